package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.Mosquitto
import vn.dcim.mqtt.testing.SteadyLoad

/** A database that is there and does not answer, for longer than the keep-alive of the line to the broker. */
class StandingStoreSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.onServerOfItsOwn()
    @Shared @AutoCleanup Mosquitto broker = Mosquitto.launch('allow_anonymous true\nmax_inflight_messages 0\nautosave_on_changes false\nautosave_interval 1800\n') {}

    def soon = new PollingConditions(timeout: 60, delay: 0.02)

    def "a store that stands still while #what: afterwards each message is stored once, by itself"() {
        given:
        def context = ApplicationContext.run(database.properties() + [
                'dcim.mqtt.url'            : broker.url(),
                'dcim.mqtt.client-id'      : name,
                'dcim.mqtt.keep-alive'     : '2s',
                'dcim.mqtt.hand-off'       : handOff,
                'dcim.mqtt.receive-maximum': 2000,
        ])
        def bridge = context.getBean(MqttBridge)
        soon.eventually { assert bridge.statistics().connected() }
        def site = new LoadedSite(database, context, name)
        def load = SteadyLoad.start(broker.url(), name)
        soon.eventually { assert load.confirmed() > 600 && site.stored() > 300 }

        when:
        int before = load.confirmed()
        database.server().pause()
        soon.eventually { assert load.confirmed() > before + 3000 }
        def connectedThen = bridge.statistics().connected()
        database.server().resume()
        load.close()

        then:
        !connectedThen || stays

        and: "each message is stored, once"
        soon.eventually { assert site.saidWithClock().size() >= load.confirmedWithClock().size() }
        site.saidWithClock() == load.confirmedWithClock().sort(false).collect { [load.instantOf(it), it] }
        soon.eventually { assert site.saidWithoutClock().size() >= load.confirmedWithoutClock().size() }
        site.saidWithoutClock().sort(false) == load.confirmedWithoutClock().sort(false)

        and: "each change of the detector is one transition, from the state to which the one before led"
        soon.eventually { assert site.transitions().size() >= load.toggles() }
        site.transitions()*.action == (0..<load.toggles()).collect { it % 2 == 0 ? 'RAISE' : 'RETURN' }
        site.transitions()*.from_state == ['NORMAL'] + site.transitions()*.to_state.dropRight(1)

        and: "the line stands"
        soon.eventually { assert bridge.statistics().connected() }

        cleanup:
        database.server().resume()
        load?.close()
        context?.close()

        where:
        what                            | name    | handOff || stays
        'there is room for all'         | 'room'  | 20_000  || true
        'the room is full and the line' +
                ' to the broker let go' | 'letgo' | 100     || false
    }
}
