package vn.dcim.plant.snmp

import java.time.Instant
import java.time.InstantSource
import org.snmp4j.smi.Integer32
import spock.lang.Specification

class FleetSpec extends Specification {

    def "each device of a fleet answers sixty moving points in one datagram at an address of its own"() {
        given:
        def now = Instant.parse('2026-11-21T00:00:00Z')
        def fleet = new Fleet(500, { new InetSocketAddress("127.77.${1 + it.intdiv(250)}.${1 + it % 250}".toString(), 0) }, { now } as InstantSource)
        def points = Fleet.points()

        expect:
        points.size() == 60
        fleet.agents()*.address().toSet().size() == 500

        when:
        def client = new SnmpClient(fleet.agents()[499])
        def before = client.get(*points).variableBindings*.variable*.toInt()
        now = now.plusSeconds(30)
        def after = client.get(*points).variableBindings*.variable*.toInt()

        then:
        before.size() == 60
        [before, after].transpose().count { it[0] != it[1] } > 30
        fleet.requests() == 2
        Thread.allStackTraces.keySet().count { it.name == 'plant-snmp' } <= 1 + otherLoops

        cleanup:
        client?.close()
        fleet.close()

        where:
        otherLoops = Thread.allStackTraces.keySet().count { it.name == 'plant-snmp' }
    }

    def "a device of a fleet can be made to answer something else under one OID, and the others go on"() {
        given:
        def oid = '1.3.6.1.2.1.33.1.4.1.0'
        def fleet = new Fleet(2, { new InetSocketAddress('127.0.0.1', 0) }, InstantSource.system(),
                { number, tree -> number == 1 ? tree.with(oid, { new Integer32(5) }) : tree })
        def clients = fleet.agents().collect { new SnmpClient(it) }

        expect:
        clients.collect { it.get(oid).variableBindings*.variable*.toInt() } == [[3], [5]]

        cleanup:
        clients*.close()
        fleet?.close()
    }

    def "an OID that a device does not have cannot be altered"() {
        when:
        OidTree.builder().text('1.3.6.1.2.1.1.5.0', 'UPS').build().with('1.3.6.1.2.1.1.6.0', { null })

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains('1.3.6.1.2.1.1.6.0')
    }
}
