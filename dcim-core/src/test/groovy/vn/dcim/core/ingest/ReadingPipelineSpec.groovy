package vn.dcim.core.ingest

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.Conversion
import vn.dcim.core.point.PollClass
import vn.dcim.core.point.Quality
import vn.dcim.core.point.Quantity
import vn.dcim.core.point.RawValue
import vn.dcim.core.point.StateSequel
import vn.dcim.core.telemetry.Sample
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.ingest.PipelineHarness.T0
import static vn.dcim.core.ingest.PipelineHarness.reading
import static vn.dcim.core.ingest.PipelineHarness.samples
import static vn.dcim.core.ingest.PipelineHarness.stored
import static vn.dcim.core.point.Quality.*
import static vn.dcim.core.testing.ADevice.aDevice

class ReadingPipelineSpec extends Specification {

    @Shared @AutoCleanup PipelineHarness plant = new PipelineHarness(TestDatabase.fresh())
    @Shared int made

    def ups = plant.device("UPS-${++made}", 'input.voltage', 'output.load')
    def voltage = plant.point(ups, 'input.voltage')
    def load = plant.point(ups, 'output.load')
    def reachability = plant.point(ups, 'device.reachability')

    def setup() {
        plant.clock.set(T0.plusSeconds(3600 * made))
    }

    def "a cycle is stored, shown and acknowledged, and says that the device answers"() {
        given:
        def now = plant.clock.instant()

        expect:
        plant.cycle(ups, [(voltage): 230.1, (load): '41,5 %'])
        plant.history(voltage) == [reading(voltage, now, 230.1)]
        plant.history(load) == [reading(load, now, 41.5)]
        plant.history(reachability) == [reading(reachability, now, 0)]
        plant.latest.of([voltage, load, reachability])*.value() == [230.1d, 41.5d, 0d]
    }

    def "a thousand cycles handed over at once keep their order, in history and towards the pages"() {
        given:
        def now = plant.clock.instant()
        def seen = Collections.synchronizedList([])
        def subscription = plant.latest.subscribe { fresh -> seen.addAll(fresh.findAll { it.pointId() == voltage }*.value()) }

        when:
        def stages = (0..<1000).collect {
            plant.pipeline.accept(SampleBatch.cycle(ups.id(), now.plusMillis(it), samples([(voltage): it])))
        }

        then:
        stages.every { stored(it) }
        plant.history(voltage)*.value() == (0..<1000)*.doubleValue()
        seen == (0..<1000)*.doubleValue()
        plant.latest.of(voltage).get().value() == 999

        cleanup:
        subscription.close()
    }

    def "a second delivery is acknowledged with false, stored once and changes nothing"() {
        given:
        def now = plant.clock.instant()
        plant.message(ups, 4711, [(voltage): 230])
        plant.message(ups, 4712, [(voltage): 231])
        def before = plant.statistics.duplicateBatches()

        expect: "now, and within one group with a new one"
        !plant.message(ups, 4711, [(voltage): 230])
        [4711, 4713, 4713].collect {
            plant.pipeline.accept(SampleBatch.message(ups.id(), now, it, samples([(voltage): 232])))
        }.collect { stored(it) } == [false, true, false]
        plant.statistics.duplicateBatches() == before + 3
        plant.history(voltage)*.value() == [230d, 231d, 232d]
        plant.latest.of(voltage).get().value() == 232
    }

    def "a late message is stored under its own instant and does not hide what came after"() {
        given:
        def now = plant.clock.instant()
        plant.cycle(ups, [(voltage): 230])

        expect:
        plant.message(ups, 1, [(voltage): 210, (load): 40], now.minusSeconds(7200))
        plant.history(voltage) == [reading(voltage, now.minusSeconds(7200), 210), reading(voltage, now, 230)]
        plant.latest.of(voltage).get() == reading(voltage, now, 230)
        plant.latest.of(load).get() == reading(load, now.minusSeconds(7200), 40)
    }

    def "what is told of the past is stored at its instant, once, and is never the latest, not even when it is the newest"() {
        given:
        def now = plant.clock.instant()
        plant.cycle(ups, [(voltage): 230])
        def past = SampleBatch.past(ups.id(), now.plusSeconds(2), 7, samples([(voltage): 199, (load): 40]))

        expect:
        stored(plant.pipeline.accept(past))
        !stored(plant.pipeline.accept(past))
        plant.history(voltage) == [reading(voltage, now, 230), reading(voltage, now.plusSeconds(2), 199)]
        plant.history(load) == [reading(load, now.plusSeconds(2), 40)]
        plant.history(reachability) == [reading(reachability, now, 0)]
        plant.latest.of(voltage).get() == reading(voltage, now, 230)
        plant.latest.of(load).isEmpty()

        and: "what is told of the present still is, also when it is older than that"
        stored(plant.pipeline.accept(SampleBatch.change(ups.id(), now.plusSeconds(1), 8, samples([(voltage): 231]))))
        plant.latest.of(voltage).get() == reading(voltage, now.plusSeconds(1), 231)
    }

    def "a shutdown that ends a start is a failed start, also when nobody saw it, until the device says something else"() {
        given: "1 ready, 3 starting, 8 failed, 9 shutdown"
        def states = new Conversion(1, 0, [] as Set, null, null, ['1': 1, '3': 3, '9': 9], null, null, [new StateSequel(3, 9, 8)])
        def generator = aDevice("G-$made").with('generator.state', states).addTo(plant.context)
        def state = plant.point(generator, 'generator.state')

        when:
        [9, 1, 3, null, 9, 9, 1, 9].each {
            it == null ? plant.silence(generator) : plant.cycle(generator, [(state): it])
            plant.clock.advance(Duration.ofSeconds(10))
        }

        then:
        plant.history(state).findAll { it.quality() == GOOD }*.value() == [9, 1, 3, 8, 8, 1, 9]*.doubleValue()
    }

    def "a device whose clock is #off s off is #believed"() {
        given:
        def now = plant.clock.instant()

        when:
        plant.message(ups, 1, [(voltage): 230], now.plusSeconds(off))

        then:
        plant.history(voltage) == [reading(voltage, believed ? now.plusSeconds(off) : now, 230, believed ? GOOD : UNCERTAIN)]

        where:
        off       || believed
        60        || true
        61        || false
        -86_400   || true
        -86_401   || false
    }

    def "a message of a device with a wrong clock is stored once, however often it comes"() {
        given: "the same message, a minute later again, then another one"
        def wrong = T0.minusSeconds(20 * 365 * 86_400)
        def first = plant.message(ups, 815, [(voltage): 230], wrong)
        plant.clock.advance(Duration.ofMinutes(1))

        expect:
        first
        !plant.message(ups, 815, [(voltage): 230], wrong)
        plant.message(ups, 816, [(voltage): 231], wrong)
        plant.history(voltage)*.value() == [230d, 231d]
    }

    def "after our clock was set back an hour, readings are still shown"() {
        given:
        plant.cycle(ups, [(voltage): 230])
        def back = plant.clock.advance(Duration.ofHours(-1))

        when:
        plant.cycle(ups, [(voltage): 231])

        then:
        plant.latest.of(voltage).get() == reading(voltage, back, 231)
    }

    def "raw #raw of a point with #rule is kept as #value and bad"() {
        given:
        def sensor = aDevice("SENSOR-$made").with('ambient.temperature', conversion).addTo(plant.context)
        def temperature = plant.point(sensor, 'ambient.temperature')

        when:
        stored(plant.pipeline.accept(SampleBatch.cycle(sensor.id(), plant.clock.instant(),
                [Sample.live(temperature, raw instanceof String ? RawValue.of((String) raw) : RawValue.of((double) raw))])))

        then:
        def kept = plant.history(temperature).first()
        Double.compare(kept.value(), value) == 0
        kept.quality() == BAD
        plant.latest.of(temperature).get().quality() == BAD

        where:
        raw        | rule                | conversion                        || value
        -9990      | 'a sentinel in 0.1' | conversion(0.1, [-9990d], null)   || -999
        65535      | 'a sentinel'        | conversion(1, [65535d], null)     || 65535
        150.5      | 'a maximum of 150'  | conversion(1, [], 150)            || 150.5
        Double.NaN | 'no rule'           | Conversion.IDENTITY               || Double.NaN
        'n/a'      | 'no rule'           | Conversion.IDENTITY               || Double.NaN
    }

    def "a retained message is uncertain and no sign of life"() {
        when:
        stored(plant.pipeline.accept(SampleBatch.message(ups.id(), plant.clock.instant(), 9,
                [new Sample(voltage, RawValue.of(230), UNCERTAIN)])))

        then:
        plant.latest.of(voltage).get().quality() == UNCERTAIN
        plant.latest.of(reachability).empty
    }

    def "a batch of nothing but unknown points is refused by name, a known one beside them is stored"() {
        when:
        plant.cycle(ups, [999_999L: 1])

        then:
        def e = thrown(ExecutionException)
        e.cause instanceof DcimException
        e.cause.code() == ErrorCode.NOT_FOUND
        e.cause.arguments() == ["point of device ${ups.id()}".toString(), [999_999L]]

        expect:
        plant.cycle(ups, [999_999L: 1, (voltage): 230])
        plant.history(voltage)*.value() == [230d]
    }

    def "points that a device gains or whose conversion changes are understood at once"() {
        given:
        plant.cycle(ups, [(voltage): 2301])
        plant.context.getBean(DeviceRegistry).reconcile(ups.id(), [
                offered('input.voltage', conversion(0.1, [], null)), offered('battery.charge', Conversion.IDENTITY)])
        def charge = plant.point(ups, 'battery.charge')

        when:
        plant.clock.advance(Duration.ofSeconds(2))
        plant.cycle(ups, [(voltage): 2302, (charge): 98])

        then:
        plant.latest.of([voltage, charge])*.value() == [230.2d, 98d]
    }

    def "one point twice in a batch gives one reading, the last"() {
        when:
        stored(plant.pipeline.accept(SampleBatch.cycle(ups.id(), plant.clock.instant(),
                [Sample.live(voltage, RawValue.of(1)), Sample.live(voltage, RawValue.of(2))])))

        then:
        plant.history(voltage)*.value() == [2d]
    }

    def "a hundred cycles of three points are a hundred rows, in one transaction where they wait together"() {
        given: "a listener that holds the pipeline while the others queue up"
        plant.cycle(ups, [(voltage): 0])
        def held = new CountDownLatch(1)
        def holding = new CountDownLatch(1)
        def subscription = plant.latest.subscribe {
            holding.countDown()
            held.await(10, TimeUnit.SECONDS)
        }
        def rows = plant.count('SELECT COUNT(*) FROM journal')
        plant.pipeline.accept(SampleBatch.cycle(ups.id(), plant.clock.instant().plusMillis(1), samples([(voltage): 0])))
        holding.await(10, TimeUnit.SECONDS)
        def before = commands()

        when:
        def stages = (1..100).collect {
            plant.pipeline.accept(
                    SampleBatch.cycle(ups.id(), plant.clock.instant().plusMillis(10 * it), samples([(voltage): it, (load): it])))
        }
        subscription.close()
        held.countDown()
        stages.each { stored(it) }

        then: "one row each and one for the cycle that was held"
        plant.count('SELECT COUNT(*) FROM journal') == rows + 101

        and: "one bulk insert, one update of the mark; the rest are the looks of this spec"
        def after = commands()
        after.Com_insert - before.Com_insert == 1
        after.Com_commit - before.Com_commit == 1
        after.Com_update - before.Com_update == 1
    }

    def "the statistics count what happened"() {
        given:
        def before = plant.statistics

        when:
        plant.cycle(ups, [(voltage): 230, (load): 'n/a'])

        then: "two points and the reachability, one of them bad"
        def after = plant.statistics
        after.storedBatches() - before.storedBatches() == 1
        after.storedReadings() - before.storedReadings() == 3
        after.badReadings() - before.badReadings() == 1
        after.waiting() == 0
        after.capacity() == 10_000
        after.lastCommitAt() == plant.clock.instant()
    }

    private Map<String, Long> commands() {
        plant.database.connect().withCloseable {
            def rows = it.createStatement().executeQuery("SHOW GLOBAL STATUS WHERE Variable_name IN"
                    + " ('Com_commit', 'Com_update', 'Com_insert')")
            def found = [:]
            while (rows.next()) {
                found[rows.getString(1)] = rows.getLong(2)
            }
            found
        }
    }

    private static Conversion conversion(double factor, List<Double> absent, Double max) {
        new Conversion(factor, 0, absent as Set, null, max, [:], null, null, [])
    }

    private static DeviceReading.Value offered(String name, Conversion conversion) {
        new DeviceReading.Value(name, '', "spec:$name",
                name == 'input.voltage' ? Quantity.VOLTAGE : Quantity.PERCENT,
                PollClass.FAST, conversion, Double.NaN, null, Quality.BAD, '')
    }
}
