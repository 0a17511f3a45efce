package vn.dcim.web.asset

import groovy.json.JsonOutput
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.CustomKey
import vn.dcim.core.asset.disposal.DisposalDesk
import vn.dcim.core.asset.disposal.DisposalMethod
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.power.Cable
import vn.dcim.core.power.PowerDesk
import vn.dcim.core.unit.Units
import vn.dcim.core.version.Versions
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.plan.MaintenancePlans
import vn.dcim.core.work.plan.PlanDesk
import vn.dcim.web.CountingDriver
import vn.dcim.web.WebServer

/** How often a page of the registry asks the database: as often where there is much as where there is little. */
class StatementCountSpec extends Specification {

    /** Pages, with the most statements that each may need. */
    static final Map<String, Integer> PAGES = [
            '/equipment': 25, '/equipment?page=1': 25, '/equipment?q=may': 25, '/equipment?q=may&sort=-price': 25,
            '/equipment?flaw=same-tag': 25, '/equipment?flaw=not-seen': 25, '/equipment?as-of=20/11/2026': 25,
            '/equipment?place=1': 25, '/equipment/1': 25, '/equipment?own=level:c1&sort=-watts': 25, '/equipment?flaw=no-required': 25,
            '/equipment/1/edit': 20, '/equipment/fields': 15, '/equipment/drift': 20, '/equipment/1/tie': 20, '/disposals': 15,
            '/disposals/new': 20, '/disposals/{last}': 35, '/api/v1/assets': 15,
            '/software': 20, '/software?q=tep': 20, '/software/1': 20, '/software/hosts': 20, '/ends': 20,
            '/power': 25, '/power/forecast/places': 25, '/network': 25, '/racks': 25, '/racks/2': 25, '/documents': 15, '/registers': 20,
            '/compliance': 15, '/compliance/BK11-4.3': 20, '/compliance/inspections': 15, '/compliance/oscal': 15,
            '/compliance/profiles/an-giang': 120, '/compliance/BK11-30.7.a/simulation?limit-monitoring_retention_months=45': 15, '/compliance/conflicts': 15,
            '/compliance/declarations': 15, '/compliance/evidence': 15, '/compliance/evidence/cameras': 20,
            '/compliance/overview': 15, '/compliance/xray': 15, '/compliance/tasks': 15, '/compliance/deadlines': 20, '/compliance/walk/BK11-4.3': 15,
            '/registers/ports': 20,
            '/work/calendar?month=2026-11': 20, '/work/calendar?week=2026-W48': 20,
            '/registers/ports?q=cong': 20, '/stocktakes': 15, '/reports': 25, '/maintenance?year=2027&shown=overall': 35, '/maintenance/manuals': 20,
            '/work': 15, '/work/costs?by=asset': 20]

    @Shared @AutoCleanup WebServer web = new WebServer(['datasources.default.driver-class-name': CountingDriver.name])
    @Shared Map<String, List<String>> little
    @Shared Map<String, List<String>> much
    @Shared int counter

    def setupSpec() {
        def room = web.bean(PlaceRepository).save(new Place(null, 'Phòng máy 1', Place.Kind.ROOM, null))
        web.bean(PlaceRepository).save(new Place(null, 'K00', Place.Kind.RACK, room.id(), 42))
        web.bean(Units).add('Sở Tài chính', 'STC', 'spec')
        web.bean(PowerDesk).addAll([[name: 'Lưới', kind: 'source']], '', 'spec')
        [[code: 'level', 'label-vi': 'Cấp độ', type: 'choice', choices: 'c1 | Cấp 1\nc2 | Cấp 2', 'required-from': '01/11/2026'],
         [code: 'watts', 'label-vi': 'Công suất', type: 'number', unit: 'W', 'show-field': 'level', 'show-value': 'c1']]
                .each { assert send('/api/v1/asset-fields', it) == 201 }
        fill(10, 1)
        web.bean(PlanDesk).make(2027, LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 31), 'spec')
        little = count()
        fill(290, 4)
        def plan = web.bean(MaintenancePlans).ofYear(2027).get()
        web.bean(PlanDesk).extend(plan.id(), plan.version(), 'spec')
        much = count()
    }

    /** Adds so many assets, and so many of all else. */
    private void fill(int assets, int others) {
        def gone = (1..others).collect {
            def outcome = web.bean(AssetDesk).add([(AssetField.NAME): "Cũ ${++counter}" as String, (AssetField.KIND): 'server',
                    (AssetField.STATUS): 'awaiting-disposal', (new CustomKey('level')): 'c2'], AssetTerms.CODES, 'spec')
            assert outcome.faults() == []
            outcome.asset().id()
        }
        web.bean(DisposalDesk).begin(new DisposalDesk.Plan("$counter/QĐ" as String, LocalDate.of(2026, 11, 20), DisposalMethod.SALE, '',
                [new DisposalDesk.Member('An', 'Chủ tịch')], gone), 'spec')
        def of = (1..assets).collect { counter++; [name: "Máy $counter" as String, tag: "TS-$counter" as String, kind: 'server', status: 'in-use',
                place: 'Phòng máy 1', owner: 'STC', holder: 'An', contract: "$counter/HĐ" as String, 'warranty-to': '01/12/2026', level: 'c1', watts: "$counter" as String] }
        assert send('/api/v1/assets/batch', of) == 201
        (1..others).each {
            def number = "${++counter}"
            web.bean(PlaceRepository).save(new Place(null, "K$number", Place.Kind.RACK, 1L, 42))
            assert send('/api/v1/assets/batch', [[name: "Chủ $number" as String, kind: 'server', level: 'c2', place: "K$number" as String, unit: '1', height: '1']]) == 201
            web.bean(PowerDesk).addAll([[name: "P$number" as String, kind: 'pdu', amps: '16']], '', 'spec')
            web.bean(PowerDesk).connectAll([new Cable('Lưới', "P$number", '', '', '', ''), new Cable("P$number", "Chủ $number", '', '1', '', '')], '', 'spec')
            def order = web.bean(WorkDesk).open(new WorkDesk.Wish(WorkKind.PLANNED, "Việc $number" as String, null, '', null, [1L], []), 'spec')
            web.bean(WorkDesk).plan(order.id(), Instant.parse('2026-11-24T01:00:00Z'), Instant.parse('2026-11-25T01:00:00Z'), 'spec')
            assert send('/api/v1/network/links', [[from: 'Máy 2', to: "Chủ $number" as String, rated: '1000']]) == 201
            assert send('/api/v1/software', [name: "Hệ tệp $number" as String, kind: 'operating-system', ground: 'proprietary']) == 201
            def title = web.get('/api/v1/software', Role.ASSET_MANAGER).items.find { it.fields.name == "Hệ tệp $number" }.id
            assert send("/api/v1/software/$title/licences", [metric: 'device', term: 'limited', seats: '5', 'starts-on': '01/01/2026', 'ends-on': '31/12/2026']) == 200
            assert send("/api/v1/software/$title/installations", [asset: "Chủ $number" as String]) == 200
            assert web.command('/registers/ports/new', Role.ASSET_MANAGER,
                    [name: "Cổng $number", use: 'service', protocol: 'https', target: "Chủ $number"]).statusCode() == 303
            assert web.command('/stocktakes/new', Role.ASSET_MANAGER, [name: "Kiểm kê $number", committee: 'An']).statusCode() == 303
        }
    }

    private int send(String path, Object body) {
        def answer = web.api('POST', path, Role.ASSET_MANAGER, JsonOutput.toJson(body))
        assert answer.statusCode() < 300: answer.body()
        answer.statusCode()
    }

    /** The least of three looks: the first may have to make what is kept from then on. */
    private Map<String, List<String>> count() {
        PAGES.keySet().collectEntries { path -> [path, (1..3).collect { statements(path) }.min { it.size() }] }
    }

    private List<String> statements(String route) {
        def path = route.replace('{last}', web.page('/disposals', Role.ASSET_MANAGER).body().findAll(/\/disposals\/(\d+)"/) { it[1] as int }.max().toString())
        // why: what is kept until the registry changes has to be made anew
        web.bean(Versions).cutOff()
        CountingDriver.STATEMENTS.clear()
        def answer = path.startsWith('/api') ? web.api('GET', path, Role.ASSET_MANAGER) : web.page(path, Role.ASSET_MANAGER)
        assert answer.statusCode() == 200: "$path: ${answer.body()}"
        CountingDriver.STATEMENTS.toList()
    }

    def "#path asks no more of the database when there are thirty times as many assets, and no more than #most times"() {
        expect:
        little[path].size() > 0
        more(much[path], little[path]) == []
        more(little[path], much[path]) == []
        much[path].size() <= most

        where:
        path << PAGES.keySet()
        most = PAGES[path]
    }

    /** What is asked more often one time than the other, whatever ids it names. */
    private static List<String> more(List<String> asked, List<String> other) {
        def shapes = { List<String> statements -> statements*.replaceAll(/\d+(,\d+)*|\?(,\?)*/, '#').countBy { it } }
        def less = shapes(other)
        shapes(asked).findAll { shape, times -> times > (less[shape] ?: 0) }.keySet().toList()
    }
}
