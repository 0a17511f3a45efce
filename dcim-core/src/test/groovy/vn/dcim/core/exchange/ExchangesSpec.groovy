package vn.dcim.core.exchange

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.util.zip.ZipEntry
import java.util.zip.ZipInputStream
import java.util.zip.ZipOutputStream
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetBatch.OnKnown
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetFilter
import vn.dcim.core.asset.AssetOrder
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.Assets
import vn.dcim.core.assetlist.AssetDrafts
import vn.dcim.core.assetlist.ListWords
import vn.dcim.core.device.Feed
import vn.dcim.core.device.FeedRepository
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.network.NetworkDesk
import vn.dcim.core.network.Networks
import vn.dcim.core.network.Wire
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.power.Cable
import vn.dcim.core.power.PowerDesk
import vn.dcim.core.power.PowerKind
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.asset.AssetBatch.Fate.*
import static vn.dcim.core.asset.AssetField.*
import static vn.dcim.core.exchange.NetboxKind.*

/** 11/2023 7.1, 12.1.g: a centre that kept its equipment in NetBox takes it over, and can take it away again. */
class ExchangesSpec extends Specification {

    static final List<String> FILES = ['sites', 'locations', 'racks', 'device_types', 'devices', 'power_ports', 'power_outlets',
                                       'power_panels', 'power_feeds', 'cables']

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Exchanges exchanges = context.getBean(Exchanges)
    @Shared NetboxExport export = context.getBean(NetboxExport)
    @Shared NetboxFiles writer = context.getBean(NetboxFiles)
    @Shared ExchangeUndo undo = context.getBean(ExchangeUndo)
    @Shared Assets assets = context.getBean(Assets)
    @Shared AssetDesk desk = context.getBean(AssetDesk)
    @Shared PowerDesk power = context.getBean(PowerDesk)
    @Shared PlaceRepository places = context.getBean(PlaceRepository)
    @Shared FeedRepository feeds = context.getBean(FeedRepository)
    @Shared NetworkDesk network = context.getBean(NetworkDesk)
    @Shared Networks networks = context.getBean(Networks)
    @Shared NetworkCableRepository networkCables = context.getBean(NetworkCableRepository)
    @Shared AssetTerms terms = new AssetTerms({ context.getBean(ListWords).of(it) })

    byte[] file(String name) {
        getClass().getResourceAsStream("/netbox/$name").bytes
    }

    /** The centre of the specs, as NetBox exports it; some file may be another one. */
    byte[] centre(Map<String, String> others = [:]) {
        def bytes = new ByteArrayOutputStream()
        def zip = new ZipOutputStream(bytes)
        FILES.each {
            zip.putNextEntry(new ZipEntry("${it}.csv"))
            zip.write((others[it] ?: new String(file("${it}.csv"), 'UTF-8')).getBytes('UTF-8'))
        }
        zip.close()
        bytes.toByteArray()
    }

    String csv(String name) {
        new String(file("${name}.csv"), 'UTF-8')
    }

    ExchangeDraft bring(byte[] content, String name = 'netbox.zip') {
        clock.advance(Duration.ofMinutes(1))
        exchanges.bring(name, content, 'an')
    }

    ExchangeResult look(ExchangeDraft draft) {
        exchanges.look(draft.id(), terms, 'an')
    }

    def take(ExchangeDraft draft, boolean isPartial = false) {
        def seen = look(draft)
        clock.advance(Duration.ofMinutes(1))
        exchanges.take(draft.id(), new Exchanges.Consent(exchanges.get(draft.id(), 'an').revision(), seen.count(NEW), seen.count(CHANGED),
                seen.count(FAULTY), isPartial), terms, 'an', { done, all -> })
    }

    Map<String, Long> counts() {
        [places: places.count(), assets: present().size() as long, parts: power.nodes().size() as long, cables: feeds.count()]
    }

    List<Asset> present() {
        assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, 1000).assets()
    }

    Asset asset(String name) {
        present().find { it.name() == name }
    }

    static List<List> faults(ExchangeResult result) {
        result.lines(FAULTY).collectMany { line -> line.faults().collect { [line.kind(), line.where(), it.field(), it.value(), it.cause()?.code() ?: it.reason()] } }
    }

    static Map<String, String> unzipped(byte[] content) {
        def zip = new ZipInputStream(new ByteArrayInputStream(content))
        def files = [:] as TreeMap<String, String>
        for (def entry = zip.nextEntry; entry != null; entry = zip.nextEntry) {
            files[entry.name] = new String(zip.readAllBytes(), 'UTF-8')
        }
        files
    }

    static byte[] fresh(NetboxFiles writer, NetboxExport export) {
        writer.zip(export.now())
    }

    def "what is wrong is told object by object, and nothing is written"() {
        given:
        def draft = bring(centre(
                racks: csv('racks').replace(',47,', ',4O,'),
                devices: csv('devices').replace('Database Server', 'Máy lạ').replace('TS-0101,active', 'TS-0104,active'),
                cables: csv('cables').replace('pdu-a01-b,,dcim.poweroutlet', 'pdu-a01-c,,dcim.poweroutlet')))

        when:
        def result = look(draft)

        then:
        faults(result) as Set == [
                [RACK, '3', 'u_height', '4O', 'not-read'],
                [DEVICE, '3', 'role', 'Máy lạ', 'not-read'],
                [DEVICE, '4', 'rack', 'TR-A02', 'unknown'],
                [DEVICE, '5', 'asset_tag', 'TS-0104', 'taken'],
                [CABLE, '4', 'rack', 'TR-A02', 'unknown-place'],
                [CABLE, '2', 'side_b_device', 'pdu-a01-a', 'unknown-device'],
                [CABLE, '3', 'side_b_device', 'pdu-a01-a', 'unknown-part'],
                [CABLE, '4', 'side_a_device', 'pdu-a01-c', 'unknown-part'],
                [CABLE, '5', 'side_a_device', 'pdu-a01-a', 'unknown-part'],
                [CABLE, '6', 'side_a_device', 'sw-loi-01', 'unknown-device'],
        ] as Set
        result.roles() == ['Máy lạ'] as Set
        counts() == [places: 0, assets: 0, parts: 0, cables: 0]

        when: "the whole is wanted all the same"
        take(draft)

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.ILLEGAL_TRANSITION
        counts() == [places: 0, assets: 0, parts: 0, cables: 0]

        when: "what a word means is told once"
        exchanges.choose(draft.id(), OnKnown.UPDATE, ['Máy lạ': 'server'], 'an')

        then:
        look(draft).roles().isEmpty()
        faults(look(draft)).every { it[3] != 'Máy lạ' }

        cleanup:
        exchanges.drop(draft.id(), 'an')
    }

    def "NetBox's CSV becomes places, racks, assets, parts of the power chain and cables, as one change"() {
        given:
        def draft = bring(centre())

        when:
        def result = look(draft)

        then:
        faults(result) == []
        [SITE, LOCATION, RACK, DEVICE, POWER_PANEL, POWER_FEED, CABLE].collect { result.count(it, NEW) } == [1, 3, 2, 5, 2, 3, 10] // 4 power cables, 3 from panels, 2 to racks, 1 of the network
        result.left() == ['tenant Sở Y tế': 1]
        counts() == [places: 0, assets: 0, parts: 0, cables: 0]

        when:
        def list = take(draft)

        then:
        list.added() == 5
        counts() == [places: 6, assets: 5, parts: 7, cables: 10]
        with(places.findByName('Hàng A').get()) {
            it.kind() == Place.Kind.ROW
            places.findById(it.parentId()).get().name() == 'Phòng máy chủ'
        }
        places.findByName('TR-A02').get().units() == 47
        with(asset('mc-csdl-01')) {
            it.model() == 'PowerEdge R750'
            [it.position().unit(), it.position().height()] == [12, 2]
            it.status() == AssetStatus.IN_USE
        }
        asset('sw-loi-01').status() == AssetStatus.BROKEN
        with(power.loadOf(asset('mc-thu-01').id())) {
            [it.inputs(), it.nameplateWatts(), it.budgetWatts()] == [2, 1600, 401]
        }
        with(power.nodes().find { it.name() == 'Q-A01-A' }) {
            [it.kind(), it.ratedAmps(), it.phases(), it.derating()] == [PowerKind.BREAKER, 32, 3, null]
        }
        power.nodes().find { it.name() == 'Q-A01-B' }.derating() == 70
        with(feeds.findAll().find { it.outlet() == '2' }) {
            it.toNode() == "asset:${asset('mc-csdl-01').id()}"
            it.phases() == 'L2'
        }
        feeds.findAll().find { it.toNode() == "place:${places.findByName('TR-A02').get().id()}" }.path() == 'A'
    }

    def "the same files once more change nothing"() {
        expect:
        with(look(bring(centre()))) {
            faults(it) == []
            it.count(NEW) + it.count(CHANGED) == 0
            it.count(SAME) == 26
        }
    }

    def "answers of the REST API come by the same way, and a kind that was not known is chosen once"() {
        given:
        def draft = bring(file('rest.json'), 'api.json')

        expect:
        look(draft).roles() == ['Thiết bị ONTAP'] as Set

        when:
        exchanges.choose(draft.id(), OnKnown.UPDATE, ['Thiết bị ONTAP': 'storage'], 'an')
        take(draft)

        then:
        with(asset('sl-01')) {
            [it.maker(), it.model(), it.ips(), it.importance().code(), it.status()] ==
                    ['NetApp', 'FAS2720', '10.20.0.31', 'high', AssetStatus.STANDBY]
            places.findById(it.position().placeId()).get().name() == 'DP-01'
            it.position().unit() == 20
        }
        feeds.findAll().any { it.toNode() == "asset:${asset('sl-01').id()}" && it.outlet() == '7' }
        look(bring(file('rest.json'), 'api.json')).left() == ['dcim/interfaces': 1]
    }

    def "known things are updated, left or faults, as their author chose"() {
        given:
        def draft = bring(centre(
                racks: csv('racks').replace(',47,', ',48,'),
                devices: csv('devices').replace('Máy chủ thư điện tử', 'Máy chủ thư mới'),
                power_feeds: csv('power_feeds').replace(',32,80', ',40,80'),
                power_outlets: csv('power_outlets').replace('pdu-a01-a,2,iec-60320-c13,B', 'pdu-a01-a,2,iec-60320-c13,C')))

        expect:
        with(look(draft)) {
            it.lines(CHANGED).collect { [it.kind(), it.changes()*.was(), it.changes()*.became()] } == [
                    [RACK, ['47'], ['48']], [DEVICE, ['Máy chủ thư điện tử'], ['Máy chủ thư mới']], [POWER_FEED, ['32'], ['40']],
                    [CABLE, ['L2'], ['L3']]]
        }

        when:
        exchanges.choose(draft.id(), OnKnown.SKIP, [:], 'an')

        then: "assets are passed by whether or not they would change, as in lists"
        with(look(draft)) {
            it.count(CHANGED) + it.count(NEW) + it.count(FAULTY) == 0
            it.count(RACK, SKIPPED) == 1
            it.count(DEVICE, SKIPPED) == 5
        }

        when:
        exchanges.choose(draft.id(), OnKnown.STOP, [:], 'an')

        then:
        with(look(draft)) {
            it.count(RACK, FAULTY) == 1
            it.count(CHANGED) + it.count(NEW) == 0
        }

        when: "somebody else changes the register after the author looked"
        exchanges.choose(draft.id(), OnKnown.UPDATE, [:], 'an')
        def seen = look(draft)
        desk.change(asset('mc-thu-01').id(), asset('mc-thu-01').revision(), [(NOTE): 'Máy chủ thư mới'], terms, '', 'bình')
        exchanges.take(draft.id(), new Exchanges.Consent(exchanges.get(draft.id(), 'an').revision(), seen.count(NEW), seen.count(CHANGED), 0, false),
                terms, 'an', { done, all -> })

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.CHANGED_MEANWHILE
        places.findByName('TR-A02').get().units() == 47

        when:
        take(draft)

        then:
        places.findByName('TR-A02').get().units() == 48
        power.nodes().find { it.name() == 'Q-A01-A' }.ratedAmps() == 40
        feeds.findAll().find { it.outlet() == '2' }.phases() == 'L3'
    }

    /** The connection into a device of the network, as it is told: from, port, to, far port. */
    List<List> wires() {
        def named = present().collectEntries { ["asset:${it.id()}" as String, it.name()] }
        feeds.findByKind(Feed.Kind.NETWORK).collect {
            [named[it.fromNode()], it.outlet(), named[it.toNode()], networks.now().link(it).farPort()]
        }
    }

    static final String HEAD = 'side_a_device,side_a_type,side_a_name,side_b_device,side_b_type,side_b_name,type,status,label,color,length,length_unit,cf_dcim_from\n'

    ExchangeDraft cable(String row, String interfaces = '') {
        def draft = bring((HEAD + row + '\n').getBytes('UTF-8'), 'cables.csv')
        if (interfaces) {
            exchanges.add(draft.id(), 'interfaces.csv', ('device,name,type\n' + interfaces).getBytes('UTF-8'), 'an')
        }
        draft
    }

    def "a cable of NetBox's gets a direction: #rule"() {
        given:
        def before = wires()
        def draft = cable(row)

        expect:
        faults(look(draft)) == []

        when:
        def list = take(draft)

        then:
        wires() - before == [wire]

        when: "it is undone"
        undo.undo(list.id(), 'nhầm tệp', 'an')

        then:
        wires() == before

        where:
        rule                              | row                                                                                         || wire
        'the nearer to the line gives'    | 'mc-csdl-01,dcim.interface,eno2,sw-loi-01,dcim.interface,Te1/9,cat6a,connected,,,,,'        || ['sw-loi-01', 'Te1/9', 'mc-csdl-01', 'eno2']
        'a field of ours tells'           | 'mc-csdl-01,dcim.interface,eno2,pdu-a01-b,dcim.interface,mgmt,cat6a,connected,,,,,b'         || ['pdu-a01-b', 'mgmt', 'mc-csdl-01', 'eno2']
        'of two alike side A'             | 'mc-csdl-01,dcim.interface,eno2,mc-thu-01,dcim.interface,eno3,cat6a,connected,,,,,'          || ['mc-csdl-01', 'eno2', 'mc-thu-01', 'eno3']
        'a made up name is none'          | 'pdu-a01-b,dcim.interface,(1),sw-loi-01,dcim.interface,Te1/9,,connected,,,,,'                || ['sw-loi-01', 'Te1/9', 'pdu-a01-b', '']
    }

    def "a cable that is known keeps its direction whichever way NetBox tells it, and what NetBox knows of it is kept"() {
        given:
        def before = wires()
        def row = 'mc-thu-01,dcim.interface,eno1,sw-loi-01,dcim.interface,Te1/1,cat6a,Planned,C-17,aa1409,12.50,m,a'

        expect:
        with(look(cable(row)).lines(CHANGED)) {
            it.size() == 1
            it.first().name() == 'sw-loi-01/Te1/1 → mc-thu-01/eno1'
            it.first().changes().collect { [it.field() - 'exchange.field.', it.became()] } == [
                    ['cable-status', 'planned'], ['label', 'C-17'], ['color', 'aa1409'], ['length', '12.5'], ['length-unit', 'm']]
        }

        when:
        take(cable(row))

        then:
        wires() == before
        look(cable(row)).count(CABLE, SAME) == 1
        networkCables.findAll()*.label() == ['C-17']

        when: "it was put into another port"
        def draft = cable(row.replace('Te1/1,', 'Te1/4,'))
        exchanges.choose(draft.id(), onKnown, [:], 'an')

        then:
        look(draft).count(CABLE, fate) == 1
        wires() == before

        where:
        onKnown        || fate
        OnKnown.UPDATE || CHANGED
    }

    def "a cable that cannot be is told: #fault"() {
        expect:
        faults(look(cable(row, interfaces))) == [fault]

        where:
        row                                                                         | interfaces                          || fault
        'sw-loi-01,dcim.interface,Te9,mc-csdl-01,dcim.interface,eno2,,,,,,,'         | 'sw-loi-01,Te8,other\nmc-csdl-01,eno2,other\n' || [CABLE, '2', 'side_a_name', 'sw-loi-01/Te9', 'unknown-interface']
        'sw-lạ,dcim.interface,Te9,mc-csdl-01,dcim.interface,eno2,,,,,,,'             | ''                                  || [CABLE, '2', 'side_a_device', 'sw-lạ', 'unknown-device']
        'sw-loi-01,dcim.interface,Te9,mc-csdl-01,dcim.interface,eno2,,,,,dài,m,'     | ''                                  || [CABLE, '2', 'length', 'dài', 'not-read']
        'sw-loi-01,dcim.interface,Te1/1,mc-csdl-01,dcim.interface,eno2,,,,,,,'       | ''                                  || [CABLE, '2', 'port', 'Te1/1', ErrorCode.INVALID_VALUE]
        'mc-thu-01,dcim.interface,eno9,sw-loi-01,dcim.interface,Te9,,,,,,,a'         | ''                                  || [CABLE, '2', 'mc-thu-01', 'sw-loi-01', ErrorCode.LINK_CIRCLE]
    }

    def "what is exported comes back as it was, with all that NetBox has no column for"() {
        given: "what NetBox has nothing like"
        def lone = places.save(new Place(null, 'Kho ngoài', Place.Kind.ROOM, null))
        clock.advance(Duration.ofMinutes(1))
        assert desk.add([(NAME): 'Máy nửa bề', (KIND): 'server', (TAG): 'TS-0301', (PLACE): 'TR-A01', (UNIT): '30', (HALF): 'left', (FACE): 'rear',
                         (HOLDER): 'Lê Thị Hoa', (HANDOVER): '12/BB', (HELD_SINCE): '2026-01-05', (PRICE): '12500000', (WARRANTY_TO): '2027-02-28',
                         (NOTE): 'dòng một\ndòng hai; "trích" =1+1', (IMPORTANCE): 'low', (STATUS): 'lent', (SERIAL): 'S' * 60], terms, 'an').faults().isEmpty()
        assert desk.add([(NAME): 'N' * 80, (KIND): 'other', (PLACE): 'Kho ngoài'], terms, 'an').faults().isEmpty()
        assert desk.add([(NAME): 'Không nơi đặt', (KIND): 'ups', (MAKER): 'Hãng A', (MODEL): 'X'], terms, 'an').faults().isEmpty()
        power.addAll([[name: 'UPS-A', kind: 'ups', watts: '80000', derating: '90', note: 'dự phòng'], [name: 'ATS-1', kind: 'ats'],
                      [name: 'Lưới', kind: 'source'], [name: 'Q-lẻ', kind: 'breaker', amps: '63', phases: '3', open: 'yes']], '', 'an')
        power.connectAll([new Cable('Lưới', 'ATS-1', '', '', '', '1'), new Cable('ATS-1', 'UPS-A', 'A', '', 'L1L2L3', ''),
                          new Cable('UPS-A', 'TĐ-UPS-A', 'A', '7|8;%', '', ''), new Cable('Q-lẻ', 'Kho ngoài', 'B', '', '', ''),
                          new Cable('TĐ-UPS-A', 'Q-lẻ', '', '', '', ''), new Cable('TĐ-UPS-B', 'TR-A02', 'B', '', '', '')], '', 'an')

        def wired = network.connectAll([new Wire('sw-loi-01', 'mc-csdl-01', 'Te1/2', 'eno2', '10000', '2000'), new Wire('N' * 80, 'sw-loi-01', '', '', '', ''),
                                        new Wire('sw-loi-01', 'TS-0301', 'Te1/3', '', '', '')], '', 'an')
        networkCables.save(new NetworkCable(wired[0].id(), 'cat6a', 'planned', 'C-17; "đỏ"', 'aa1409', '12.5', 'm'))

        when:
        def zip = fresh(writer, export)
        def json = writer.json(export.now())

        then:
        [look(bring(zip)), look(bring(json, 'dcim.json'))].each {
            assert faults(it) == []
            assert it.lines(CHANGED).collect { [it.name(), it.changes()] } == []
            assert it.lines(NEW).collect { [it.kind(), it.name()] } == []
        }

        when: "the registry is emptied of what can be, and filled from the export"
        def before = unzipped(zip)
        def other = TestDatabase.fresh()
        def empty = ApplicationContext.builder().properties(other.properties()).singletons(clock).start()
        def there = empty.getBean(Exchanges)
        def draft = there.bring('dcim.zip', zip, 'an')
        def seen = there.look(draft.id(), terms, 'an')
        there.take(draft.id(), new Exchanges.Consent(1, seen.count(NEW), seen.count(CHANGED), seen.count(FAULTY), false), terms, 'an', { done, all -> })
        def after = unzipped(empty.getBean(NetboxFiles).zip(empty.getBean(NetboxExport).now()))

        then: "each file has the same lines; the order of numbers given anew does not matter"
        seen.count(FAULTY) == 0
        after.keySet() == before.keySet()
        before.each { name, text -> assert after[name].readLines().sort() == text.readLines().sort() }

        cleanup:
        empty?.close()
        other?.close()
    }

    def "a list of Snipe-IT's that was exported comes back as it was"() {
        given:
        def names = assets.names()
        def sheet = [SnipeItList.heads(names), *present().findAll { it.tag() }.collect { SnipeItList.row(it, names) }]
        def csv = sheet*.collect { '"' + it.replace('"', '""') + '"' }*.join(',').join('\n')

        when:
        def drafts = context.getBean(AssetDrafts)
        def draft = drafts.bring('snipe.csv', SnipeItList.list(csv.getBytes('UTF-8'), names.custom()), 'an')

        then:
        with(drafts.look(draft.id(), terms, 'an').plan()) {
            it.lines().collectMany { it.faults() } == []
            it.count(SAME) == it.lines().size()
            it.lines().size() == 5
        }
    }

    def "the good objects are taken without the faulty ones, and all of it is undone"() {
        given:
        def before = counts()
        def draft = bring(centre(
                sites: csv('sites').replace('Trung tâm dữ liệu tỉnh', 'Cơ sở 3'),
                locations: csv('locations').replace('Trung tâm dữ liệu tỉnh', 'Cơ sở 3').replaceAll(/(Tầng 2|Phòng máy chủ|Hàng A)/) { it[0] + ' C3' },
                racks: csv('racks').replace('Trung tâm dữ liệu tỉnh', 'Cơ sở 3').replace('Hàng A', 'Hàng A C3').replace('TR-A', 'TR-C').replace(',47,', ',0,'),
                devices: csv('devices').replace('Trung tâm dữ liệu tỉnh', 'Cơ sở 3').replace('Hàng A', 'Hàng A C3').replace('TR-A', 'TR-C')
                        .replace('7XK', '8XK').replace('FCW', 'GCW').replace('TS-01', 'TS-09').replaceAll(/(?m)^(mc|sw|pdu)-/) { 'c3-' + it[0] },
                power_ports: csv('power_ports').replaceAll(/(?m)^(mc|sw|pdu)-/) { 'c3-' + it[0] },
                power_outlets: csv('power_outlets').replaceAll(/(?m)^(mc|sw|pdu)-/) { 'c3-' + it[0] },
                power_panels: csv('power_panels').replace('TĐ-', 'C3-').replace('Trung tâm dữ liệu tỉnh', 'Cơ sở 3').replace('Phòng máy chủ', 'Phòng máy chủ C3'),
                power_feeds: csv('power_feeds').replace('TĐ-', 'C3-').replace('Q-', 'C3-Q-').replace('Trung tâm dữ liệu tỉnh', 'Cơ sở 3').replace('Hàng A', 'Hàng A C3').replace('TR-A', 'TR-C'),
                cables: csv('cables').replace('TĐ-', 'C3-').replace('Q-A', 'C3-Q-A').replaceAll(/(mc|sw|pdu)-[a-z0-9-]+/) { 'c3-' + it[0] }))

        when:
        def list = take(draft, true)

        then: "the rack, its switch and its feed stay out"
        counts() == [places: before.places + 5, assets: before.assets + 4, parts: before.parts + 7, cables: before.cables + 8]

        when:
        clock.advance(Duration.ofMinutes(1))
        undo.undo(list.id(), 'nhầm tệp', 'an')

        then:
        counts() == before
        undo.changes(list.id()).every { it.undone() }

        when:
        undo.undo(list.id(), 'nhầm tệp', 'an')

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.ILLEGAL_TRANSITION
    }

    def "what is none of NetBox's is refused: #name"() {
        when:
        bring(content.getBytes('UTF-8'), name)

        then:
        def refusal = thrown(DcimException)
        with(refusal) {
            it.code() == ErrorCode.INVALID_VALUE
            it.arguments()[1] == name
        }

        where:
        name           | content
        'danh sách.csv'| 'Tên,Loại\nA,B\n'
        'rỗng.csv'     | ''
        'hỏng.json'    | '{"results": [ '
        'hỏng.zip'     | 'PK\u0003\u0004'
    }

    def "a draft is its author's"() {
        when:
        exchanges.look(bring(centre()).id(), terms, 'bình')

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.NOT_FOUND
    }
}
