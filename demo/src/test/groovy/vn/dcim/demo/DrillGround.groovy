package vn.dcim.demo

import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.device.DeviceCollector
import vn.dcim.core.device.DeviceRepository
import vn.dcim.plant.Plant
import vn.dcim.snmp.SnmpPoller
import vn.dcim.web.command.FreePort

/**
 * The whole demo on a clock that stands. Time passes in steps of a poll cycle; a step is over when the plant has lived through it,
 * every SNMP device was asked once, and all that was published is stored and judged. So the same drill gives the same alarms at
 * the same instants, however slow the machine is.
 */
class DrillGround implements AutoCloseable {

    static final Instant START = Instant.parse('2026-11-21T03:00:00Z')
    static final Duration CYCLE = Duration.ofSeconds(10)
    private static final Duration SETTLING = Duration.ofMinutes(2)

    // why: the ground asks the devices once a step; what the program's own timers asked in between would be a matter of chance, as
    // would be whether a log that was on its way while the clock moved is told as one of a wrong clock
    private static final Map<String, Object> SETTINGS = [
            'dcim.snmp.fast-cycle': '1d', 'dcim.snmp.static-cycle': '30d', 'dcim.snmp.refresh-pause': '1ms',
            'dcim.ingest.tick': '100ms', 'dcim.ingest.gather': '0ms', 'dcim.clock.every': '1d', (Demo.REPORTS): false, (Demo.LOGS): false]

    private final Demo demo = new Demo(Clock.fixed(START, ZoneOffset.UTC), SETTINGS, LightPasswords.instead())
    private final PollingConditions soon = new PollingConditions(timeout: 60, delay: 0.01)
    private Metronome metronome
    private List<Long> polled

    /** Starts all in an empty folder and lets it run in for three minutes. */
    static DrillGround open(Path folder) {
        def ground = new DrillGround()
        try {
            ground.start(folder)
        } catch (Throwable e) {
            ground.close()
            throw e
        }
        ground
    }

    private void start(Path folder) {
        demo.start('127.0.0.1', FreePort.onLoopback(), folder)
        // why: what the broker does not keep is heard with the next cycle only
        advance(CYCLE)
        soon.eventually { assert demo.seeding().missing().empty }
        polled = part(DeviceRepository).findListed().findAll { it.isSnmp() }*.id()
        metronome = new Metronome(this)
        pass(Duration.ofMinutes(3))
    }

    public <T> T part(Class<T> type) {
        demo.part(type)
    }

    Plant getPlant() {
        part(Plant)
    }

    Instant getNow() {
        part(KeptClock).clock().instant()
    }

    /** Lets time pass in poll cycles, and after the first minutes, in which most happens, in threes of them. */
    void pass(Duration time) {
        def passed = Duration.ZERO
        while (passed < time) {
            def step = [time - passed, stepAfter(passed)].min()
            live(step)
            passed += step
        }
    }

    /** Lets time pass until something holds, at most so long; returns how long it took. */
    Duration pass(Duration longest, Closure<Boolean> enough) {
        def passed = Duration.ZERO
        while (passed < longest && !(passed >= SETTLING && enough())) {
            live(stepAfter(passed))
            passed += stepAfter(passed)
        }
        passed
    }

    private static Duration stepAfter(Duration passed) {
        passed < SETTLING ? CYCLE : CYCLE.multipliedBy(3)
    }

    /** Waits for something outside the plant's time, such as a connection, and for the plant to publish again. */
    void untilPublished(Closure<Boolean> condition) {
        soon.eventually { assert condition() && plant.publishing() }
    }

    DeviceCollector.Statistics polling(String device) {
        part(SnmpPoller).statistics(part(DeviceRepository).findByName(device).get().id()).get()
    }

    private void live(Duration step) {
        advance(step)
        def collector = part(SnmpPoller)
        def turns = polled.collectEntries { [it, turns(it)] }
        turns.keySet().each { collector.refresh(it) }
        soon.eventually {
            assert turns.every { device, before -> this.turns(device) > before }
            assert plant.delivered()
        }
        metronome.beat()
    }

    private void advance(Duration step) {
        part(Stagecraft).move(new ClockStep(step as String, null), 'spec')
    }

    private long turns(long device) {
        part(SnmpPoller).statistics(device).map { it.cycles() + it.missed() }.orElse(0L)
    }

    @Override
    void close() {
        metronome?.close()
        demo.close()
    }
}
