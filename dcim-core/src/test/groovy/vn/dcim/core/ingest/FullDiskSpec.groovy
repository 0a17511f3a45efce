package vn.dcim.core.ingest

import java.sql.Connection
import java.sql.SQLException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.ingest.PipelineHarness.samples

/** A database whose only file may not grow beyond its size, filled up to its last page. */
class FullDiskSpec extends Specification {

    static final int BEFORE = 50
    static final int ALL = 4000

    @AutoCleanup PipelineHarness plant = new PipelineHarness(
            TestDatabase.onServerOfItsOwn('--innodb-file-per-table=0', '--innodb-data-file-path=ibdata1:32M'))

    def ups = plant.device('UPS-A', 'input.voltage')
    def voltage = plant.point(ups, 'input.voltage')
    def soon = new PollingConditions(timeout: 30, delay: 0.02)

    def "what was stored stays, what comes waits unacknowledged and says why, and all is stored once there is room"() {
        given: "a disk that fills up behind the first readings"
        def stages = (0..<BEFORE).collect { accept(it) }
        soon.eventually { assert acknowledged(stages) == BEFORE }
        fill()

        when:
        stages += (BEFORE..<ALL).collect { accept(it) }
        soon.eventually { assert plant.statistics.databaseFailures() > 1 }
        def stored = acknowledged(stages)

        then: "what was acknowledged is there, no more and no less, and the rest waits"
        stored >= BEFORE
        stored < ALL
        plant.history(voltage)*.value() == (0..<stored)*.doubleValue()
        stages.drop(stored).every { !it.toCompletableFuture().done }

        and: "it says which database, what is wrong and what mends it"
        plant.statistics.failure().startsWith("database ${plant.database.url().replaceFirst(/\?.*/, '')}: ")
        plant.statistics.failure().contains('is full')
        plant.statistics.failure().endsWith('; make room where its files lie')

        when: "there is room"
        execute('DROP TABLE filler')

        then: "it goes on by itself"
        CompletableFuture.allOf(stages*.toCompletableFuture() as CompletableFuture[]).get(30, TimeUnit.SECONDS) == null
        stages.every { it.toCompletableFuture().get() }
        plant.history(voltage)*.value() == (0..<ALL)*.doubleValue()
        plant.statistics.failure() == null
    }

    private accept(int number) {
        plant.pipeline.accept(
                SampleBatch.message(ups.id(), plant.clock.instant().plusMillis(number), number + 1, samples([(voltage): number])))
    }

    private static int acknowledged(List<?> stages) {
        stages.count { it.toCompletableFuture().done }
    }

    private void fill() {
        execute('CREATE TABLE filler (content VARCHAR(4000))')
        plant.database.connect().withCloseable { connection ->
            [100, 1].each { fill(connection, it) }
        }
    }

    private static void fill(Connection connection, int rows) {
        try {
            while (true) {
                connection.createStatement().execute("INSERT INTO filler SELECT REPEAT('x', 4000) FROM seq_1_to_$rows")
            }
        } catch (SQLException e) {
            assert e.errorCode == 1114
        }
    }

    private void execute(String sql) {
        plant.database.connect().withCloseable { it.createStatement().execute(sql) }
    }
}
