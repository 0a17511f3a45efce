package vn.dcim.plant.snmp

import java.time.Instant
import java.time.InstantSource
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
}
