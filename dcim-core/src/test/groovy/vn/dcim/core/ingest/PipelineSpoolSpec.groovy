package vn.dcim.core.ingest

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.ingest.PipelineHarness.samples

/** The database is away for half an hour: what is read meanwhile waits on disk and is stored afterwards, as if it had been there. */
class PipelineSpoolSpec extends Specification {

    static final int CYCLE_S = 10
    static final int CYCLES = 180

    @TempDir Path folder
    @AutoCleanup PipelineHarness plant = new PipelineHarness(TestDatabase.onServerOfItsOwn(), more())

    def conditions = new PollingConditions(timeout: 60, delay: 0.02)
    def ups = plant.device('UPS-A', 'input.voltage')
    def cooling = plant.device('CRAC-1', 'input.voltage')
    def voltage = plant.point(ups, 'input.voltage')
    def other = plant.point(cooling, 'input.voltage')

    private Map<String, Object> more() {
        // why: a queue of ten, so that most of it waits on disk, and groups of seven, so that it is stored in many
        ['dcim.ingest.group': 7, 'dcim.ingest.queue': 10, 'dcim.ingest.spool.folder': folder.toString(),
         'dcim.ingest.drain': '1s', 'datasources.default.connection-timeout': 1_000, 'datasources.default.validation-timeout': 500]
    }

    def "nothing is lost or doubled, in half an hour of two devices; pages are told meanwhile"() {
        given:
        both(0)*.get(20, TimeUnit.SECONDS)
        databaseAway()

        when:
        def waiting = (1..CYCLES).collectMany { both(it) }

        then: "every one is safe long before the database is back"
        CompletableFuture.allOf(waiting as CompletableFuture[]).get(20, TimeUnit.SECONDS) == null
        plant.pipeline.spool().batches() >= 2 * CYCLES - 10
        plant.pipeline.spool().oldest() == Instant.parse('2026-11-21T00:00:10Z')
        plant.statistics.failure().contains('database')
        plant.statistics.droppedCycles() == 0

        when:
        plant.database.server().start()
        conditions.eventually { assert plant.pipeline.spool().batches() == 0 && plant.statistics.waiting() == 0 }

        then: "all of it is there, each under its instant, and quality is good"
        plant.history(voltage)*.value() == (0..CYCLES)*.doubleValue()
        plant.history(other)*.value() == (0..CYCLES)*.doubleValue()
        plant.history(voltage)*.at() == (0..CYCLES).collect { PipelineHarness.T0.plusSeconds(it * CYCLE_S) }
        (plant.history(voltage) + plant.history(other))*.quality().toSet() == [Quality.GOOD].toSet()
        plant.latest.of(voltage).get().value() == CYCLES
        plant.count('SELECT COUNT(*) FROM journal') == 2 * (CYCLES + 1)
        plant.count('SELECT COUNT(*) FROM reading_gap') == 0
        !Files.exists(folder.resolve('readings.spool'))
    }

    def "alarms of the time come and go at their instants, and none is raised by the outage itself"() {
        given: "a UPS whose power fails for two minutes in the middle of the outage"
        def source = plant.device('UPS-B', 'output.source')
        def point = plant.point(source, 'output.source')
        def on = { int n, int state -> plant.pipeline.accept(SampleBatch.cycle(source.id(), at(n), samples([(point): state]))) }
        def (utility, battery) = [word('utility'), word('battery')]
        (0..5).each { on(it, utility).toCompletableFuture().get(20, TimeUnit.SECONDS) }
        databaseAway()

        when:
        (6..CYCLES).each { n ->
            plant.clock.set(at(n))
            on(n, n in 60..<72 ? battery : utility)
        }
        plant.database.server().start()
        conditions.eventually { assert plant.pipeline.spool().batches() == 0 && plant.statistics.waiting() == 0 }
        plant.tick()

        then:
        def transitions = plant.database.rows('SELECT t.action, t.at FROM alarm_transition t JOIN alarm a ON a.id = t.alarm_id ORDER BY t.id')
        transitions*.action.findAll { it in ['RAISE', 'RETURN'] } == ['RAISE', 'RETURN']
        transitions*.at.collect { instant(it) }.every { !it.isBefore(at(60)) && !it.isAfter(at(72).plusSeconds(60)) }
    }

    def "a program that ends while the database is away stores at its next start what waited"() {
        given:
        both(0)*.get(20, TimeUnit.SECONDS)
        databaseAway()
        def waiting = (1..CYCLES).collectMany { both(it) }
        CompletableFuture.allOf(waiting as CompletableFuture[]).get(20, TimeUnit.SECONDS)

        when:
        plant.context.close()
        plant.database.server().start()
        plant.start(more())
        conditions.eventually { assert plant.pipeline.spool().batches() == 0 }

        then:
        plant.history(voltage)*.value() == (0..CYCLES)*.doubleValue()
        plant.history(other)*.value() == (0..CYCLES)*.doubleValue()
    }

    def "what there is no room for is written down as a gap, told once, and the rest is stored"() {
        given: "room for some hundred cycles of noise"
        plant.context.close()
        plant.start(more() + ['dcim.ingest.spool.limit': 1 << 20])
        def wide = plant.device('PDU-1', (1..200).collect { "outlet.${it}.current".toString() } as String[])
        def points = (1..200).collect { plant.point(wide, "outlet.${it}.current") }
        def random = new Random(2)
        def cycle = { int n ->
            plant.clock.set(at(n))
            plant.pipeline.accept(SampleBatch.cycle(wide.id(), at(n), samples(points.collectEntries { [it, random.nextDouble()] })))
        }
        cycle(0).toCompletableFuture().get(20, TimeUnit.SECONDS)
        databaseAway()

        when:
        (1..1000).each { cycle(it) }
        def left = plant.pipeline.spool().batches()
        plant.database.server().start()
        conditions.eventually { assert plant.pipeline.spool().batches() == 0 && plant.statistics.waiting() == 0 }
        plant.tick()
        def gaps = plant.database.rows('SELECT * FROM reading_gap')
        def stored = plant.history(points[0]).size()

        then: "what is stored and what is counted make all of it"
        left < 1000
        gaps.size() == 1
        stored + gaps[0].batches == 1001
        gaps[0].readings == 200 * gaps[0].batches
        plant.database.rows("SELECT * FROM notice WHERE kind = 'READINGS_LOST'").size() == 1
    }

    private List<CompletableFuture<Boolean>> both(int n) {
        plant.clock.set(at(n))
        [[ups, voltage], [cooling, other]].collect { device, point ->
            plant.pipeline.accept(SampleBatch.cycle(device.id(), at(n), samples([(point): n]))).toCompletableFuture()
        }
    }

    private void databaseAway() {
        conditions.eventually { assert plant.statistics.waiting() == 0 }
        plant.database.server().kill()
    }

    private static Instant at(int cycle) {
        PipelineHarness.T0.plusSeconds(cycle * CYCLE_S)
    }

    private int word(String word) {
        plant.context.getBean(vn.dcim.core.point.PointVocabulary).find('output.source').get().states().get().byWord(word).get().code()
    }

    private static Instant instant(Object value) {
        value instanceof java.time.LocalDateTime ? value.toInstant(java.time.ZoneOffset.UTC) : ((Date) value).toInstant()
    }
}
