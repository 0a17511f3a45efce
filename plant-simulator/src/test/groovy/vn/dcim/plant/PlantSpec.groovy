package vn.dcim.plant

import java.time.Duration
import java.time.Instant
import org.snmp4j.PDU
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.plant.snmp.SnmpClient

class PlantSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-21T05:00:00Z')

    @AutoCleanup
    Plant plant = Plant.builder().seed(7).clock(PlantClock.standing(NOON)).build()

    def "every device that answers SNMP does so at its address, with its class's tree"() {
        given:
        def device = plant.device(key)
        def client = new SnmpClient(plant.agent(key), device.credentials())

        expect:
        device.address().startsWith(device.credentials() == null ? 'snmp://public@127.0.0.1:' : 'snmpv3://dcim@127.0.0.1:')
        device.address().endsWith(':' + plant.agent(key).address().port)
        client.get('1.3.6.1.2.1.1.2.0').get(0).variable.toString() == objectId
        client.get('1.3.6.1.2.1.1.5.0').get(0).variable.toString() == key
        def walked = client.walk()
        walked.size() >= points
        walked.containsKey(oid)

        cleanup:
        client.close()

        where:
        key      | objectId                      | oid                                          | points
        'UPS-A'  | '1.3.6.1.4.1.318.1.3.27'      | '1.3.6.1.4.1.318.1.1.1.2.2.3.0'              | 50
        'UPS-B'  | '1.3.6.1.4.1.8072.3.2.10'     | '1.3.6.1.2.1.33.1.4.4.1.5.3'                 | 60
        'G1'     | '1.3.6.1.4.1.28634.14'        | '1.3.6.1.4.1.28634.14.2.9244.0'              | 30
        'G1-H'   | '0.0'                         | '1.3.6.1.4.1.41809.1.43.0'                   | 31
        'ATS-1'  | '1.3.6.1.4.1.318.1.3.32'      | '1.3.6.1.4.1.318.1.1.8.5.1.2.0'              | 55
        'PDU-A1' | '1.3.6.1.4.1.318.1.3.4.6'     | '1.3.6.1.4.1.318.1.1.26.4.3.1.5.1'           | 70
        'PDU-B2' | '1.3.6.1.4.1.318.1.3.4.6'     | '1.3.6.1.4.1.318.1.1.12.2.3.1.1.2.3'         | 70
        'CRAC-1' | '1.3.6.1.4.1.476.1.42'        | '1.3.6.1.4.1.476.1.42.3.4.1.3.3.1.3.2'       | 55
        'RT-1'   | '1.3.6.1.4.1.14988.1'         | '1.3.6.1.2.1.31.1.1.1.6.2'                   | 90
        'SW-1'   | '1.3.6.1.4.1.25506.11.1.24'   | '1.3.6.1.2.1.31.1.1.1.10.26'                 | 700
    }

    def "each key is listed once, and what feeds a device is listed before it"() {
        given:
        def keys = plant.devices()*.key()

        expect:
        keys.toUnique().size() == keys.size()
        plant.devices().findAll { device -> !device.fedBy().every { keys.indexOf(it) in 0..<keys.indexOf(device.key()) } }*.key() == []
        plant.device('R01').fedBy() == ['PDU-A1', 'PDU-B1']
        ['R06', 'R07', 'R13'].collect { plant.device(it).fedBy() } == [['PDU-A1'], ['PDU-B1'], ['PDU-A2']]
        plant.device('UPS-A').fedBy() == ['ATS-1']
        plant.device('ATS-1').fedBy() == ['GRID-1', 'G1']
    }

    def "the plant moves only with its clock"() {
        given:
        def client = new SnmpClient(plant.agent('UPS-A'))
        def energy = plant.read { plant.model().upsA().energyWh() }

        when:
        plant.start('grid-outage')
        plant.advance(Duration.ofSeconds(10))

        then:
        plant.model().now() == NOON.plusSeconds(10)
        plant.read { plant.model().upsA().energyWh() } < energy
        client.get('1.3.6.1.4.1.318.1.1.1.4.1.1.0').get(0).variable.toInt() == 3
        client.get('1.3.6.1.2.1.1.3.0').get(0).variable.toLong() == 1000

        cleanup:
        client.close()
    }

    def "a started plant follows a running clock by itself"() {
        given:
        def clock = PlantClock.standing(NOON)
        def moving = Plant.builder().clock(clock).build().start()

        when: "time passes without a call to the plant"
        clock.advance(Duration.ofMinutes(1))

        then:
        new spock.util.concurrent.PollingConditions(timeout: 10).eventually {
            assert moving.read { moving.model().now() } == NOON.plusSeconds(60)
        }

        cleanup:
        moving.close()
    }

    def "a PDU without supply does not answer"() {
        given:
        def client = new SnmpClient(plant.agent('PDU-B1'))
        client.timeoutMs = 300

        when: "grid 2 is gone until UPS-B is flat"
        plant.model().grid2().present(false)
        plant.advance(Duration.ofMinutes(40))

        then:
        client.get('1.3.6.1.2.1.1.1.0') == null

        when:
        plant.model().grid2().present(true)
        plant.advance(Duration.ofMinutes(1))

        then:
        client.get('1.3.6.1.2.1.1.1.0').errorStatus == PDU.noError

        cleanup:
        client.close()
    }

    def "ports count up from the base"() {
        given: "a base with as many free ports behind it as there are agents"
        def other = [20_100, 21_300, 22_700, 24_100, 25_900, 27_500, 29_300, 31_100].findResult { base ->
            try {
                Plant.builder().clock(PlantClock.standing(NOON)).portBase(base).build()
            } catch (UncheckedIOException taken) {
                null
            }
        }

        expect:
        ['UPS-B', 'G1', 'SW-1'].collect { other.agent(it).address().port - other.agent('UPS-A').address().port } == [1, 2, 12]

        cleanup:
        other?.close()
    }

    def "the plant's clock does not go back"() {
        when:
        plant.advance(Duration.ofSeconds(-1))

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "The plant's clock cannot go back by PT1S"
    }
}
