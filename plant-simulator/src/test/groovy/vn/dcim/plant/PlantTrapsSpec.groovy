package vn.dcim.plant

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CopyOnWriteArrayList
import org.snmp4j.CommandResponder
import org.snmp4j.CommandResponderEvent
import org.snmp4j.PDU
import org.snmp4j.Snmp
import org.snmp4j.mp.MPv3
import org.snmp4j.mp.StatusInformation
import org.snmp4j.security.SecurityModels
import org.snmp4j.security.SecurityProtocols
import org.snmp4j.security.USM
import org.snmp4j.smi.OctetString
import org.snmp4j.smi.UdpAddress
import org.snmp4j.transport.DefaultUdpTransportMapping
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

class PlantTrapsSpec extends Specification {

    def received = new CopyOnWriteArrayList<List>()
    def soon = new PollingConditions(timeout: 10)

    @AutoCleanup
    Snmp manager = manager()

    @AutoCleanup
    Plant plant = Plant.builder().seed(2).clock(PlantClock.standing(Instant.parse('2026-11-21T03:00:00Z'))).traps(to()).build()

    Snmp manager() {
        def snmp = new Snmp(new DefaultUdpTransportMapping(new UdpAddress('127.0.0.1/0')))
        def protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility)
        def usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0)
        usm.addUser(PlantAgents.USER.usmUser())
        snmp.messageDispatcher.removeMessageProcessingModel(snmp.getMessageProcessingModel(3))
        snmp.messageDispatcher.addMessageProcessingModel(
            new MPv3(usm.localEngineID.value, null, protocols, SecurityModels.getCollection(usm), snmp.counterSupport))
        snmp.addCommandResponder({ CommandResponderEvent event -> take(event) } as CommandResponder)
        snmp.listen()
        snmp
    }

    void take(CommandResponderEvent event) {
        received << [(event.peerAddress as UdpAddress).port, event.PDU.get(1).variable.toString(), PDU.getTypeString(event.PDU.type)]
        if (event.PDU.type == PDU.INFORM) {
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

    int port(String key) {
        plant.agent(key).address().port
    }

    def "UPS-A tells that it went on battery and came back, in PowerNet's words"() {
        when:
        plant.start('grid-outage')
        plant.advance(Duration.ofSeconds(60))

        then:
        soon.eventually {
            assert received == [[port('UPS-A'), '1.3.6.1.4.1.318.0.5', 'TRAP'], [port('UPS-A'), '1.3.6.1.4.1.318.0.9', 'TRAP']]
        }
    }

    def "UPS-B tells it over SNMPv3 after RFC 1628"() {
        when:
        plant.model().grid2().present(false)
        plant.advance(Duration.ofSeconds(5))
        plant.model().grid2().present(true)
        plant.advance(Duration.ofSeconds(5))

        then: "on battery, alarm added, alarm removed"
        soon.eventually {
            assert received == [1, 3, 4].collect { [port('UPS-B'), "1.3.6.1.2.1.33.2.$it".toString(), 'TRAP'] }
        }
    }

    def "the router informs of a line that goes down and up, once each when it is acknowledged"() {
        when:
        plant.start('line-a-down')
        plant.advance(Duration.ofMinutes(11))

        then:
        soon.eventually {
            assert received == [[port('RT-1'), '1.3.6.1.6.3.1.1.5.3', 'INFORM'], [port('RT-1'), '1.3.6.1.6.3.1.1.5.4', 'INFORM']]
        }
    }

    def "a restarted agent sends a cold start"() {
        when:
        plant.start('agent-restart')
        plant.advance(Duration.ofSeconds(30))

        then:
        soon.eventually { assert received == [[port('UPS-A'), '1.3.6.1.6.3.1.1.5.1', 'TRAP']] }
    }
}
