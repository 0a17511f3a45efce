package vn.dcim.core.asset.stocktake

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.stocktake.StocktakeDesk.Member
import vn.dcim.core.asset.stocktake.StocktakeDesk.Plan
import vn.dcim.core.asset.stocktake.StocktakeScans.Read
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.version.Versions

/** Last looks are kept, and read again after each change that they are made of, and after no other. */
class LastLooksSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-06-30T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared StocktakeDesk desk = context.getBean(StocktakeDesk)
    @Shared StocktakeScans scans = context.getBean(StocktakeScans)
    @Shared Stocktakes stocktakes = context.getBean(Stocktakes)
    @Shared Place room
    @Shared Place rack
    @Shared List<Asset> assets

    def setupSpec() {
        room = context.getBean(PlaceRepository).save(new Place(null, 'R1', Place.Kind.ROOM, null))
        rack = context.getBean(PlaceRepository).save(new Place(null, 'K1', Place.Kind.RACK, room.id(), 42))
        assets = (1..4).collect { number ->
            context.getBean(AssetDesk).add([(AssetField.NAME): "máy $number" as String, (AssetField.KIND): 'server', (AssetField.TAG): "T-$number" as String,
                    (AssetField.PLACE): number == 4 ? '' : 'R1'], AssetTerms.CODES, 'an').asset()
        }
    }

    /** As a round of judging looks. */
    private Map<Long, Stocktakes.LastLook> kept() {
        context.getBean(Versions).snapshot { stocktakes.lastLooks() }
    }

    private Stocktake begin() {
        clock.advance(Duration.ofMinutes(1))
        desk.begin(new Plan('Kiểm kê', room.id(), null, '1/QĐ', null, [new Member('Nam', '')]), 'an')
    }

    private StocktakeScan scan(Stocktake stocktake, int number, Place place = null) {
        clock.advance(Duration.ofMinutes(1))
        scans.take(stocktake.id(), [new Read(UUID.randomUUID().toString(), "T-$number", place?.id(), false, '', 0)], 'lan').first()
    }

    private void sql(String statement) {
        database.connect().withCloseable { it.createStatement().execute(statement) }
    }

    /** Does something, and tells whether looks were read again; outside of a round they are read each time. */
    private boolean again(Closure act) {
        def before = kept()
        assert kept().is(before)
        act.call()
        def after = kept()
        assert after == stocktakes.lastLooks()
        !after.is(before)
    }

    private void decide(Stocktake stocktake) {
        def open = stocktakes.items(stocktake.id()).findAll { it.finding() != Finding.SEEN }
        desk.decide(stocktake.id(), open*.id(), Decision.LEAVE, 'đã xem', 'an')
    }

    def "what somebody scans, takes back, and closes tells; what is begun and decided does not"() {
        given:
        Stocktake first = null
        Stocktake second = null
        StocktakeScan seen = null
        StocktakeScan strange = null

        expect:
        !again { first = begin() }
        kept() == [:]
        again { seen = scan(first, 1) }
        kept().keySet() == [assets[0].id()] as Set
        !again { scan(first, 1) }
        again { scan(first, 1, rack) }
        again { strange = scan(first, 4) }
        again { scans.undo(first.id(), strange.id(), 'lan') }
        kept().keySet() == [assets[0].id()] as Set
        !again { scans.note(first.id(), seen.id(), false, 'ghi', 'lan') }
        !again { decide(first) }
        again { desk.close(first.id(), 'an') }
        kept().size() == 3
        kept()[assets[1].id()].seenAt() == null

        and: "another one counts for what it has seen, and for the rest only when it is over"
        !again { second = begin() }
        kept()[assets[1].id()].seenAt() == null
        again { scan(second, 2) }
        kept()[assets[1].id()].seenAt() == clock.instant()
        kept()[assets[0].id()].seenAt() != null
    }

    def "however it is written, it tells: #statement"() {
        given:
        def stocktake = begin()
        def seen = scan(stocktake, 1)
        scan(stocktake, 2)

        expect:
        again { sql(statement.replace('{stocktake}', "${stocktake.id()}").replace('{scan}', "${seen.id()}")) }

        where:
        statement << ["UPDATE stocktake_scan SET scanned_at = '2026-01-01' WHERE id = {scan}",
                      'UPDATE stocktake_item SET scan_id = NULL WHERE scan_id = {scan}',
                      'UPDATE stocktake_item SET scan_id = {scan} WHERE stocktake_id = {stocktake} AND scan_id IS NULL LIMIT 1',
                      'DELETE FROM stocktake_item WHERE scan_id = {scan}',
                      "UPDATE stocktake SET closed_at = '2026-07-01', closed_by = 'an' WHERE id = {stocktake}"]
    }
}
