package vn.dcim.core.asset

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetBatch.OnKnown
import vn.dcim.core.asset.AssetBatch.Plan
import vn.dcim.core.asset.AssetBatch.Row
import vn.dcim.core.audit.AuditFilter
import vn.dcim.core.audit.AuditTrail
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.asset.AssetBatch.Fate.*
import static vn.dcim.core.asset.AssetField.*

/** A list of assets is taken over as a whole, or not at all. */
class AssetBatchesSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared AssetBatches batches = context.getBean(AssetBatches)
    @Shared Assets assets = context.getBean(Assets)
    @Shared AuditTrail trail = context.getBean(AuditTrail)
    @Shared int counter

    String mark = "lo${++counter}"

    def setupSpec() {
        context.getBean(PlaceRepository).save(new Place(null, 'R01', Place.Kind.RACK, null, 42))
    }

    static Row row(int number, Map<AssetField, Object> typed) {
        new Row(number, ([(KIND): 'server'] + typed).collectEntries { [it.key, it.value as String] })
    }

    Plan take(List<Row> rows, OnKnown onKnown = OnKnown.UPDATE) {
        clock.advance(Duration.ofMinutes(1))
        batches.take(rows, onKnown, AssetTerms.CODES, 'danh sách.xlsx', 'an')
    }

    List<Asset> present() {
        assets.find(new AssetFilter(mark, null, null, [] as Set, null, null, null, null, null), AssetOrder.NAME, false, 0, 1000).assets()
    }

    def "new assets come with the status that the list tells, as one change with one instant"() {
        when:
        def plan = take([row(2, [(NAME): "$mark a", (TAG): "$mark-1", (STATUS): 'in-use']),
                         row(3, [(NAME): "$mark b", (TAG): "$mark-2", (STATUS): 'broken']),
                         row(4, [(NAME): "$mark c"])])

        then:
        plan.lines()*.fate() == [NEW, NEW, NEW]
        present()*.status() == [AssetStatus.IN_USE, AssetStatus.BROKEN, AssetStatus.IN_STORE]
        plan.lines()*.asset()*.id() == present()*.id()
        present().collect { assets.versions(it.id()).first().from() }.unique() == [clock.instant()]

        and:
        trail.find(new AuditFilter(null, null, '', 'asset.add', mark, ''), AuditTrail.Order.OLDEST, 0, 10).total() == 3
    }

    def "a known asset, by its label or else by its serial number, is #fate where the list says #onKnown"() {
        given:
        take([row(2, [(NAME): "$mark a", (TAG): "$mark-1"]), row(3, [(NAME): "$mark b", (MAKER): 'HPE', (SERIAL): mark])])

        when:
        def plan = take([row(2, [(TAG): "$mark-1".toUpperCase(), (NAME): "$mark a", (NOTE): 'mới']),
                         row(3, [(MAKER): 'hpe', (SERIAL): mark, (NAME): "$mark b", (NOTE): 'mới'])], onKnown)

        then:
        plan.lines()*.fate() == [fate, fate]
        present()*.note() == (fate == CHANGED ? ['mới', 'mới'] : ['', ''])

        where:
        onKnown        | fate
        OnKnown.UPDATE | CHANGED
        OnKnown.SKIP   | SKIPPED
        OnKnown.STOP   | FAULTY
    }

    def "what is in the list as it is in the register stays without a new version, and a status is no matter of lists"() {
        given:
        def list = [row(2, [(NAME): "$mark a", (TAG): "$mark-1", (PLACE): 'R01', (UNIT): "${counter + 1}", (PRICE): '1.000.000 đ'])]
        take(list)

        expect:
        take(list).lines()*.fate() == [SAME]
        take([row(2, list.first().typed() + [(STATUS): 'broken'])]).lines()*.fate() == [SAME]
        assets.versions(present().first().id()).size() == 1
    }

    def "one faulty row and nothing is written; all faults are told, with the rows they are in"() {
        when:
        def plan = take([row(2, [(NAME): "$mark a", (TAG): "$mark-1"]),
                         row(3, [(NAME): '', (PRICE): 'đắt']),
                         row(5, [(NAME): "$mark c", (TAG): "$mark-1"]),
                         row(6, [(NAME): "$mark d", (PLACE): 'R01', (UNIT): '40', (HEIGHT): '2']),
                         row(7, [(NAME): "$mark e", (PLACE): 'R01', (UNIT): '41'])])

        then:
        plan.faulty
        plan.lines().findAll { it.fate() == FAULTY }.collectEntries { [it.number(), it.faults()*.field()] } ==
                [3: [NAME, PRICE], 5: [TAG], 7: [UNIT]]
        plan.lines()[2].faults().first().accepted() == "$mark a"
        present() == []
    }

    def "two rows of a list cannot both be one asset"() {
        given:
        take([row(2, [(NAME): "$mark a", (TAG): "$mark-1"])])

        when:
        def plan = take([row(2, [(NAME): "$mark a", (TAG): "$mark-1", (NOTE): 'một']), row(3, [(NAME): "$mark a", (TAG): "$mark-1", (NOTE): 'hai'])])

        then:
        plan.lines()*.fate() == [CHANGED, FAULTY]
        present()*.note() == ['']
    }

    def "a plan writes nothing"() {
        expect:
        batches.plan([row(2, [(NAME): "$mark a"])], OnKnown.UPDATE, AssetTerms.CODES).lines()*.fate() == [NEW]
        present() == []
    }
}
