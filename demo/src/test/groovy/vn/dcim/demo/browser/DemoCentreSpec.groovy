package vn.dcim.demo.browser

import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.AssetFilter
import vn.dcim.core.asset.AssetFilter.Flaw
import vn.dcim.core.asset.AssetOrder
import vn.dcim.core.asset.Assets
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.power.Chains
import vn.dcim.core.power.PowerSurvey
import vn.dcim.core.power.PowerSurveys
import vn.dcim.core.software.SoftwareRegister
import vn.dcim.core.software.TitleFilter
import vn.dcim.core.software.TitleFlaw
import vn.dcim.core.software.TitleOrder
import vn.dcim.core.unit.Units

import java.time.Instant

import static java.time.temporal.ChronoUnit.DAYS

/** The centre that the demo comes with: large enough that each page of the registry has something to show, and not without faults. */
class DemoCentreSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared SoftwareRegister.Found software = demo.part(SoftwareRegister).find(TitleFilter.ALL, null, TitleOrder.NAME, false, 0, 500)
    @Shared PowerSurvey power = demo.part(PowerSurveys).of(demo.part(Chains).now())

    private int assets(Long owner, Flaw flaw = null, Instant asOf = null) {
        def filter = new AssetFilter('', null, null, [] as Set, null, owner, null, flaw, asOf)
        demo.part(Assets).find(filter, AssetOrder.NAME, false, 0, 1).total() as int
    }

    def "it has twenty racks, four hundred assets, sixty titles with fifteen hundred installations"() {
        expect:
        demo.part(PlaceRepository).findAll().count { it.kind() == Place.Kind.RACK } == 20
        // why: some are disposed of, and others are found by the comparison with the devices
        assets(null) in 380..430
        software.total() >= 60
        software.lines().sum { it.usage().machines() } >= 1500
    }

    def "equipment of six agencies stands in it"() {
        given:
        def owners = demo.part(Units).all().findAll { assets(it.id()) >= 5 }*.name()

        expect:
        owners.containsAll(['Sở Y tế', 'Sở Tài chính', 'Sở Nội vụ', 'Sở Tư pháp', 'Sở Xây dựng', 'Sở Công Thương'])
    }

    def "#days days ago it had #least to #most"() {
        expect:
        assets(null, null, Instant.now().minus(days, DAYS)) in least..most

        where:
        days || least | most
        2    || 380   | 430
        365  || 300   | 399
        700  || 200   | 350
        800  || 0     | 0
    }

    def "planted on purpose among equipment: #flaw"() {
        expect:
        assets(null, flaw) >= least

        where:
        flaw             || least
        Flaw.NO_TAG      || 1
        Flaw.SAME_SERIAL || 4
        Flaw.NO_HANDOVER || 1
        Flaw.NOT_SEEN    || 100
    }

    def "planted on purpose among software: #flaw"() {
        expect:
        software.flaws()[flaw] >= 1

        where:
        flaw << [TitleFlaw.EXPIRED_IN_USE, TitleFlaw.OVER_USED, TitleFlaw.NO_RENEWAL, TitleFlaw.NOT_PERMITTED, TitleFlaw.UNUSED]
    }

    def "planted on purpose in the power chain: servers on one cord, and cords that share a strip"() {
        expect:
        power.singleFed().size() >= 10
        power.shared().size() >= 10
    }
}
