package vn.dcim.plant.snmp

import org.snmp4j.CommunityTarget
import org.snmp4j.PDU
import org.snmp4j.PDUv1
import org.snmp4j.ScopedPDU
import org.snmp4j.Snmp
import org.snmp4j.Target
import org.snmp4j.UserTarget
import org.snmp4j.mp.MPv3
import org.snmp4j.mp.SnmpConstants
import org.snmp4j.security.SecurityModels
import org.snmp4j.security.SecurityProtocols
import org.snmp4j.security.USM
import org.snmp4j.smi.OID
import org.snmp4j.smi.OctetString
import org.snmp4j.smi.UdpAddress
import org.snmp4j.smi.VariableBinding
import org.snmp4j.transport.DefaultUdpTransportMapping

/** A plain SNMP4J client, as a poller would use it. */
class SnmpClient implements Closeable {

    final Snmp snmp
    final SnmpAgent agent
    int version = SnmpConstants.version2c
    String community = 'public'
    UsmCredentials user
    int securityLevel = -1
    long timeoutMs = 1500
    private Target target

    SnmpClient(SnmpAgent agent, UsmCredentials user = null) {
        this.agent = agent
        this.user = user
        snmp = new Snmp(new DefaultUdpTransportMapping(new UdpAddress('127.0.0.1/0')))
        if (user != null) {
            version = SnmpConstants.version3
            def protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility)
            def usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0)
            usm.addUser(user.usmUser())
            snmp.messageDispatcher.removeMessageProcessingModel(snmp.getMessageProcessingModel(3))
            snmp.messageDispatcher.addMessageProcessingModel(new MPv3(usm.localEngineID.value, null, protocols,
                SecurityModels.getCollection(usm), snmp.counterSupport))
        }
        snmp.listen()
    }

    PDU get(String... oids) {
        send(PDU.GET, oids)
    }

    PDU next(String... oids) {
        send(PDU.GETNEXT, oids)
    }

    PDU bulk(int nonRepeaters, int repetitions, String... oids) {
        def pdu = pdu(PDU.GETBULK, oids)
        pdu.nonRepeaters = nonRepeaters
        pdu.maxRepetitions = repetitions
        send(pdu)
    }

    PDU send(int type, String... oids) {
        send(pdu(type, oids))
    }

    PDU send(PDU pdu) {
        snmp.send(pdu, target()).response
    }

    /** All of a tree by GETNEXT, as a map of dotted OID to variable. */
    Map walk(String root = '1') {
        def found = [:]
        def at = new OID(root)
        while (true) {
            def response = next(at.toDottedString())
            if (response == null || response.errorStatus != 0) {
                return found
            }
            def binding = response.get(0)
            if (binding.isException() || !binding.oid.startsWith(new OID(root))) {
                return found
            }
            found[binding.oid.toDottedString()] = binding.variable
            at = binding.oid
        }
    }

    private PDU pdu(int type, String... oids) {
        PDU pdu = version == SnmpConstants.version1 ? new PDUv1() : version == SnmpConstants.version3 ? new ScopedPDU() : new PDU()
        pdu.type = type
        oids.each { pdu.add(new VariableBinding(new OID(it))) }
        pdu
    }

    private Target target() {
        if (target == null) {
            def to = new UdpAddress(agent.address().address, agent.address().port)
            if (version == SnmpConstants.version3) {
                target = new UserTarget(address: to, securityName: new OctetString(user.user()),
                    securityLevel: securityLevel < 0 ? user.securityLevel() : securityLevel)
            } else {
                target = new CommunityTarget(to, new OctetString(community))
            }
            target.version = version
            target.timeout = timeoutMs
            target.retries = 0
        }
        target
    }

    @Override
    void close() {
        snmp.close()
    }
}
