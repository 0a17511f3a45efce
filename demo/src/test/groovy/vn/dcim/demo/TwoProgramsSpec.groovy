package vn.dcim.demo

import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.concurrent.PollingConditions
import vn.dcim.plant.snmp.AgentLoop

import static vn.dcim.demo.PolledUps.changes

/** Two programs share the devices of one centre; one is killed, one hangs and wakes up. No alarm comes or goes by that. */
@Stepwise
class TwoProgramsSpec extends Specification {

    /** From the death of one to the moment when the other has asked every device; what the centre expects. */
    static final Duration LONGEST = Duration.ofSeconds(30)
    static final int SNMP_SHARES = 12
    /** How often {@link Installation} has states asked for. */
    static final Duration CYCLE = Duration.ofMillis(400)

    @Shared @AutoCleanup AgentLoop agents = new AgentLoop()
    @Shared @AutoCleanup Installation installation = new Installation([node: [lease: '4s', beat: '1s']], { it -> })
    @Shared List<PolledUps> upses

    def soon = new PollingConditions(timeout: 60, delay: 0.1)

    /** Half of them have been on their battery, with an alarm, since before. */
    void halfOnBattery() {
        upses.eachWithIndex { ups, i -> if ((ups.source() == 'battery') != (i % 2 == 0)) ups.toggle() }
        soon.eventually { upses.each { assert it.active() == (it.source() == 'battery' ? ['ups-on-battery'] : []) } }
    }

    List<List<Map>> transitions() {
        upses*.transitions()
    }

    /** Each change that was seen is one transition, from the state to which the one before led. */
    void everyChangeIsOneTransition() {
        upses.each {
            def found = changes(it.readings()).dropWhile { it.source == 'utility' }
            assert it.transitions().collect { [it.at, it.action] } == found.collect { [it.at, it.source == 'battery' ? 'RAISE' : 'RETURN'] }
        }
    }

    def "the second gets half of the shares, and every device is asked by one of the two"() {
        given:
        upses = (1..6).collect { new PolledUps(installation, new ToggledUps(agents, "ups-$it"), "UPS $it") }
        soon.eventually { upses.each { assert it.readings() } }
        halfOnBattery()
        def before = transitions()
        int all = installation.shares().first()

        when:
        installation.startSecond()

        then:
        all == SNMP_SHARES + 1
        soon.eventually { assert installation.shares().sort() == [6, 7] }

        when:
        def since = Instant.now()
        soon.eventually { upses.each { ups -> assert ups.readings().count { it.at > since } > 12 } }

        then: "in its rhythm: twice as often would mean by both"
        upses.every { ups ->
            def at = ups.readings()*.at.findAll { it > since }
            at.size() - 1 < 1.6 * Duration.between(at.first(), at.last()).toMillis() / CYCLE.toMillis()
        }
        transitions() == before
        everyChangeIsOneTransition()
    }

    def "the first is killed: the second has all devices before long, and no alarm comes or goes"() {
        given:
        def before = transitions()
        def killedAt = Instant.now()

        when:
        installation.kill('program')

        then:
        soon.eventually { upses.each { ups -> assert ups.readings().any { it.at > killedAt.plusSeconds(1) } } }
        soon.eventually { assert installation.shares().max() == SNMP_SHARES + 1 }
        Duration.between(killedAt, Instant.now()) < LONGEST
        transitions() == before

        when: "each changes"
        upses*.toggle()

        then:
        soon.eventually { assert transitions()*.size() == before*.size()*.plus(1) }
        everyChangeIsOneTransition()
    }

    def "one that hangs for longer than its term writes nothing when it wakes up, and gets its part again"() {
        given:
        installation.start('program')
        soon.eventually { assert installation.shares().sort().takeRight(2) == [6, 7] }
        halfOnBattery()
        def before = transitions()
        def hanging = installation.processes().second.pid()

        when:
        def stoppedAt = Instant.now()
        signal('STOP', hanging)

        then:
        soon.eventually { upses.each { ups -> assert ups.readings().any { it.at > stoppedAt.plusSeconds(1) } } }
        soon.eventually { assert installation.shares().max() == SNMP_SHARES + 1 }
        Duration.between(stoppedAt, Instant.now()) < LONGEST

        when:
        upses*.toggle()
        soon.eventually { assert transitions()*.size() == before*.size()*.plus(1) }
        signal('CONT', hanging)

        then:
        soon.eventually { assert installation.shares().sort().takeRight(2) == [6, 7] }

        when:
        upses*.toggle()

        then:
        soon.eventually { assert transitions()*.size() == before*.size()*.plus(2) }
        everyChangeIsOneTransition()

        cleanup:
        signal('CONT', hanging)
    }

    static void signal(String name, long process) {
        assert new ProcessBuilder('kill', "-$name", "$process").start().waitFor() == 0
    }
}
