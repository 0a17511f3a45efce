package vn.dcim.core.device

import io.micronaut.context.ApplicationContext
import java.net.InetAddress
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

/** Where devices may be asked. */
class DeviceNetworksSpec extends Specification {

    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder().start()

    static boolean permits(DeviceNetworks networks, String address) {
        try {
            networks.require('host', InetAddress.ofLiteral(address))
            true
        } catch (DcimException e) {
            assert e.code() == ErrorCode.OUTSIDE_NETWORKS
            assert e.arguments()[1] == InetAddress.ofLiteral(address).hostAddress
            false
        }
    }

    def "unless it is set otherwise devices are asked at private addresses and on this machine: #address #may"() {
        expect:
        permits(context.getBean(DeviceNetworks), address) == may

        where:
        address              || may
        '9.255.255.255'      || false
        '10.0.0.0'           || true
        '10.255.255.255'     || true
        '11.0.0.0'           || false
        '172.15.255.255'     || false
        '172.16.0.0'         || true
        '172.31.255.255'     || true
        '172.32.0.0'         || false
        '192.168.0.1'        || true
        '192.169.0.0'        || false
        '100.63.255.255'     || false
        '100.64.0.0'         || true
        '169.254.169.254'    || true
        '127.0.0.1'          || true
        '0.0.0.0'            || false
        '255.255.255.255'    || false
        '224.0.0.1'          || false
        '203.0.113.7'        || false
        '::1'                || true
        '::'                 || false
        'fd00::7'            || true
        'fe80::7'            || true
        'fec0::7'            || false
        '2001:db8::7'        || false
        '::ffff:10.0.0.7'    || true
        '::ffff:203.0.113.7' || false
    }

    def "with #networks #address #may"() {
        expect:
        permits(new DeviceNetworks(networks), address) == may

        where:
        networks                            | address       || may
        ['10.20.30.0/25']                   | '10.20.30.127' || true
        ['10.20.30.0/25']                   | '10.20.30.128' || false
        [' 203.0.113.7/32 ', '']            | '203.0.113.7'  || true
        ['0.0.0.0/0']                       | '203.0.113.7'  || true
        ['0.0.0.0/0']                       | '2001:db8::7'  || false
        ['2001:db8::/32', '10.0.0.0/8']     | '2001:db8::7'  || true
    }

    def "what is no network is refused by name: #text"() {
        when:
        new DeviceNetworks([text])

        then:
        def e = thrown(DcimException)
        e.arguments().take(2) == ['dcim.devices.networks', text]

        where:
        text << ['10.0.0.0', '10.0.0.0/33', '::/129', 'ups.example.vn/24', '10.0.0/8', '/8', '10.0.0.0/-1']
    }
}
