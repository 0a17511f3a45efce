package vn.dcim.core.telemetry

import io.micronaut.context.ApplicationContext
import java.sql.SQLException
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.Device
import vn.dcim.core.error.DcimException
import vn.dcim.core.point.Quality
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.point.Quality.*
import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

class TieredHistorySpec extends Specification {

    static final Instant T0 = Instant.parse('2026-11-21T00:00:00Z')

    @Shared clock = SteppedClock.at(T0.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared History history = context.getBean(History)
    @Shared int made

    Device ups = aDevice("UPS-${++made}").with('input.voltage', 'output.load').addTo(context)
    long voltage = pointOf(context, ups, 'input.voltage')
    long load = pointOf(context, ups, 'output.load')

    def "what is appended is read back, oldest first, within [from, to)"() {
        when:
        append([entry(T0.plusSeconds(20), 2), entry(T0, 0), entry(T0.plusSeconds(10), 1)])

        then:
        history.raw(voltage, T0, T0.plusSeconds(20)) ==
                [new Reading(voltage, T0, 0, GOOD), new Reading(voltage, T0.plusSeconds(10), 1, GOOD)]
        history.raw(load, T0.plusSeconds(20), T0.plusSeconds(21))*.value() == [102d]
        history.raw(load, T0.plusSeconds(20), T0.plusSeconds(20)) == []
    }

    def "a batch stored before is passed over and named, the others of its group are stored"() {
        given:
        append([entry(T0, 1), entry(T0.plusSeconds(10), 2)])

        when: "the second again with another value, a new one, the new one twice in the group"
        def fresh = append([entry(T0.plusSeconds(10), 99), entry(T0.plusSeconds(20), 3), entry(T0.plusSeconds(20), 98)])

        then:
        fresh == [false, true, false]
        history.raw(voltage, T0, T0.plusSeconds(60))*.value() == [1d, 2d, 3d]
    }

    def "two messages of one instant are told apart by their fingerprint"() {
        expect:
        append([entry(T0, 1, 17), entry(T0, 2, -17)]) == [true, true]
        append([entry(T0, 1, 17)]) == [false]
        history.raw(voltage, T0, T0.plusSeconds(1)).size() == 2
    }

    def "more duplicates than fit one query are all found"() {
        given: "1,200 rows stored; the group has them all and 10 more"
        def entries = (0..<1210).collect { entry(T0.plusMillis(it), it) }
        append(entries.take(1200))

        expect:
        append(entries) == [false] * 1200 + [true] * 10
    }

    def "any other failure than a duplicate is told"() {
        given:
        def connection = database.connect()
        connection.autoCommit = false
        connection.createStatement().execute('SET SESSION TRANSACTION READ ONLY')

        when:
        history.append(connection, [entry(T0, 1)])

        then:
        thrown(SQLException)

        cleanup:
        connection.close()
    }

    def "what is rolled back is not stored"() {
        given:
        def connection = database.connect()
        connection.autoCommit = false

        when:
        history.append(connection, [entry(T0, 1)])
        connection.rollback()

        then:
        history.raw(voltage, T0, T0.plusSeconds(1)) == []

        cleanup:
        connection.close()
    }

    def "buckets of ten seconds count from the start of the period"() {
        given: "1, 2, 3 in the first; nothing in the second; 10 exactly at the third; a bad one in the fourth"
        append([entry(T0.plusSeconds(3), 1), entry(T0.plusSeconds(5), 3), entry(T0.plusMillis(12_999), 2),
                entry(T0.plusSeconds(23), 10), entry(T0.plusSeconds(33), -999, 0, BAD)])

        expect:
        history.buckets(voltage, T0.plusSeconds(3), T0.plusSeconds(60), Duration.ofSeconds(10)) == [
                bucket(3, 1, 2, 3, 2, 3, GOOD),
                bucket(23, 10, 10, 10, 10, 1, GOOD),
                bucket(33, null, null, null, null, 0, BAD)]
    }

    def "a stale reading shows in the quality of its bucket and not in its numbers"() {
        given:
        append([entry(T0, 20), entry(T0.plusSeconds(2), 90, 0, STALE), entry(T0.plusSeconds(4), 30, 0, UNCERTAIN)])

        expect: "the mean of 20 and 30"
        history.buckets(voltage, T0, T0.plusSeconds(10), Duration.ofSeconds(10)) ==
                [bucket(0, 20, 25, 30, 30, 2, STALE)]
    }

    def "points of several devices are read together, one that was never read has no bucket"() {
        given:
        def other = aDevice("OTHER-$made").with('ambient.temperature', 'ambient.humidity').addTo(context)
        def temperature = pointOf(context, other, 'ambient.temperature')
        def humidity = pointOf(context, other, 'ambient.humidity')
        append([entry(T0, 230),
                new History.Entry(other.id(), T0, 0, [new Reading(temperature, T0, 24.5, GOOD)])])

        when:
        def buckets = history.buckets([voltage, load, temperature, humidity], T0, T0.plusSeconds(1), Duration.ofSeconds(1))

        then:
        buckets.collectEntries { [it.key, it.value*.average()] } ==
                [(voltage): [230d], (load): [330d], (temperature): [24.5d], (humidity): []]
    }

    def "a step of #step is refused"() {
        when:
        history.buckets(voltage, T0, T0.plusSeconds(1), step)

        then:
        def e = thrown(DcimException)
        e.code().name() == 'INVALID_VALUE'

        where:
        step << [Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(1)]
    }

    def "a day of readings every two seconds becomes 1,440 minutes without being held in memory"() {
        given: "43,200 rows"
        (0..<43_200).collect { entry(T0.plusSeconds(2 * it), it % 30) }.collate(5_000).each { append(it) }

        when:
        def minutes = history.buckets([voltage, load], T0, T0.plusSeconds(86_400), Duration.ofMinutes(1))

        then: "each minute has 30 readings, 0 to 29, with a mean of 14.5"
        minutes[voltage].size() == 1_440
        minutes[voltage].every { it.count() == 30 && it.min() == 0 && it.max() == 29 && it.average() == 14.5d }
        minutes[load].every { it.average() == 114.5d }

        when: "the reader goes away after the third"
        history.raw([voltage], T0, T0.plusSeconds(86_400)) {
            if (it.value() == 3) {
                throw new IllegalStateException('enough')
            }
        }

        then: "the connection is not left half read"
        thrown(IllegalStateException)
        history.raw(voltage, T0, T0.plusSeconds(2)).size() == 1
    }

    private List<Boolean> append(List<History.Entry> entries) {
        database.connect().withCloseable {
            it.autoCommit = false
            def fresh = history.append(it, entries)
            it.commit()
            fresh
        }
    }

    private History.Entry entry(Instant at, double value, long fingerprint = 0, Quality quality = GOOD) {
        new History.Entry(ups.id(), at, fingerprint,
                [new Reading(voltage, at, value, quality), new Reading(load, at, value + 100, quality)])
    }

    private static History.Bucket bucket(
            long second, Double min, Double average, Double max, Double last, int count, Quality worst) {
        new History.Bucket(T0.plusSeconds(second), min, average, max, last, count, worst)
    }
}
