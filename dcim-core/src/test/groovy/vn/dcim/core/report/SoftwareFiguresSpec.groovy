package vn.dcim.core.report

import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.asset.Importance
import vn.dcim.core.software.AnyTitle
import vn.dcim.core.software.Metric
import vn.dcim.core.software.SoftwareKind
import vn.dcim.core.software.Usage

import static vn.dcim.core.software.AnyTitle.licence

/** What a report tells of two states of the register of software. */
class SoftwareFiguresSpec extends Specification {

    static final ReportParameters QUARTER = new ReportParameters(ReportKind.QUARTER, LocalDate.parse('2026-03-31'),
            LocalDate.parse('2026-06-30'), LocalDate.parse('2026-09-30'), 60, [:])

    static ReportFigures figures(List<Map> opening, List<Map> closing) {
        new ReportFigures(QUARTER, [], SoftwareSection.tables(new SoftwareAsOf(QUARTER,
                opening.collectEntries { [(it.id as long): AnyTitle.line(it, QUARTER.openingDay())] },
                closing.collectEntries { [(it.id as long): AnyTitle.line(it, QUARTER.cutOffDay())] })))
    }

    static List<Integer> row(ReportTable table, String key, List<String> columns) {
        columns.collect { table.cell(key, it) as int }
    }

    def "BK11-18.1: titles that came, went out of use, and whose kind was put right add up"() {
        when: "3 came, 2 went out of use, 4 was no database, 5 goes out of use after the cut-off"
        def stock = figures([[id: 1], [id: 2], [id: 4], [id: 5]],
                [[id: 1], [id: 2, retired: '2026-09-30'], [id: 3], [id: 4, kind: SoftwareKind.BACKUP], [id: 5, retired: '2026-10-01']])
                .table('software-stock')
        def columns = ['opening', 'in', 'out', 'corrected', 'closing']

        then:
        row(stock, 'database', columns) == [4, 1, 1, -1, 3]
        row(stock, 'backup', columns) == [0, 0, 0, 1, 1]
        row(stock, 'total', columns) == [4, 1, 1, 0, 4]
    }

    def "BK11-18.1: licences that came, were renewed and ended add up, those that came and ended within the period too"() {
        given:
        def stays = licence(id: 1, to: null)
        def ends = licence(id: 2, to: '2026-09-29')
        def renewed = licence(id: 3, to: '2026-08-31')
        def next = licence(id: 4, from: '2026-09-01', to: '2027-08-31', renews: 3)
        def brief = licence(id: 5, from: '2026-07-01', to: '2026-07-31', metric: Metric.SEAT)
        def old = licence(id: 6, from: '2025-01-01', to: '2025-12-31')
        def later = licence(id: 7, from: '2026-10-01')

        when: "6 was noted late, and had ended before"
        def table = figures([[id: 1, licences: [stays, ends, renewed]]], [[id: 1, licences: [stays, ends, renewed, next, brief, old, later]]])
                .table('licences')
        def columns = ['opening', 'in', 'renewed', 'ended', 'corrected-licence', 'closing']

        then:
        row(table, 'device', columns) == [3, 1, 1, 1, 0, 2]
        row(table, 'seat', columns) == [0, 1, 0, 1, 0, 0]
        table.rows()*.key().every { key ->
            def (opening, came, renewals, ended, corrected, closing) = row(table, key, columns)
            opening + came - renewals - ended + corrected == closing
        }
    }

    def "a licence that is counted otherwise, or that an undone list took away, is corrected"() {
        when:
        def table = figures([[id: 1, licences: [licence(id: 1), licence(id: 2)]]], [[id: 1, licences: [licence(id: 1, metric: Metric.CORE)]]])
                .table('licences')

        then:
        row(table, 'device', ['opening', 'corrected-licence', 'closing']) == [2, -2, 0]
        row(table, 'core', ['opening', 'corrected-licence', 'closing']) == [0, 1, 1]
    }

    def "bought, used, free and beyond are told by what is counted, a site licence apart"() {
        when:
        def seats = figures([], [
                [id: 1, licences: [licence(id: 1, seats: 10)], usage: new Usage(4, 0, 0, 0, 0, 0, 0)],
                [id: 2, licences: [licence(id: 2, seats: 10)], usage: new Usage(12, 0, 0, 0, 0, 0, 0)],
                [id: 3, licences: [licence(id: 3, metric: Metric.SITE)], usage: new Usage(40, 2, 0, 0, 0, 0, 0)]]).table('seats')

        then:
        row(seats, 'device', ['titles', 'bought', 'used', 'free', 'beyond']) == [2, 20, 16, 6, 2]
        row(seats, 'site', ['titles', 'bought', 'used', 'free', 'beyond']) == [1, 0, 42, 0, 0]
    }

    def "a licence that ends on #ends is #told at the cut-off of 30/09/2026"() {
        when:
        def figures = figures([], [[id: 1, licences: [licence(id: 1, to: ends)], usage: new Usage(1, 0, 0, 0, 0, 0, 0)]])

        then:
        figures.table('software-use').cell('ends-soon', 'closing') == soon
        figures.table('software-use').cell('expired-in-use', 'closing') == expired
        figures.table('licence-ends').rows().size() == listed
        figures.table('over-use').rows().size() == (expired as int)

        where:
        ends         || soon | expired | listed | told
        '2026-06-29' || '0'  | '1'     | 0      | 'over since before the period'
        '2026-06-30' || '0'  | '1'     | 1      | 'ended in the period'
        '2026-09-29' || '0'  | '1'     | 1      | 'ended in the period'
        '2026-09-30' || '1'  | '0'     | 1      | 'on its last day'
        '2027-03-29' || '1'  | '0'     | 1      | 'ending within 180 days'
        '2027-03-30' || '0'  | '0'     | 0      | 'valid'
    }

    def "BK11-10.1: the software asset list has the nine fields, and what was not rated is named"() {
        when:
        def figures = figures([], [[id: 1], [id: 2, ratedOn: null, importance: null, retired: null], [id: 3, retired: '2026-01-01']])
        def list = figures.table('software')

        then:
        list.columns()*.code() == ['name', 'version', 'cost', 'importance', 'purpose', 'scope', 'managed-by', 'licence-info', 'kept-at']
        list.rows()*.key() == ['1', '2']
        list.rows()[0].cells() == ['SQL Server', '2022', '0', 'high', 'lưu CSDL', 'toàn trung tâm', 'Sở KH&CN', 'theo hợp đồng', 'kho đĩa']
        figures.table('unrated').rows()*.key() == ['2']
        figures.table('software-importance').cell('unknown', 'closing') == '1'
        figures.table('software-importance').cell(Importance.HIGH.code(), 'change') == '1'
    }
}
