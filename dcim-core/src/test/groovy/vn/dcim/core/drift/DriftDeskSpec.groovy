package vn.dcim.core.drift

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetDesk.Grounds
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.Assets
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceFacts
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.device.Reachability
import vn.dcim.core.drift.DriftFilter.Show
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.ingest.RejectedDetail
import vn.dcim.core.ingest.RejectedMessage
import vn.dcim.core.ingest.RejectedMessageRepository
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions

import static vn.dcim.core.asset.AssetField.*

/** Register and reality part, and people bring them together again. */
class DriftDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared AssetDesk assetDesk = context.getBean(AssetDesk)
    @Shared Assets assets = context.getBean(Assets)
    @Shared DeviceRegistry registry = context.getBean(DeviceRegistry)
    @Shared Drifts drifts = context.getBean(Drifts)
    @Shared DriftDesk desk = context.getBean(DriftDesk)
    @Shared DriftWatch watch = context.getBean(DriftWatch)
    @Shared Ties ties = context.getBean(Ties)
    @Shared AuditLog audit = context.getBean(AuditLog)
    @Shared int counter

    String word = "X${++counter}A"

    def setupSpec() {
        def places = context.getBean(PlaceRepository)
        def room = places.save(new Place(null, 'Phòng máy', Place.Kind.ROOM, null))
        places.save(new Place(null, 'R01', Place.Kind.RACK, room.id(), 42))
        places.save(new Place(null, 'R02', Place.Kind.RACK, room.id(), 42))
    }

    Device device(Map of = [:]) {
        def with = [name: "UPS-$word" as String, vendor: 'APC', model: 'Smart-UPS 3000', serial: "SN-$word" as String, firmware: 'v1.0',
                    address: "mqtt:dc/$word" as String, placeId: null] + of
        registry.add(with.name, with.address, null, 'default', with.placeId, new DeviceReading(null, DeviceClass.UPS, with.vendor, with.model,
                'apc', '', [serial: with.serial, firmware: with.firmware], []))
    }

    Asset asset(Map<AssetField, String> of = [:]) {
        clock.advance(Duration.ofMinutes(1))
        def typed = [(NAME): "Bộ lưu điện $word" as String, (KIND): 'ups', (MAKER): 'Schneider Electric', (MODEL): 'APC Smart-UPS 3000',
                     (SERIAL): "sn$word" as String, (FIRMWARE): '1.0', (STATUS): 'in-use'] + of
        def outcome = assetDesk.add(typed, AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset()
    }

    Asset tied(Asset asset, Device device) {
        clock.advance(Duration.ofMinutes(1))
        ties.tie(asset.id(), asset.revision(), device.id(), 'cùng số sê-ri', 'an')
    }

    List<DriftLine> open() {
        drifts.find(new DriftFilter(word, null, Show.OPEN), DriftOrder.KIND, false, 0, 100).lines()
    }

    void answers(Device device, boolean reached) {
        def point = context.getBean(PointRepository).findByDeviceIdAndName(device.id(), Reachability.POINT).get()
        context.getBean(LatestReadings).update([new Reading(point.id(), clock.instant(), reached ? 0 : 1, Quality.GOOD)])
    }

    List<String> told(String subject) {
        audit.page(0, 100).content.findAll { it.subject().startsWith(subject) }.collect { "${it.action()} ${it.was()} → ${it.became()} ${it.reason()}" as String }
    }

    def "what seems to be one thing is proposed, tied as one change, and undone as one"() {
        given:
        def ups = device()
        def noted = asset()
        def other = device(name: "PDU-$word" as String, serial: "PD-$word" as String, address: "mqtt:dc/2/$word" as String)
        watch.compare()

        expect: "the proposal stands before anything was compared, too"
        ties.proposals(ups)*.asset()*.id() == [noted.id()]
        ties.proposals(assets.get(noted.id()), ties.free())*.device()*.id() == [ups.id()]

        and:
        open()*.kind() == [DriftKind.TIE, DriftKind.NO_ASSET, DriftKind.UNMONITORED]
        drifts.certainTies() == [open().first().id()]

        when:
        def taken = desk.take(drifts.certainTies(), '', AssetTerms.CODES, 'binh')

        then:
        taken.refusals() == []
        taken.change().assets() == 1
        with(assets.get(noted.id())) {
            deviceId() == ups.id()
            revision() == 2
            changedFor() == 'serial'
        }
        told("asset:${noted.id()}").first() == "asset.tie  → UPS-$word serial"
        open()*.kind() == [DriftKind.NO_ASSET]

        when:
        clock.advance(Duration.ofMinutes(1))
        def undone = desk.undo(drifts.change(taken.change().id()), 'nhầm máy', 'an')

        then:
        undone*.fate()*.name() == ['BACK']
        assets.get(noted.id()).deviceId() == null
        told("asset:${noted.id()}").first() == "asset.undo device: ${ups.id()} → device:  nhầm máy"
        assets.versions(noted.id())*.asset()*.deviceId() == [null, ups.id(), null]
        open()*.kind().contains(DriftKind.TIE)

        when: "there is nothing left to undo"
        desk.undo(drifts.change(taken.change().id()), 'lần nữa', 'an')

        then:
        def refusal1 = thrown(DcimException)
        refusal1.code() == ErrorCode.ILLEGAL_TRANSITION

        when: "a device without an asset gets one"
        def made = desk.take([open().find { it.kind() == DriftKind.NO_ASSET }.id()], '', AssetTerms.CODES, 'binh')
        def line = drifts.lines(made.change()).first()

        then:
        with(assets.get(line.assetId())) {
            deviceId() == other.id()
            name() == "PDU-$word"
            serial() == "PD-$word"
            status() == AssetStatus.IN_USE
        }
        line.added()

        when:
        clock.advance(Duration.ofMinutes(1))
        desk.undo(made.change(), 'không phải của Trung tâm', 'an')
        assets.get(line.assetId())

        then:
        def refusal2 = thrown(DcimException)
        refusal2.code() == ErrorCode.NOT_FOUND
    }

    def "one device is one asset, with a reason, for as long as it is; all of it stays in the history"() {
        given:
        def ups = device()
        def first = tied(asset(), ups)
        def second = asset((NAME): "Khác $word" as String, (SERIAL): "other$word" as String)

        when:
        ties.tie(second.id(), second.revision(), ups.id(), 'nhầm', 'an')

        then:
        def refusal3 = thrown(DcimException)
        refusal3.code() == ErrorCode.TIED_ALREADY

        when:
        ties.tie(first.id(), first.revision(), device(name: "B-$word" as String, serial: '').id(), 'nhầm', 'an')

        then:
        def refusal4 = thrown(DcimException)
        refusal4.code() == ErrorCode.TIED_ALREADY

        when:
        ties.untie(first.id(), first.revision(), ' ', 'an')

        then:
        def noReason = thrown(DcimException)
        noReason.code() == ErrorCode.INVALID_VALUE
        noReason.arguments()[0] == 'reason'

        when:
        ties.untie(first.id(), first.revision() - 1, 'trả máy', 'an')

        then:
        def refusal5 = thrown(DcimException)
        refusal5.code() == ErrorCode.CHANGED_MEANWHILE

        when:
        clock.advance(Duration.ofMinutes(1))
        ties.untie(first.id(), first.revision(), 'trả máy', 'an')
        tied(second, ups)

        then:
        assets.ofDevice(ups.id()).get().id() == second.id()
        told("asset:${first.id()}").first() == "asset.untie UPS-$word →  trả máy"
        assets.versions(first.id())*.asset()*.changedFor() == ['trả máy', 'cùng số sê-ri', '']
    }

    def "what is disposed of becomes no device"() {
        given:
        def gone = null
        clock.advance(Duration.ofMinutes(1))
        context.getBean(Versions).enterAt(clock.instant().minusSeconds(30)) { gone = asset((STATUS): 'disposed') }
        def ups = device()

        when:
        ties.tie(gone.id(), gone.revision(), ups.id(), 'nhầm', 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION
        ties.proposals(ups) == []
    }

    def "a device that was swapped and updated is told since when, and taken over in one press; the rest stays"() {
        given:
        def ups = device()
        def noted = tied(asset((PLACE): 'R01', (UNIT): '3'), ups)

        expect:
        open() == []

        when:
        clock.advance(Duration.ofDays(2))
        def swapped = clock.instant()
        registry.identify(ups.id(), 'APC', 'Smart-UPS 5000', [serial: "NEW-$word" as String, firmware: 'v2.0'])
        watch.compare()

        then:
        open()*.kind() == [DriftKind.SERIAL, DriftKind.MODEL, DriftKind.FIRMWARE]
        open()*.noted() == ["sn$word", 'APC Smart-UPS 3000', '1.0']
        open()*.seen() == ["NEW-$word", 'Smart-UPS 5000', 'v2.0']
        open()*.since().every { it == swapped }
        context.getBean(DeviceFacts).of(ups.id()).findAll { it.fact() == 'firmware' }*.told() == ['v2.0', 'v1.0']

        when: "what the device does not tell any more is no difference"
        registry.identify(ups.id(), 'APC', '', [:])
        watch.compare()

        then:
        open().size() == 3

        when: "somebody mended one of them by hand, and the list was not made anew"
        def lines = open()
        assetDesk.change(noted.id(), noted.revision(), [(SERIAL): "NEW-$word" as String], AssetTerms.CODES, '', 'chi')
        def late = desk.take([lines.find { it.kind() == DriftKind.SERIAL }.id()], '', AssetTerms.CODES, 'binh')

        then:
        late.change() == null
        late.refusals()*.why()*.code() == [ErrorCode.CHANGED_MEANWHILE]

        when:
        def taken = desk.take(open()*.id(), 'thay máy theo hợp đồng 12', AssetTerms.CODES, 'binh')

        then:
        taken.refusals() == []
        open() == []
        with(assets.get(noted.id())) {
            model() == 'Smart-UPS 5000'
            firmware() == 'v2.0'
            position().unit() == 3
            changedBy() == 'binh'
        }
        told("asset:${noted.id()}").first() ==
                'asset.change model: APC Smart-UPS 3000; firmware: 1.0 → model: Smart-UPS 5000; firmware: v2.0 thay máy theo hợp đồng 12'
        drifts.lines(taken.change())*.told() == ['model, firmware']
    }

    def "a serial number that another asset bears is refused, and the rest is taken over"() {
        given:
        def ups = device()
        def noted = tied(asset(), ups)
        def same = asset((NAME): "Trùng $word" as String, (SERIAL): "DUP-$word" as String, (KIND): 'other')
        registry.identify(ups.id(), 'Schneider Electric', 'Smart-UPS 3000', [serial: "DUP-$word" as String])
        def pdu = device(name: "PDU-$word" as String, serial: "PD-$word" as String, firmware: '9', address: "mqtt:dc/2/$word" as String)
        tied(asset((NAME): "PDU $word" as String, (SERIAL): "PD-$word" as String), pdu)

        when:
        def taken = desk.take(open()*.id(), '', AssetTerms.CODES, 'binh')

        then:
        taken.change().assets() == 1
        taken.refusals()*.name() == [noted.name()]
        taken.refusals()*.why()*.code() == [ErrorCode.ALREADY_EXISTS]
        open()*.kind() == [DriftKind.SERIAL]
        same != null
    }

    def "what is left as it is comes back when its day is over, when the value changes, and when somebody wants it"() {
        given:
        def ups = device(firmware: '2.0')
        def noted = tied(asset(), ups)
        def today = LocalDate.ofInstant(clock.instant(), vn.dcim.core.CentreTime.ZONE)

        when:
        desk.silence(open()*.id(), until ? today.plusDays(until) : null, reason, 'binh')

        then:
        def refused = thrown(DcimException)
        refused.arguments()[0] == field

        where:
        until | reason       || field
        null  | 'chờ hãng'   || 'until'
        -1    | 'chờ hãng'   || 'until'
        3     | ''           || 'reason'
    }

    def "a silence ends by itself"() {
        given:
        def ups = device(firmware: '2.0')
        tied(asset(), ups)
        def today = LocalDate.ofInstant(clock.instant(), vn.dcim.core.CentreTime.ZONE)
        def line = open().first()

        when:
        desk.silence([line.id()], today.plusDays(1), 'chờ hãng', 'binh')

        then:
        open() == []
        drifts.find(new DriftFilter(word, DriftKind.FIRMWARE, Show.QUIET), DriftOrder.SINCE, true, 0, 10).lines()*.quietFor() == ['chờ hãng']
        audit.page(0, 3).content.any { it.action() == 'drift.silence' && it.reason() == 'chờ hãng' && it.was() == '1.0 ≠ 2.0' }

        when: "the day after its last"
        clock.advance(Duration.ofDays(1))
        def onLastDay = open()
        clock.advance(Duration.ofDays(1))

        then:
        onLastDay == []
        open()*.kind() == [DriftKind.FIRMWARE]

        when: "it is silenced again, and the device is updated again"
        desk.silence(open()*.id(), today.plusDays(30), 'chờ hãng', 'binh')
        registry.identify(ups.id(), 'APC', 'Smart-UPS 3000', [firmware: '2.1'])
        def before = open()
        watch.compare()

        then:
        before == []
        open()*.seen() == ['2.1']

        when:
        desk.silence(open()*.id(), today.plusDays(30), 'chờ hãng', 'binh')
        def quiet = drifts.find(new DriftFilter(word, null, Show.QUIET), DriftOrder.NAME, false, 0, 10).lines()
        desk.speak(quiet*.id(), 'binh')

        then:
        open()*.seen() == ['2.1']
        audit.page(0, 1).first().action() == 'drift.speak'
    }

    def "status and life contradict each other; what is in use and not watched may stay so on purpose, without an end"() {
        given:
        def ups = device()
        def noted = tied(asset(), ups)
        answers(ups, true)
        watch.compare()

        expect:
        open() == []

        when:
        clock.advance(Duration.ofHours(1))
        answers(ups, false)
        watch.compare()
        clock.advance(Duration.ofDays(7).minusMillis(1))
        watch.compare()
        def justBefore = open()
        clock.advance(Duration.ofMillis(1))
        watch.compare()

        then:
        justBefore == []
        open()*.kind() == [DriftKind.SILENT]

        when: "it is found broken, and answers"
        assetDesk.move(noted.id(), noted.revision(), AssetStatus.BROKEN, new Grounds('12/BB', LocalDate.parse('2026-03-10'), '', '', ''), 'an')
        answers(ups, true)
        watch.compare()

        then:
        open()*.kind() == [DriftKind.ANSWERS]
        open()*.noted() == ['broken']

        and: "that is no field to be taken over"
        desk.take(open()*.id(), '', AssetTerms.CODES, 'an').refusals().size() == 1

        when:
        def lonely = asset((NAME): "Máy chủ $word" as String, (KIND): 'server', (SERIAL): '')
        asset((NAME): "Màn hình $word" as String, (KIND): 'monitor', (SERIAL): '')
        watch.compare()
        desk.silence([open().find { it.assetId() == lonely.id() }.id()], null, 'không có cổng quản lý', 'an')
        clock.advance(Duration.ofDays(4000))
        watch.compare()

        then:
        open()*.kind() == [DriftKind.ANSWERS]
    }

    def "what sends and is neither device nor asset is told; what the register knows is not"() {
        given:
        asset((IP): '10.9.8.1', (KIND): 'other')
        device(address: 'snmp://10.9.8.2:161')
        def rejected = context.getBean(RejectedMessageRepository)
        ['10.9.8.1', '10.9.8.2 1.3.6.1.4.1', '10.9.8.3 1.3.6.1.4.1', '10.9.8.3'].each {
            rejected.save(new RejectedMessage(null, clock.instant(), RejectedMessage.Kind.TRAP, it, '', 0, 'unknown-source',
                    RejectedDetail.of('no-device-asked')))
        }
        rejected.save(new RejectedMessage(null, clock.instant(), RejectedMessage.Kind.MQTT, 'la/thiet-bi/7', '', 0, 'no-map', RejectedDetail.of('no-topic')))
        rejected.save(new RejectedMessage(null, clock.instant().minus(Duration.ofDays(8)), RejectedMessage.Kind.TRAP, '10.9.8.4', '', 0,
                'unknown-source', RejectedDetail.of('no-device-asked')))

        when:
        watch.compare()
        def lines = drifts.find(new DriftFilter('', DriftKind.UNREGISTERED, Show.OPEN), DriftOrder.NAME, false, 0, 10)

        then:
        lines.lines()*.name() == ['10.9.8.3', 'la/thiet-bi/7']
        lines.lines()*.seen() == ['trap', 'topic']
        drifts.countByKind(DriftFilter.OPEN)[DriftKind.UNREGISTERED] == 2
        drifts.comparedAt().get() == clock.instant()
    }

    def "what is compared again is what changed: assets, devices, what was left; the rest stays as it was found"() {
        given:
        def ups = device()
        def kept = asset((NAME): "Máy khác $word" as String, (SERIAL): "other$word" as String)
        watch.compare()
        def before = open().collectEntries { [it.kind(), it.id()] }

        when: "nothing has changed"
        clock.advance(Duration.ofMinutes(2))
        watch.compare()

        then:
        drifts.comparedAt().get() == clock.instant()
        open().collectEntries { [it.kind(), it.id()] } == before
        before.keySet() == [DriftKind.NO_ASSET, DriftKind.UNMONITORED] as Set

        when: "an asset comes that the device may be, and another is changed"
        def noted = asset()
        assetDesk.change(kept.id(), kept.revision(), [(NAME): "Máy đổi tên $word" as String], AssetTerms.CODES, 'đổi tên', 'an')
        watch.compare()

        then: "what stays bears its number, and says what it is called now"
        open()*.kind() == [DriftKind.TIE, DriftKind.UNMONITORED, DriftKind.UNMONITORED]
        open().find { it.assetId() == kept.id() }.with { [it.id(), it.name()] } == [before[DriftKind.UNMONITORED], "Máy đổi tên $word" as String]
        open().find { it.kind() == DriftKind.TIE }.assetId() == noted.id()

        when: "the device tells MAC addresses of its interfaces that are another asset's"
        def third = asset((NAME): "Thẻ mạng $word" as String, (SERIAL): "card$word" as String, (MAC): '00:1e:10:0b:00:01')
        registry.identify(ups.id(), 'APC', 'Smart-UPS 3000', [macs: '00:1e:10:0b:00:01 00:1e:10:0b:00:02', ips: '10.20.30.40'])
        watch.compare()

        then: "both may be it: neither is certain"
        open().find { it.kind() == DriftKind.TIE }.certain() == false
        drifts.certainTies().every { id -> open().every { it.id() != id } }

        when: "one of them is tied"
        tied(assets.get(third.id()), ups)

        then: "the MAC address is among those of its interfaces; its serial number is not the device's"
        open().findAll { it.assetId() == third.id() }*.kind() == [DriftKind.SERIAL]
        ties.compare(assets.get(third.id()), ups).find { it.kind() == DriftKind.MAC }.verdict() == Comparison.Verdict.SAME
        !open().any { it.kind() == DriftKind.TIE }
    }
}
