package vn.dcim.core.regulation.xray

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** What the X-ray reads of the registry. */
class RegistryEvidenceSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-11-24T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    def setupSpec() {
        context.getBean(PlaceRepository).save(new Place(null, 'R01', Place.Kind.RACK, null, 42))
    }

    private RegistryEvidence.Facts facts() {
        context.getBean(RegistryEvidence).gather(clock.instant())
    }

    def "a #kind that is #status, at place “#place” unit “#unit”, with “#holder” is misplaced: #misplaced"() {
        given:
        def name = "$kind-$status-$place-$unit-$holder" as String

        when:
        context.getBean(AssetDesk).add([(AssetField.NAME): name, (AssetField.KIND): kind, (AssetField.STATUS): status, (AssetField.PLACE): place,
                                        (AssetField.UNIT): unit, (AssetField.HOLDER): holder], AssetTerms.CODES, 'an')

        then:
        facts().misplaced()*.name().contains(name) == misplaced

        where:
        kind          | status     | place | unit | holder || misplaced
        'server'      | 'in-use'   | 'R01' | '7'  | ''     || false
        'server'      | 'in-use'   | ''    | ''   | ''     || true
        'server'      | 'in-use'   | ''    | ''   | 'An'   || true
        'server'      | 'standby'  | ''    | ''   | ''     || true
        'server'      | 'in-store' | ''    | ''   | ''     || false
        'laptop'      | 'in-use'   | ''    | ''   | ''     || true
        'laptop'      | 'in-use'   | ''    | ''   | 'An'   || false
        'workstation' | 'in-use'   | ''    | ''   | 'An'   || false
        'switch'      | 'in-use'   | ''    | ''   | 'An'   || true
    }
}
