package vn.dcim.plant.snmp

import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import org.snmp4j.CommandResponder
import org.snmp4j.CommandResponderEvent
import org.snmp4j.PDU
import org.snmp4j.Snmp
import org.snmp4j.mp.MPv3
import org.snmp4j.mp.SnmpConstants
import org.snmp4j.mp.StatusInformation
import org.snmp4j.security.SecurityModels
import org.snmp4j.security.SecurityProtocols
import org.snmp4j.security.USM
import org.snmp4j.smi.Integer32
import org.snmp4j.smi.OID
import org.snmp4j.smi.OctetString
import org.snmp4j.smi.UdpAddress
import org.snmp4j.smi.VariableBinding
import org.snmp4j.transport.DefaultUdpTransportMapping
import spock.lang.AutoCleanup
import spock.lang.Specification

class AgentNotifierSpec extends Specification {

    static final OID ON_BATTERY = new OID('1.3.6.1.2.1.33.2.1')
    static final UsmCredentials USER =
        new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-password', UsmCredentials.Priv.AES128, 'priv-password')

    @AutoCleanup
    AgentLoop loop = new AgentLoop()

    def received = new LinkedBlockingQueue<PDU>()
    def peers = new LinkedBlockingQueue<UdpAddress>()
    boolean acknowledges = true

    SnmpAgent agent = SnmpAgent.on(loop).user(USER, OidTree.builder().text('1.3.6.1.2.1.1.1.0', 'a device').build()).start()

    @AutoCleanup
    AgentNotifier notifier = agent.notifier()

    @AutoCleanup
    Snmp manager = manager()

    def cleanup() {
        agent.close()
    }

    Snmp manager() {
        def snmp = new Snmp(new DefaultUdpTransportMapping(new UdpAddress('127.0.0.1/0')))
        def protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility)
        def usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0)
        usm.addUser(USER.usmUser())
        snmp.messageDispatcher.removeMessageProcessingModel(snmp.getMessageProcessingModel(3))
        snmp.messageDispatcher.addMessageProcessingModel(
            new MPv3(usm.localEngineID.value, null, protocols, SecurityModels.getCollection(usm), snmp.counterSupport))
        snmp.addCommandResponder({ CommandResponderEvent event -> take(event) } as CommandResponder)
        snmp.listen()
        snmp
    }

    void take(CommandResponderEvent event) {
        peers << (event.peerAddress as UdpAddress)
        received << event.PDU
        if (event.PDU.type == PDU.INFORM && acknowledges) {
            def answer = event.PDU.clone() as PDU
            answer.type = PDU.RESPONSE
            event.messageDispatcher.returnResponsePdu(event.messageProcessingModel, event.securityModel, event.securityName,
                event.securityLevel, answer, event.maxSizeResponsePDU, event.stateReference, new StatusInformation())
        }
    }

    InetSocketAddress to() {
        def at = manager.messageDispatcher.transportMappings.first().listenAddress as UdpAddress
        new InetSocketAddress(at.inetAddress, at.port)
    }

    def "a v2c trap carries uptime, its name and its variables"() {
        when:
        notifier.trap(to(), 'public', ON_BATTERY, [new VariableBinding(new OID('1.3.6.1.2.1.33.1.2.3.0'), new Integer32(27))])
        def pdu = received.poll(5, TimeUnit.SECONDS)

        then:
        pdu.type == PDU.TRAP
        pdu.get(0).oid == SnmpConstants.sysUpTime
        pdu.get(1).variable == ON_BATTERY
        pdu.get(2).variable.toInt() == 27
        peers.poll().port == agent.address().port
    }

    def "an agent that notifies goes on answering, also after its notifier was closed"() {
        given:
        def client = new SnmpClient(agent, USER)

        expect:
        notifier.inform(to(), 'public', ON_BATTERY, []).get(15, TimeUnit.SECONDS)
        client.get('1.3.6.1.2.1.1.1.0').get(0).variable.toString() == 'a device'

        when:
        notifier.close()

        then:
        client.get('1.3.6.1.2.1.1.1.0').get(0).variable.toString() == 'a device'

        cleanup:
        client.close()
    }

    def "a v3 trap is sent under the agent's own engine and user"() {
        when:
        notifier.trapV3(to(), 'operator', ON_BATTERY, [])
        def pdu = received.poll(5, TimeUnit.SECONDS)

        then:
        pdu.type == PDU.TRAP
        pdu.contextEngineID == agent.engineId()
        pdu.get(1).variable == ON_BATTERY
    }

    def "an inform says whether it was acknowledged"() {
        given:
        acknowledges = answered

        expect:
        notifier.inform(to(), 'public', ON_BATTERY, []).get(15, TimeUnit.SECONDS) == answered
        received.size() == times

        where:
        answered || times
        true     || 1
        false    || 3
    }
}
