package vn.dcim.core.asset.stocktake

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetDesk.Grounds
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetFilter
import vn.dcim.core.asset.AssetOrder
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.Assets
import vn.dcim.core.asset.stocktake.StocktakeDesk.Member
import vn.dcim.core.asset.stocktake.StocktakeDesk.Plan
import vn.dcim.core.asset.stocktake.StocktakeScans.Read
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions

/** What is there, held against what the register said at one instant. */
class StocktakeDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-06-30T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared StocktakeDesk desk = context.getBean(StocktakeDesk)
    @Shared StocktakeScans scans = context.getBean(StocktakeScans)
    @Shared Stocktakes stocktakes = context.getBean(Stocktakes)
    @Shared AssetDesk register = context.getBean(AssetDesk)
    @Shared Assets assets = context.getBean(Assets)
    @Shared int counter
    @Shared Place elsewhere

    Place room
    Place rack
    Place other

    def setupSpec() {
        elsewhere = context.getBean(PlaceRepository).save(new Place(null, 'Kho', Place.Kind.ROOM, null))
    }

    def setup() {
        def places = context.getBean(PlaceRepository)
        room = places.save(new Place(null, "Phòng ${++counter}", Place.Kind.ROOM, null))
        rack = places.save(new Place(null, "R$counter-1", Place.Kind.RACK, room.id(), 42))
        other = places.save(new Place(null, "R$counter-2", Place.Kind.RACK, room.id(), 42))
    }

    Asset added(Place place, Map<AssetField, String> more = [:]) {
        clock.advance(Duration.ofSeconds(1))
        def tag = "KK-${++counter}" as String
        def outcome = register.add([(AssetField.NAME): "Máy $tag" as String, (AssetField.KIND): 'server', (AssetField.TAG): tag,
                (AssetField.PLACE): place?.name() ?: ''] + more, AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset()
    }

    Stocktake begin(Place place, Map with = [:]) {
        clock.advance(Duration.ofSeconds(1))
        def plan = [name: 'Kiểm kê giữa năm', unit: null, document: '15/QĐ-TTTHDL', committee: [new Member('Nguyễn Văn Nam', 'Tổ trưởng')]] + with
        desk.begin(new Plan(plan.name, place?.id(), plan.unit, plan.document, null, plan.committee), 'binh')
    }

    static Read read(String code, Place place = null, String client = UUID.randomUUID().toString()) {
        new Read(client, code, place?.id(), false, '', 0)
    }

    StocktakeScan scan(Stocktake stocktake, String code, Place place = null) {
        scans.take(stocktake.id(), [read(code, place)], 'lan').first()
    }

    Finding finding(Stocktake stocktake, Asset asset) {
        stocktakes.items(stocktake.id()).find { it.assetId() == asset.id() }?.finding()
    }

    ErrorCode refusal(Closure act) {
        try {
            act()
            null
        } catch (DcimException e) {
            e.code()
        }
    }

    def "the list is what the register holds at that instant, of a place with all beneath; what changes later does not change it"() {
        given:
        def inRack = added(rack)
        def inRoom = added(room)
        def gone = added(rack)
        added(elsewhere)
        ['AWAITING_DISPOSAL', 'DISPOSED'].each { status ->
            def now = assets.get(gone.id())
            clock.advance(Duration.ofMinutes(1))
            context.getBean(Versions).enterAt(clock.instant().minusSeconds(30)) {
                register.move(now.id(), now.revision(), AssetStatus.valueOf(status), new Grounds('1/TL', java.time.LocalDate.parse('2026-06-01'), '', '', ''), 'an')
            }
        }

        when:
        def stocktake = begin(room)
        added(rack)
        register.change(inRack.id(), inRack.revision(), [(AssetField.PLACE): 'Kho', (AssetField.NAME): 'Tên mới'], AssetTerms.CODES, '', 'an')

        then:
        stocktakes.items(stocktake.id())*.assetId().toSet() == [inRack.id(), inRoom.id()] as Set
        stocktakes.items(stocktake.id()).find { it.assetId() == inRack.id() }.with { [it.name(), it.place()] } == [inRack.name(), rack.name()]
        stocktakes.count(stocktake.id()).with { [it.expected(), it.seen(), it.findings()[Finding.MISSING], it.undecided()] } == [2, 0, 2, 2]
        stocktakes.members(stocktake.id())*.name() == ['Nguyễn Văn Nam']
    }

    def "an asset registered at #registered and scanned at #seen is #result"() {
        given:
        def places = [room: room, rack: rack, other: other, nowhere: null]
        def asset = added(places[registered], [(AssetField.NOTE): 'x'])
        added(room)
        def stocktake = begin(registered == 'nowhere' ? null : room)

        expect:
        scan(stocktake, asset.tag(), places[seen]).result() == result
        finding(stocktake, asset).name() == result.name()

        where:
        registered | seen      || result
        'rack'     | 'rack'    || ScanResult.SEEN
        'rack'     | 'room'    || ScanResult.SEEN          // the rack stands in it
        'room'     | 'rack'    || ScanResult.SEEN          // known more closely
        'rack'     | 'nowhere' || ScanResult.SEEN          // nobody said where
        'rack'     | 'other'   || ScanResult.WRONG_PLACE
        'nowhere'  | 'rack'    || ScanResult.WRONG_PLACE   // the register does not know
    }

    def "what was seen is told once; what nobody has, what belongs elsewhere and what was disposed of is told as such"() {
        given:
        def seen = added(rack, [(AssetField.SERIAL): 'SN-KK-1', (AssetField.MAKER): 'Dell'])
        def foreign = added(elsewhere)
        def stocktake = begin(room)

        expect:
        scan(stocktake, "https://dcim.example.gov.vn/q/${seen.tag()}", rack).result() == ScanResult.SEEN
        scan(stocktake, 'sn-kk-1', rack).result() == ScanResult.ALREADY_SEEN
        scan(stocktake, 'KHONG-CO', rack).result() == ScanResult.UNKNOWN
        scan(stocktake, foreign.tag(), rack).result() == ScanResult.WRONG_PLACE
        scan(stocktake, foreign.tag()).result() == ScanResult.ALREADY_SEEN
        stocktakes.count(stocktake.id()).with { [it.expected(), it.seen(), it.unknown(), it.undecided()] } == [1, 1, 1, 1]
    }

    def "what is sent twice counts once, also when it comes late and out of a batch"() {
        given:
        def asset = added(rack)
        def stocktake = begin(room)
        clock.advance(Duration.ofMinutes(10))
        def late = new Read('0f-1', asset.tag(), rack.id(), true, 'vỏ móp', 240_000)

        when:
        def first = scans.take(stocktake.id(), [late], 'lan').first()
        def again = scans.take(stocktake.id(), [late, read('KHONG-CO')], 'lan')

        then: "as the first time, with when it was read rather than when it came"
        first.result() == ScanResult.SEEN
        first.scannedAt() == clock.instant().minusSeconds(240)
        again.first().id() == first.id()
        again.first().result() == ScanResult.SEEN
        again.last().result() == ScanResult.UNKNOWN
        stocktakes.newest(stocktake.id(), 10).size() == 2

        and: "seen, but broken, is a difference too"
        stocktakes.count(stocktake.id()).undecided() == 1
        stocktakes.broken(stocktake.id(), 10)*.assetId() == [asset.id()]
    }

    def "two people scan the same assets at once; each counts once"() {
        given:
        def listed = (1..8).collect { added(rack) }
        def stocktake = begin(room)
        def people = Executors.newFixedThreadPool(2)

        when:
        def answers = people.invokeAll(['lan', 'huy'].collect { who ->
            { -> listed.collect { scans.take(stocktake.id(), [read(it.tag(), rack)], who).first().result() } } as Callable
        })*.get().flatten()

        then:
        answers.count(ScanResult.SEEN) == 8
        answers.count(ScanResult.ALREADY_SEEN) == 8
        stocktakes.count(stocktake.id()).with { [it.seen(), it.undecided()] } == [8, 0]

        cleanup:
        people.shutdown()
    }

    def "a scan is taken back: the one before it counts again, then none; what was never listed is gone"() {
        given:
        def asset = added(rack)
        def foreign = added(elsewhere)
        def stocktake = begin(room)
        def right = scan(stocktake, asset.tag(), rack)
        def wrong = scan(stocktake, asset.tag(), other)
        def stray = scan(stocktake, foreign.tag(), rack)

        expect:
        finding(stocktake, asset) == Finding.WRONG_PLACE

        when:
        scans.undo(stocktake.id(), wrong.id(), 'lan')
        scans.undo(stocktake.id(), stray.id(), 'lan')

        then:
        finding(stocktake, asset) == Finding.SEEN
        finding(stocktake, foreign) == null

        when:
        2.times { scans.undo(stocktake.id(), right.id(), 'lan') }

        then:
        finding(stocktake, asset) == Finding.MISSING
        scan(stocktake, asset.tag(), rack).result() == ScanResult.SEEN
    }

    def "differences are settled in the register, each with the reason; what the register refuses stays open"() {
        given:
        def moved = added(rack, [(AssetField.UNIT): '5', (AssetField.HEIGHT): '2'])
        def broken = added(rack)
        def lost = added(rack)
        def repaired = added(rack)
        register.move(repaired.id(), repaired.revision(), AssetStatus.AWAITING_DISPOSAL, new Grounds('2/ĐN', java.time.LocalDate.parse('2026-06-01'), '', '', ''), 'an')
        def stocktake = begin(room)
        scan(stocktake, moved.tag(), other)
        scans.take(stocktake.id(), [new Read('b1', broken.tag(), rack.id(), true, '', 0)], 'lan')
        scan(stocktake, repaired.tag(), other)
        def item = { Asset asset -> stocktakes.items(stocktake.id()).find { it.assetId() == asset.id() }.id() }

        expect: "not before something was decided"
        refusal { desk.close(stocktake.id(), 'binh') } == ErrorCode.INVALID_VALUE

        when:
        def refusals = [
                desk.decide(stocktake.id(), [item(moved)], Decision.MOVE, 'lắp sang tủ khác', 'binh'),
                desk.decide(stocktake.id(), [item(broken)], Decision.BROKEN, 'không lên nguồn', 'binh'),
                desk.decide(stocktake.id(), [item(lost)], Decision.MOVE, 'chưa rõ', 'binh'),
                desk.decide(stocktake.id(), [item(lost)], Decision.LEAVE, 'đang xác minh', 'binh')].flatten()

        then: "what nobody saw cannot be moved"
        refusals*.item()*.assetId() == [lost.id()]
        with(assets.get(moved.id())) {
            position().placeId() == other.id()
            position().unit() == null
            changedFor() == 'Kiểm kê giữa năm: lắp sang tủ khác'
        }
        assets.get(broken.id()).status() == AssetStatus.BROKEN
        assets.movements(broken.id()).first().document() == '15/QĐ-TTTHDL'

        when: "one that is refused does not keep others back"
        def mixed = desk.decide(stocktake.id(), [item(repaired), item(lost)], Decision.MOVE, 'sửa lại', 'binh')

        then:
        mixed*.item()*.assetId() == [lost.id()]
        assets.get(repaired.id()).position().placeId() == other.id()

        when:
        desk.close(stocktake.id(), 'binh')

        then:
        stocktakes.get(stocktake.id()).closed
    }

    def "a stocktake closes with a note on every unknown code, and never changes again"() {
        given:
        def asset = added(rack)
        def stocktake = begin(room)
        def seen = scan(stocktake, asset.tag(), rack)
        def unknown = scan(stocktake, 'KHONG-CO', rack)

        expect:
        refusal { desk.close(stocktake.id(), 'binh') } == ErrorCode.INVALID_VALUE

        when:
        scans.note(stocktake.id(), unknown.id(), false, 'máy in cá nhân', 'lan')
        desk.close(stocktake.id(), 'binh')
        def before = stocktakes.items(stocktake.id())

        then:
        refusal { scan(stocktake, asset.tag(), other) } == ErrorCode.ILLEGAL_TRANSITION
        refusal { scans.undo(stocktake.id(), seen.id(), 'lan') } == ErrorCode.ILLEGAL_TRANSITION
        refusal { scans.note(stocktake.id(), seen.id(), true, '', 'lan') } == ErrorCode.ILLEGAL_TRANSITION
        refusal { desk.decide(stocktake.id(), [before.first().id()], Decision.LEAVE, 'x', 'binh') } == ErrorCode.ILLEGAL_TRANSITION
        refusal { desk.close(stocktake.id(), 'binh') } == ErrorCode.ILLEGAL_TRANSITION
        stocktakes.items(stocktake.id()) == before
        context.getBean(AuditLog).page(0, 1).first().action() == 'stocktake.close'
    }

    def "BK11-7.1: an asset whose label was #story at stocktakes is listed as not seen: #listed"() {
        given:
        def asset = added(rack)
        added(rack)

        when:
        seen.each {
            def stocktake = begin(room)
            if (it) {
                scan(stocktake, asset.tag(), rack)
            }
        }
        def found = assets.find(new AssetFilter('', null, null, [rack.id()] as Set, null, null, null, AssetFilter.Flaw.NOT_SEEN, null),
                AssetOrder.NAME, false, 0, 10).assets()

        then:
        found.any { it.id() == asset.id() } == listed

        where:
        story                            | seen          || listed
        'never looked for'               | []            || true
        'seen'                           | [true]        || false
        'missing'                        | [false]       || true
        'missing, then seen'             | [false, true] || false
        'seen, then missing at the last' | [true, false] || true
    }

    def "no stocktake begins with #wrong"() {
        given:
        added(rack)

        when:
        begin(wrong.empty ? elsewhereEmpty() : room, wrong)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().first() == field

        where:
        wrong                                    || field
        [name: ' ']                              || 'name'
        [name: 'x' * 201]                        || 'name'
        [committee: []]                          || 'committee'
        [committee: [new Member(' ', 'Tổ viên')]] || 'committee'
        [unit: 987654L]                          || 'unit'
        [empty: true]                            || 'scope'
    }

    Place elsewhereEmpty() {
        context.getBean(PlaceRepository).save(new Place(null, "Trống ${++counter}", Place.Kind.ROOM, null))
    }
}
