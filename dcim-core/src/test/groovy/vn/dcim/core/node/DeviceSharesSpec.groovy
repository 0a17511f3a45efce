package vn.dcim.core.node

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice

class DeviceSharesSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder().properties(database.properties()).start()

    def "SNMP devices are dealt one by one, whatever lies between their ids; those that publish are together"() {
        given:
        def shares = context.getBean(DeviceShares)

        when: "as many devices of each kind as there are shares, in turn, half of them before anybody asks"
        def devices = (0..<DeviceShares.SHARES).collect { n ->
            if (n == 6) {
                assert shares.leaseOf(1L) != null
            }
            [aDevice("PDU-$n").at("snmp://10.0.0.$n").addTo(context), aDevice("TH-$n").at("mqtt:dc/th/$n").addTo(context)]
        }.transpose()
        def (asked, told) = devices

        then:
        asked.collect { shares.leaseOf(it.id()) } == (0..<DeviceShares.SHARES).collect { "snmp/$it".toString() }
        told.collect { shares.leaseOf(it.id()) }.unique() == ['mqtt/0']
        shares.devicesOf(['snmp/3', 'mqtt/0']) == (told*.id() + asked[3].id()).toSet()

        when: "another process deals them"
        def other = ApplicationContext.builder().properties(database.properties()).start()

        then:
        (asked + told).every { other.getBean(DeviceShares).leaseOf(it.id()) == shares.leaseOf(it.id()) }
        shares.leaseOf(99_999L) == null

        cleanup:
        other?.close()
    }
}
