package vn.dcim.plant.mqtt

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import vn.dcim.plant.Plant
import vn.dcim.plant.PlantClock

class PlantPublisherSpec extends Specification {

    static final Instant START = Instant.parse('2026-11-21T03:00:00Z')

    @TempDir
    Path folder

    @AutoCleanup
    TestBroker broker

    @AutoCleanup
    Plant plant

    @AutoCleanup
    Listener listener

    def soon = new PollingConditions(timeout: 20, delay: 0.05)

    def setup() {
        broker = new TestBroker(folder)
        listener = new Listener(broker.url)
        plant = Plant.builder().seed(5).clock(PlantClock.standing(START)).mqtt(broker.url).build()
        soon.eventually { assert plant.publishing() }
    }

    void after(int seconds) {
        plant.advance(Duration.ofSeconds(seconds))
    }

    def "the grid's meters publish their registers"() {
        when:
        after(10)

        then:
        soon.eventually {
            def unit = listener.json('mb/gw1/1/data')
            assert unit.t == '2026-11-21T03:00:10Z'
        }
        def registers = listener.json('mb/gw1/1/data').r
        registers.keySet() == (40001..40010)*.toString() as Set
        (40001..40003).every { Math.abs(registers["$it".toString()] - 2310) < 100 }
        Math.abs(registers['40008'] - 5000) < 15
        registers['40007'] > 200
        registers['40007'] < 450

        when: "the feed is lost: a change is published at once, and a frequency that is not there is 65535"
        plant.start('grid-outage')
        after(1)

        then:
        soon.eventually { assert listener.json('mb/gw1/1/data').t == '2026-11-21T03:00:11Z' }
        def dead = listener.json('mb/gw1/1/data').r
        dead['40001'] == 0
        dead['40007'] == 0
        dead['40008'] == 65535
    }

    def "CRAC-3, the leak sensors and the rack sensors publish what the room is like"() {
        when:
        after(60)

        then:
        soon.eventually { assert listener.json('zigbee2mqtt/rack-r20').last_seen == '2026-11-21T03:01:00Z' }
        def crac = listener.json('dc/hg01/crac/c3/telemetry')
        crac.on
        crac.comp == [true, false]
        crac.alarms == []
        Math.abs(crac.supply - 20) < 1.5
        crac['return'] > 26
        crac.rh > 15 && crac.rh < 60
        def rack = listener.json('zigbee2mqtt/rack-r01')
        rack.temperature > 18 && rack.temperature < 24
        rack.humidity > 30 && rack.humidity < 65
        rack.battery in 50..100
        rack.linkquality in 1..255
        listener.json('zigbee2mqtt/rack-r01/availability') == [state: 'online']
        listener.json('dc/hg01/env/leak-2') == [water_leak: false, tamper: false]

        when:
        plant.start('water-leak')

        then:
        soon.eventually { assert listener.json('dc/hg01/env/leak-2') == [water_leak: true, tamper: false] }
        !listener.json('dc/hg01/env/leak-1').water_leak
    }

    def "the bridge of the store room announces its devices, retained, and publishes their values"() {
        when:
        after(60)

        then:
        soon.eventually {
            def climate = listener.json('homeassistant/sensor/annex-th1/temperature/config')
            assert [climate.stat_t, climate.unit_of_meas, climate.dev.ids] == ['annex/th1', '°F', ['annex-th1']]
            assert listener.json('homeassistant/binary_sensor/annex-leak1/water_leak/config').avty[0].t == 'annex/bridge/state'
            assert listener.json('homeassistant/device/annex-plug1/config').cmps.keySet() == ['power', 'voltage', 'energy', 'relay'] as Set
            assert listener.json('annex/bridge/state') == [state: 'online']
            assert listener.json('annex/th1').temperature > 64 && listener.json('annex/th1').temperature < 77
            assert listener.json('annex/plug1').energy == 12_003
        }

        when:
        plant.start('water-leak')
        def late = new Listener(broker.url)

        then:
        soon.eventually {
            assert late.heard.find { it.topic == 'homeassistant/device/annex-plug1/config' }?.retained
            assert listener.json('annex/leak1').water_leak
        }

        cleanup:
        late?.close()
    }

    def "doors publish their state at once and retained, and what happened once and not retained"() {
        when:
        plant.start('door-forced')

        then:
        soon.eventually {
            assert listener.json('acs/ctl1/door/2/state') == [name: 'DOOR-2', lock: 'locked', contact: 'open', forced: true, held: false]
            assert listener.json('acs/ctl1/door/2/event')?.type == 'forced'
        }

        when: "somebody comes later"
        def late = new Listener(broker.url)

        then:
        soon.eventually {
            assert late.heard.find { it.topic == 'acs/ctl1/door/2/state' }?.retained
            assert late.heard.find { it.topic == 'acs/ctl1/availability' }?.text == 'online'
        }
        late.texts('acs/ctl1/door/2/event').isEmpty()

        when: "a working day with its cards"
        after(4 * 3600)

        then:
        soon.eventually {
            def cards = (1..3).collectMany { listener.texts("acs/ctl1/door/$it/event") }
            assert cards.count { it.contains('"result":"granted"') } > 20
            assert cards.count { it.contains('"result":"denied"') } >= 1
        }

        cleanup:
        late?.close()
    }

    def "a lost camera is told by the recorder and by Frigate"() {
        expect:
        soon.eventually {
            assert listener.json('nvr/nvr1/c05/state')?.online
            assert listener.texts('frigate/c05/status/record') == ['online']
            assert listener.texts('frigate/available') == ['online']
        }

        when:
        plant.start('camera-lost')

        then:
        soon.eventually {
            def state = listener.json('nvr/nvr1/c05/state')
            assert !state.online && !state.recording && state.fps == 0
            assert listener.texts('frigate/c05/status/record').last() == 'offline'
        }

        when:
        after(130)

        then: "twelve days before the change at 120 s"
        soon.eventually {
            def oldest = Instant.parse(listener.json('nvr/nvr1/c09/state').oldest)
            assert Duration.between(oldest, START).toDays() == 11
        }
        listener.json('nvr/nvr1/storage').with { total == used + free && disk == 'ok' }
    }

    def "all but Sparkplug is published with QoS 1, and a stride publishes each measurement once"() {
        given:
        after(10)
        soon.eventually { assert listener.json('zigbee2mqtt/rack-r03')?.last_seen == '2026-11-21T03:00:10Z' }
        def before = listener.texts('zigbee2mqtt/rack-r03').size()

        when: "an hour at once"
        after(3600)

        then:
        soon.eventually { assert listener.json('zigbee2mqtt/rack-r03').last_seen == '2026-11-21T04:00:10Z' }
        listener.texts('zigbee2mqtt/rack-r03').size() == before + 1
        listener.heard.findAll { !it.topic.startsWith('spBv1.0/') }*.qos.toSet() == [1] as Set
    }

    def "after a restart of the broker states are back, and what happened meanwhile is told"() {
        given:
        soon.eventually { assert listener.json('acs/ctl1/door/2/state') }
        listener.close()

        when:
        broker.stop()
        soon.eventually { assert !plant.publishing() }
        plant.start('door-forced')
        broker.start()
        listener = new Listener(broker.url)

        then:
        soon.eventually {
            assert plant.publishing()
            assert listener.json('acs/ctl1/door/2/state')?.forced
            assert listener.json('acs/ctl1/door/2/event')?.type == 'forced'
            assert listener.json('dc/hg01/env/leak-3')
            assert listener.texts('acs/ctl1/availability').last() == 'online'
        }
    }

    def "gateways without power drop off and their wills speak"() {
        when: "both feeds are gone; the racks shut down for heat, and the network empties the batteries by the next day"
        plant.model().grid1().present(false)
        plant.model().grid2().present(false)
        plant.model().generator().refusesToStart(true)
        after(24 * 3600)

        then:
        soon.eventually {
            assert listener.texts('acs/ctl1/availability').last() == 'offline'
            assert listener.texts('frigate/available').last() == 'offline'
            assert listener.json('zigbee2mqtt/bridge/state') == [state: 'offline']
        }
    }

    def "a closed plant says that it goes"() {
        when:
        plant.close()

        then:
        soon.eventually {
            assert ['mb/gw1', 'dc/hg01/crac/c3', 'dc/hg01/env', 'acs/ctl1', 'nvr/nvr1'].every {
                listener.texts("$it/availability".toString()).last() == 'offline'
            }
        }
    }
}
