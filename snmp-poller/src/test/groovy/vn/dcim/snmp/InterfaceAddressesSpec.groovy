package vn.dcim.snmp

import org.snmp4j.smi.IpAddress
import org.snmp4j.smi.Integer32
import org.snmp4j.smi.OctetString
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.Credentials
import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.snmp.transport.LiveAgent
import vn.dcim.snmp.transport.SnmpAddress
import vn.dcim.snmp.transport.SnmpTransport
import vn.dcim.snmp.transport.TransportSettings

/** The addresses that a device says its interfaces have, read from an agent over UDP. */
class InterfaceAddressesSpec extends Specification {

    @Shared @AutoCleanup AgentLoop loop = new AgentLoop()
    @Shared @AutoCleanup SnmpTransport transport = new SnmpTransport(TransportSettings.DEFAULT)

    Map<String, String> told(OidTree.Builder tree) {
        def agent = SnmpAgent.on(loop).community('public', tree.build()).start()
        try {
            return InterfaceAddresses.of(new LiveAgent(transport.peer(SnmpAddress.parse("snmp://public@127.0.0.1:${agent.address().port}"), Credentials.v2c('public'))))
        } finally {
            agent.close()
        }
    }

    static OctetString mac(String digits) {
        OctetString.fromHexString(digits, ':' as char)
    }

    def "MAC addresses are those that a maker gave, each once and in the order of the interfaces"() {
        given:
        def tree = OidTree.builder()
        ['00:1e:10:0a:00:02', '', '00:00:00:00:00:00', '02:42:ac:11:00:02', '00:00:5e:00:01:0a', '00:00:0c:07:ac:01', '00:1E:10:0A:00:01', '00:1e:10:0a:00:02']
                .eachWithIndex { text, i -> tree.constant("1.3.6.1.2.1.2.2.1.6.${i + 1}", text.empty ? new OctetString() : mac(text)) }

        expect: "what is empty, nothing, given by hand or shared by routers is none"
        told(tree) == [macs: '00:1e:10:0a:00:02 00:1e:10:0a:00:01']
    }

    def "IP addresses come from the old table and the new one, without those of the machine itself"() {
        given:
        def tree = OidTree.builder()
                .constant('1.3.6.1.2.1.4.20.1.1.10.1.2.3', new IpAddress('10.1.2.3'))
                .constant('1.3.6.1.2.1.4.20.1.1.127.0.0.1', new IpAddress('127.0.0.1'))
                .constant('1.3.6.1.2.1.4.34.1.3.1.4.10.1.2.3', new Integer32(1))
                .constant('1.3.6.1.2.1.4.34.1.3.1.4.10.1.2.4', new Integer32(2))
                .constant('1.3.6.1.2.1.4.34.1.3.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1', new Integer32(1))
                .constant('1.3.6.1.2.1.4.34.1.3.2.16.254.128.0.0.0.0.0.0.0.0.0.0.0.0.0.1', new Integer32(1))

        expect:
        told(tree) == [ips: '10.1.2.3 10.1.2.4 2001:db8:0:0:0:0:0:1']
    }

    def "what has no interfaces says nothing"() {
        expect:
        told(OidTree.builder().text('1.3.6.1.2.1.1.5.0', 'ups')) == [:]
    }
}
