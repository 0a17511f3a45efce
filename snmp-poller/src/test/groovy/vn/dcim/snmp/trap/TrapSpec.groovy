package vn.dcim.snmp.trap

import org.snmp4j.PDUv1
import org.snmp4j.smi.IpAddress
import org.snmp4j.smi.OID
import spock.lang.Specification

class TrapSpec extends Specification {

    def "SNMPv1's enterprise #enterprise, generic #generic, specific #specific is #oid"() {
        given:
        def pdu = new PDUv1()
        pdu.enterprise = new OID(enterprise)
        pdu.genericTrap = generic
        pdu.specificTrap = specific
        pdu.agentAddress = new IpAddress('10.0.0.7')

        expect:
        with(Trap.of(pdu)) {
            it.oid() == new OID(oid)
            isStandard() == standard
            origin() == InetAddress.getByName('10.0.0.7')
        }

        where: "RFC 3584 section 3.1"
        enterprise            | generic | specific || oid                       | standard
        '1.3.6.1.4.1.318'     | 6       | 5        || '1.3.6.1.4.1.318.0.5'     | false
        '1.3.6.1.2.1.33.2'    | 6       | 1        || '1.3.6.1.2.1.33.2.0.1'    | false
        '1.3.6.1.4.1.318'     | 0       | 0        || '1.3.6.1.6.3.1.1.5.1'     | true
        '1.3.6.1.4.1.318'     | 3       | 0        || '1.3.6.1.6.3.1.1.5.4'     | true
    }

    def "an agent address of 0.0.0.0 is none"() {
        given:
        def pdu = new PDUv1()
        pdu.enterprise = new OID('1.3.6.1.4.1.318')
        pdu.agentAddress = new IpAddress('0.0.0.0')

        expect:
        Trap.of(pdu).origin() == null
    }
}
