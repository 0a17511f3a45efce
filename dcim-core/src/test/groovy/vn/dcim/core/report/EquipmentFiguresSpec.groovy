package vn.dcim.core.report

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.asset.AssetKind
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.Origin
import vn.dcim.core.asset.Paper

import static vn.dcim.core.asset.AssetKind.*
import static vn.dcim.core.asset.AssetStatus.*

/** What a report tells of two states of the registry and of what happened between them. */
class EquipmentFiguresSpec extends Specification {

    static final ReportParameters QUARTER = new ReportParameters(ReportKind.QUARTER, LocalDate.parse('2026-03-31'),
            LocalDate.parse('2026-06-30'), LocalDate.parse('2026-09-30'), 60, [ups: 120])

    static AssetLine line(Map with) {
        def it = [tag: "TS-$with.id", kind: SERVER, status: IN_USE, person: 'Lan', handover: '1/BB', price: 60_000_000L,
                  inUseOn: '2026-04-01', warrantyTo: null, ownerId: null, origin: Origin.Kind.PURCHASE, life: null] + with
        new AssetLine(it.id as long, it.tag as String, "SRV-$it.id", it.kind as AssetKind, 'Dell', "S$it.id", it.status as AssetStatus,
                7L, null, it.person, it.handover, it.ownerId as Long, it.origin as Origin.Kind, it.price as Long,
                it.inUseOn ? LocalDate.parse(it.inUseOn) : null, it.life as Integer,
                it.warrantyTo ? LocalDate.parse(it.warrantyTo) : null)
    }

    static MovementLine move(long asset, AssetStatus was, AssetStatus became, Paper paper = Paper.NONE) {
        new MovementLine(asset, Instant.parse('2026-08-01T03:00:00Z'), was, became, paper, '9/BB', LocalDate.parse('2026-08-01'), null, 'Lan')
    }

    static ReportFigures figures(List<AssetLine> opening, List<AssetLine> closing, List<MovementLine> moves = [], List<MovementLine> before = []) {
        new ReportFigures(QUARTER, [], EquipmentSection.tables(new EquipmentAsOf(QUARTER, EquipmentAsOf.byId(opening),
                EquipmentAsOf.byId(closing), moves, before)))
    }

    def "BK11-7.2-a: opening, in, out and closing add up for each kind, also for what came and went, and what was put right"() {
        given:
        def opening = [line(id: 1), line(id: 2), line(id: 3, kind: SWITCH), line(id: 4, status: DISPOSED), line(id: 5)]
        def closing = [line(id: 1), line(id: 2, status: DISPOSED), line(id: 3, kind: ROUTER), line(id: 4, status: DISPOSED),
                       line(id: 5, status: BROKEN), line(id: 6), line(id: 7, status: DISPOSED)]

        when:
        def stock = figures(opening, closing).table('stock')
        def row = { String kind -> ['opening', 'in', 'out', 'corrected', 'closing'].collect { stock.cell(kind, it) as int } }

        then: "2 and 7 went, 6 and 7 came, 3 was no switch"
        row('server') == [3, 2, 2, 0, 3]
        row('switch') == [1, 0, 0, -1, 0]
        row('router') == [0, 0, 0, 1, 1]
        row('total') == [4, 2, 2, 0, 4]
        stock.rows()*.key().every { row(it)[0] + row(it)[1] - row(it)[2] + row(it)[3] == row(it)[4] }
    }

    def "what stands in each status adds up to the stock"() {
        when:
        def figures = figures([line(id: 1), line(id: 2)], [line(id: 1, status: BROKEN), line(id: 2), line(id: 3, status: IN_STORE)])
        def status = figures.table('status')

        then:
        status.cell('in-use', 'opening') == '2'
        status.cell('in-use', 'change') == '-1'
        status.cell('broken', 'closing') == '1'
        status.cell('total', 'closing') == figures.table('stock').cell('total', 'closing')
        !status.rows()*.key().contains('disposed')
    }

    def "from #was to #became is counted as #events"() {
        when:
        def table = figures([line(id: 1)], [line(id: 1)], [move(1, was, became, paper)]).table('events')

        then:
        table.rows().findAll { table.cell(it.key(), 'now') == '1' }*.key() == events

        where:
        was               | became            | paper            || events
        IN_USE            | BROKEN            | Paper.INSPECTION || ['failure']
        IN_USE            | IN_REPAIR         | Paper.REPAIR     || ['failure', 'repair-begun']
        BROKEN            | IN_REPAIR         | Paper.REPAIR     || ['repair-begun']
        IN_REPAIR         | BROKEN            | Paper.INSPECTION || ['not-repaired']
        IN_REPAIR         | IN_USE            | Paper.REPAIR     || ['repaired']
        AWAITING_DISPOSAL | BROKEN            | Paper.NONE       || []
        BROKEN            | AWAITING_DISPOSAL | Paper.PROPOSAL   || ['proposed']
        AWAITING_DISPOSAL | DISPOSED          | Paper.DISPOSAL   || ['disposed']
        IN_STORE          | IN_USE            | Paper.HANDOVER   || ['handed-over']
        IN_STORE          | LENT              | Paper.LOAN       || ['lent']
        IN_USE            | FULLY_DEPRECIATED | Paper.NONE       || ['depreciated']
    }

    def "what happened stands against the period before"() {
        when:
        def events = figures([line(id: 1)], [line(id: 1)], [move(1, IN_USE, BROKEN)],
                [move(1, IN_USE, BROKEN), move(1, STANDBY, BROKEN), move(1, STANDBY, BROKEN)]).table('events')

        then:
        events.cell('failure', 'before') == '3'
        events.cell('failure', 'now') == '1'
        events.cell('failure', 'change') == '-2'
    }

    def "a warranty until #to is told as #told"() {
        when:
        def table = figures([], [line(id: 1, warrantyTo: to)]).table('warranty')

        then:
        table.rows().findAll { table.cell(it.key(), 'closing') == '1' }*.key() == told

        where: "the period goes from 1 July to 30 September; 180 days later is 29 March"
        to           || told
        null         || ['unknown']
        '2026-06-29' || ['over']
        '2026-06-30' || ['ended-in-period', 'over']
        '2026-09-29' || ['ended-in-period', 'over']
        '2026-09-30' || ['running', 'ends-soon']
        '2027-03-29' || ['running', 'ends-soon']
        '2027-03-30' || ['running']
    }

    def "what equipment is worth is that of the centre alone, each by its own life, its kind's or that of the settings"() {
        when:
        def value = figures([], [
                line(id: 1),                                              // 6 of 60 months: 6,000,000
                line(id: 2, life: 12),                                    // 6 of 12: 30,000,000
                line(id: 3, kind: UPS),                                   // 6 of 120: 3,000,000
                line(id: 4, price: null),
                line(id: 5, inUseOn: '2020-01-01'),                       // nothing left
                line(id: 6, ownerId: 3), line(id: 7, origin: Origin.Kind.LEASE), line(id: 8, status: DISPOSED)]).table('value')

        then:
        ['own', 'unpriced', 'over', 'price', 'worn', 'rest'].collect { value.cell('server', it) as long } ==
                [4, 1, 1, 180_000_000, 96_000_000, 84_000_000]
        value.cell('ups', 'worn') == '3000000'
        value.cell('total', 'rest') == '141000000'
    }

    def "BK11-12.1.g: #what stands in the list of what waits to be written off: #listed"() {
        expect:
        figures([], [line([id: 1] + asset)]).table('write-offs').rows()*.key() == (listed ? ['1'] : [])

        where:
        what                             | asset                                          || listed
        'broken equipment'               | [status: BROKEN]                               || true
        'what awaits its disposal'       | [status: AWAITING_DISPOSAL]                    || true
        'what is out of use by age'      | [status: FULLY_DEPRECIATED]                    || true
        'what is old and goes on'        | [inUseOn: '2021-10-01']                        || true
        'what is a month younger'        | [inUseOn: '2021-10-02']                        || false
        'what is of another agency'      | [inUseOn: '2001-10-01', ownerId: 3]            || false
        'what is gone'                   | [status: DISPOSED]                             || false
        'what is in use'                 | [:]                                            || false
    }

    def "BK11-12.1.g: whoever holds something without minutes is listed: #listed"() {
        expect:
        figures([], [line(id: 1, person: person, handover: minutes)]).table('no-minutes').rows().size() == listed

        where:
        person | minutes || listed
        'Lan'  | ''      || 1
        'Lan'  | '1/BB'  || 0
        ''     | ''      || 0
    }
}
