package vn.dcim.core.ingest

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.ingest.PipelineHarness.reading
import static vn.dcim.core.ingest.PipelineHarness.samples
import static vn.dcim.core.point.Quality.*

class PipelineFaultSpec extends Specification {

    @AutoCleanup PipelineHarness plant = new PipelineHarness(TestDatabase.onServerOfItsOwn(), ['dcim.ingest.group': 20])

    def ups = plant.device('UPS-A', 'input.voltage', 'output.load')
    def voltage = plant.point(ups, 'input.voltage')
    def load = plant.point(ups, 'output.load')

    def "a database killed in the middle of load loses nothing and doubles nothing"() {
        given: "messages that come as fast as they are stored"
        def now = plant.clock.instant()
        def acknowledged = new AtomicInteger()
        def stages = []
        def message = {
            int number = stages.size()
            stages << plant.pipeline.accept(
                    SampleBatch.message(ups.id(), now.plusMillis(number), number + 1, samples([(voltage): number])))
            stages.last().thenRun { acknowledged.incrementAndGet() }
        }

        when: "the database is killed among them, more come, and it comes back"
        def killed = Thread.start {
            new PollingConditions(timeout: 10, delay: 0.001).eventually { assert acknowledged.get() >= 100 }
            plant.database.server().kill()
        }
        while (killed.alive) {
            stages.size() - acknowledged.get() < 500 ? message() : Thread.onSpinWait()
        }
        int before = acknowledged.get()
        1000.times { message() }
        new PollingConditions(timeout: 10, delay: 0.01).eventually {
            assert plant.statistics.databaseFailures() > 0
        }
        plant.database.server().start()

        then: "every message is acknowledged as new and stored once, in order"
        before >= 100
        CompletableFuture.allOf(stages*.toCompletableFuture() as CompletableFuture[]).get(60, TimeUnit.SECONDS) == null
        stages.every { it.toCompletableFuture().get() }
        plant.history(voltage)*.value() == (0..<stages.size())*.doubleValue()
        plant.latest.of(voltage).get().value() == stages.size() - 1
        plant.statistics.storedBatches() == stages.size()
    }

    def "a database that refuses to write, as on a full disk, is waited for"() {
        given:
        execute('RENAME TABLE journal TO hidden')

        when:
        def stage = plant.pipeline.accept(SampleBatch.cycle(ups.id(), plant.clock.instant(), samples([(voltage): 230])))
        new PollingConditions(timeout: 10, delay: 0.01).eventually {
            assert plant.statistics.databaseFailures() > 1
        }
        execute('RENAME TABLE hidden TO journal')

        then:
        PipelineHarness.stored(stage)
        new PollingConditions(timeout: 20, delay: 0.01).eventually {
            assert plant.history(voltage)*.value() == [230d]
        }
    }

    def "a program that was killed knows its last readings again, stale and with their true age"() {
        given: "the load is read seldom; the program dies without a word"
        def first = plant.clock.instant()
        plant.cycle(ups, [(voltage): 230, (load): 41])
        def second = plant.clock.advance(Duration.ofSeconds(10))
        plant.cycle(ups, [(voltage): 231])
        def rows = plant.count('SELECT COUNT(*) FROM last_known')
        plant.database.server().kill()
        plant.database.server().start()
        def old = plant.context

        when:
        plant.clock.advance(Duration.ofHours(1))
        plant.start()

        then:
        rows > 0
        plant.latest.of([voltage, load]) == [reading(voltage, second, 231, STALE), reading(load, first, 41, STALE)]

        when: "it is heard of again"
        plant.cycle(ups, [(voltage): 232])

        then:
        plant.latest.of([voltage, load])*.quality() == [GOOD, STALE]

        cleanup:
        old?.close()
    }

    def "what the end of the program wrote down is all a start needs, also of what was stale and bad"() {
        given:
        def first = plant.clock.instant()
        plant.cycle(ups, [(voltage): 230, (load): 'n/a'])
        plant.clock.advance(Duration.ofSeconds(10))
        plant.silence(ups)

        when:
        plant.context.close()
        execute('DELETE FROM journal')
        plant.start()

        then:
        plant.latest.of(voltage).get() == reading(voltage, first, 230, STALE)
        plant.latest.of(load).get().quality() == BAD
        plant.count('SELECT COUNT(*) FROM ingest_mark') == 1
    }

    private void execute(String sql) {
        plant.database.connect().withCloseable { it.createStatement().execute(sql) }
    }
}
