package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import java.util.function.Supplier
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.ingest.ReadingPipeline
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.BridgeProgram
import vn.dcim.mqtt.testing.HiveMq
import vn.dcim.mqtt.testing.RememberingSink
import vn.dcim.mqtt.testing.SteadyLoad

/** One installation with processes of its own, of which each is killed in turn in the middle of a load. */
class KilledSpec extends Specification {

    static final List<String> KILLED = ['program', 'database', 'broker']

    @Shared @AutoCleanup TestDatabase database = TestDatabase.onServerOfItsOwn()
    @Shared @AutoCleanup HiveMq broker = HiveMq.launch()
    @Shared @AutoCleanup ApplicationContext registry = registry()
    @Shared Map<String, LoadedSite> sites = KILLED.collectEntries { [it, new LoadedSite(database, registry, it)] }
    @Shared @AutoCleanup('kill') BridgeProgram program = program()

    def soon = new PollingConditions(timeout: 60, delay: 0.02)

    def "kill -9 of the #killed in the middle of a load loses and doubles no message and no alarm transition"() {
        given:
        def site = sites[killed]
        def load = SteadyLoad.start(broker.url(), killed)
        int before = 0
        soon.eventually {
            before = load.confirmed()
            def kept = site.stored()
            assert kept > 200 && before > kept + 50
        }

        when:
        int shown = site.stored()
        kill(killed)
        // why: nobody can be asked while the database is away
        Integer then = killed == 'database' ? null : site.stored()
        soon.eventually { assert killed == 'broker' || load.confirmed() > before + 200 }
        start(killed)
        int back = site.stored()
        soon.eventually { assert site.stored() > back + 200 }
        load.close()

        then: "what was stored is there, and some that were confirmed were still on their way, where that can be counted"
        back >= shown
        then == null || then < before

        and: "each message is stored, once"
        soon.eventually { assert site.saidWithClock().size() >= load.confirmedWithClock().size() }
        site.saidWithClock() == load.confirmedWithClock().sort(false).collect { [load.instantOf(it), it] }
        soon.eventually { assert (site.saidWithoutClock() as Set).containsAll(load.confirmedWithoutClock()) }
        with(site.saidWithoutClock()) { numbers ->
            assert (numbers as Set).size() == numbers.size()
            assert ((load.confirmedWithoutClock() + load.unsureWithoutClock()) as Set).containsAll(numbers)
        }

        and: "each change of the detector is one transition, from the state to which the one before led"
        soon.eventually { assert site.transitions().size() >= load.toggles() }
        site.transitions()*.action == (0..<load.toggles()).collect { it % 2 == 0 ? 'RAISE' : 'RETURN' }
        site.transitions()*.from_state == ['NORMAL'] + site.transitions()*.to_state.dropRight(1)

        cleanup:
        load?.close()

        where:
        killed << KILLED
    }

    void kill(String what) {
        [program: { program.kill() }, database: { database.server().kill() }, broker: { broker.kill() }][what]()
    }

    void start(String what) {
        [program: { program = program() }, database: { database.server().start() }, broker: { broker.start() }][what]()
    }

    ApplicationContext registry() {
        def instead = RuntimeBeanDefinition.builder(SampleSink, { new RememberingSink() } as Supplier)
                .singleton(true).replaces(ReadingPipeline).build()
        ApplicationContext.builder().properties(database.properties()).beanDefinitions(instead).start()
    }

    BridgeProgram program() {
        BridgeProgram.start(database.folder(), database.properties() + ['dcim.mqtt.url': broker.url(), 'dcim.mqtt.keep-alive': '5s'])
    }
}
