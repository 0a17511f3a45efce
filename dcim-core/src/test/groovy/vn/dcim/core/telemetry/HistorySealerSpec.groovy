package vn.dcim.core.telemetry

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.Device
import vn.dcim.core.point.Quality
import vn.dcim.core.schedule.JobRun
import vn.dcim.core.telemetry.block.Damages
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.point.Quality.*
import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

/** Readings move from the journal into blocks of an hour and of a day, and nobody who reads them sees it. */
class HistorySealerSpec extends Specification {

    static final Instant DAY = Instant.parse('2026-11-21T00:00:00Z')

    @Shared clock = SteppedClock.at(DAY.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared History history = context.getBean(History)
    @Shared HistorySealer sealer = context.getBean(HistorySealer)
    @Shared Damages damages = context.getBean(Damages)
    @Shared int made

    Device ups = aDevice("UPS-${++made}").with('input.voltage', 'output.load').addTo(context)
    long voltage = pointOf(context, ups, 'input.voltage')
    long load = pointOf(context, ups, 'output.load')

    void setup() {
        clock.set(DAY)
        ['journal', 'history_hour', 'history_axis', 'history_day'].each { update("DELETE FROM $it") }
    }

    def "#what after its end an hour is in the journal: #journal, sealed: #sealed"() {
        given: "one hour, and the first reading of the next"
        append((0..360).collect { entry(DAY.plusSeconds(10 * it), 2_300 + it % 7) })
        def before = everything()

        when:
        clock.set(DAY + Duration.ofHours(1) + after)
        sealer.sealHours { true }

        then:
        count('journal') == journal
        count('history_hour') == sealed
        everything() == before

        where:
        what                 | after                  || journal | sealed
        'a moment before 15 min' | Duration.ofMillis(899_999) || 361 | 0
        '15 min'             | Duration.ofMinutes(15) || 1       | 1
    }

    def "two hours after its end a day becomes a block for each point with one axis for both"() {
        given: "every 10 s, the load with a gap of an hour and bad readings"
        append((0..<8_640).collect { int i ->
            def at = DAY.plusSeconds(10 * i)
            def readings = [new Reading(voltage, at, 230 + (i % 7) / 10d, GOOD)]
            if (!(i in 3_600..<3_960)) {
                readings << new Reading(load, at, i % 100 == 0 ? -999 : 40 + i % 13, i % 100 == 0 ? BAD : GOOD)
            }
            new History.Entry(ups.id(), at, 0, readings)
        })
        def before = everything()
        def minutes = buckets(Duration.ofMinutes(15))

        when: "a moment too early"
        clock.set(DAY + Duration.ofHours(26) - Duration.ofMillis(1))
        sealer.sealHours { true }
        sealer.mergeDays { true }

        then:
        count('history_hour') == 24
        count('history_day') == 0
        everything() == before

        when:
        clock.advance(Duration.ofMillis(1))
        def merged = sealer.mergeDays { true }

        then:
        merged == new HistorySealer.Outcome(1, [])
        [count('journal'), count('history_hour'), count('history_axis'), count('history_day')] == [0, 0, 1, 2]
        everything() == before
        buckets(Duration.ofMinutes(15)) == minutes

        and: "parts of the day as well"
        def eleven = DAY + Duration.ofHours(11)
        history.raw(load, eleven - Duration.ofMinutes(30), eleven).empty
        history.raw(load, eleven - Duration.ofMinutes(30), eleven.plusMillis(1))*.at() == [eleven]
        history.raw(voltage, eleven, eleven.plusSeconds(20))*.at() == [eleven, eleven.plusSeconds(10)]
    }

    def "several points of a sealed hour are read from #second s on, after the last of one, of both"() {
        given: "the voltage every second to 63, the load once, at 10"
        append((0..<64).collect { int i ->
            def at = DAY.plusSeconds(i)
            new History.Entry(ups.id(), at, 0, [new Reading(voltage, at, i, GOOD)] + (i == 10 ? [new Reading(load, at, 99, GOOD)] : []))
        })
        clock.set(DAY + after)
        sealAll()

        when:
        def read = []
        history.raw([voltage, load], DAY.plusSeconds(second), DAY.plusSeconds(90)) { read << it }

        then:
        count('journal') == 0
        read.count { it.pointId() == voltage } == voltages
        read.count { it.pointId() == load } == loads
        read*.at() == read*.at().sort(false)

        where:
        [second, voltages, loads, after] << [[[10, 54, 1], [11, 53, 0], [63, 1, 0], [64, 0, 0]],
                                            [Duration.ofHours(2), Duration.ofHours(30)]].combinations()*.flatten()
    }

    def "what comes late finds its place, and what comes again stays once: #tier"() {
        given:
        append((0..<360).collect { entry(DAY.plusSeconds(10 * it), it) })
        clock.set(DAY + Duration.ofHours(1) + sealedAfter)
        sealAll()

        when: "one between two, one of them again, one before all"
        append([entry(DAY.plusSeconds(15), 77), entry(DAY.plusSeconds(20), 2), entry(DAY.minusMillis(1), 5)])

        then: "while it lies in the journal"
        expected()

        when: "and once it is sealed too"
        clock.advance(Duration.ofHours(1))
        sealAll()

        then:
        expected()
        count('journal') == 0

        where:
        tier              | sealedAfter
        'into an hour'    | Duration.ofMinutes(15)
        'into a day'      | Duration.ofHours(25)
    }

    private boolean expected() {
        def all = history.raw(voltage, DAY.minusSeconds(60), DAY.plusSeconds(3_600))
        assert all.size() == 362
        assert all.take(4)*.at() == [DAY.minusMillis(1), DAY, DAY.plusSeconds(10), DAY.plusSeconds(15)]
        assert all.take(4)*.value() == [5d, 0d, 1d, 77d]
        all.drop(4)*.value() == (2..<360).collect { it as double }
    }

    def "a value that is no number, and one of either infinity, come back as they were"() {
        given:
        def odd = [Double.longBitsToDouble(0x7ff8000000000abcL), Double.POSITIVE_INFINITY, -0d, Double.NEGATIVE_INFINITY, 0.1d + 0.2d]
        append(odd.withIndex().collect { value, i -> entry(DAY.plusSeconds(i), value, 0, UNCERTAIN) })

        when:
        clock.set(DAY + Duration.ofHours(30))
        sealAll()

        then:
        count('history_day') == 2
        history.raw(voltage, DAY, DAY.plusSeconds(9)).collect { Double.doubleToRawLongBits(it.value()) } ==
                odd.collect { Double.doubleToRawLongBits(it) }
        history.raw(voltage, DAY, DAY.plusSeconds(9))*.quality().unique() == [UNCERTAIN]
    }

    def "a damaged block of #table is told, is no reading, and is not overwritten"() {
        given:
        append((0..<60).collect { entry(DAY.plusSeconds(10 * it), it) })
        clock.set(DAY + Duration.ofHours(1) + sealedAfter)
        sealAll()
        int before = damages.count()
        List<String> lines = []
        def run = Stub(JobRun) { log(_) >> { String line -> lines << line } }
        byte[] whole = bytes("SELECT payload FROM $table $where LIMIT 1")

        when: "one bit"
        def turned = whole.clone()
        turned[20] = (byte) (turned[20] ^ 1)
        put("UPDATE $table SET payload = ? $where", turned)

        then: "its points have nothing of that time, the other one has"
        history.raw(voltage, DAY, DAY.plusSeconds(600)).isEmpty()
        history.raw(load, DAY, DAY.plusSeconds(600)).size() == left
        damages.count() == before + 1
        damages.told().any { it.contains(table) && it.contains('tag') }

        when: "more comes, which would be sealed with it"
        append([entry(DAY.plusSeconds(5), 99)])
        clock.advance(Duration.ofHours(1))
        context.getBean(SealHistoryJob).run(run)

        then: "it waits, and the job has failed"
        def e = thrown(IllegalStateException)
        e.message.contains(table)
        lines.any { it.contains(table) && it.contains('tag') }
        bytes("SELECT payload FROM $table $where LIMIT 1") == turned
        history.raw(voltage, DAY, DAY.plusSeconds(600))*.value() == [99d]

        when: "the row was restored"
        put("UPDATE $table SET payload = ? $where", whole)
        sealAll()

        then:
        history.raw(voltage, DAY, DAY.plusSeconds(600)).size() == 61
        damages.count() == before
        count('journal') == 0

        where:
        table          | sealedAfter            || left
        'history_hour' | Duration.ofMinutes(15) || 0
        'history_axis' | Duration.ofHours(25)   || 0
        'history_day'  | Duration.ofHours(25)   || 60
        where = table == 'history_day' ? 'ORDER BY point_id' : ''
    }

    def "what is stored while an hour is being sealed is not lost"() {
        given: "somebody stores a reading of that hour, and has not committed"
        append((0..<360).collect { entry(DAY.plusSeconds(10 * it), it) })
        clock.set(DAY + Duration.ofHours(2))
        def other = database.connect()
        other.autoCommit = false
        history.append(other, [entry(DAY.plusSeconds(5), 99)])

        when:
        def sealing = Thread.start { sealer.sealHours { true } }
        sealing.join(500)
        other.commit()
        sealing.join()
        sealAll()

        then:
        count('journal') == 0
        history.raw(voltage, DAY, DAY.plusSeconds(3_600)).size() == 361

        cleanup:
        other.close()
    }

    def "an hour that another node seals while its day is merged is not lost"() {
        given: "a day but for one hour, whose block another node has written and not yet committed"
        append((0..<6).collect { entry(DAY.plusSeconds(600 * it), it) })
        clock.set(DAY + Duration.ofHours(25))
        sealer.sealHours { true }
        append([entry(DAY + Duration.ofHours(5), 50)])
        clock.set(DAY + Duration.ofHours(25))
        sealer.sealHours { true }
        def other = database.connect()
        other.autoCommit = false
        def box = bytes('SELECT payload FROM history_hour ORDER BY hour DESC')
        update('DELETE FROM history_hour ORDER BY hour DESC LIMIT 1')
        def insert = other.prepareStatement("INSERT INTO history_hour (device_id, hour, key_id, payload) VALUES (${ups.id()}, ${DAY.epochSecond.intdiv(3600) + 5}, 20261100, ?)")
        insert.setBytes(1, box)
        insert.executeUpdate()

        when:
        clock.set(DAY + Duration.ofHours(27))
        def merging = Thread.start { sealer.mergeDays { true } }
        merging.join(500)
        other.commit()
        merging.join()
        sealAll()

        then:
        count('history_hour') == 0
        history.raw(voltage, DAY, DAY + Duration.ofDays(1))*.value() == [0d, 1d, 2d, 3d, 4d, 5d, 50d]

        cleanup:
        other.close()
    }

    def "a period of two centuries costs no more than the days there are"() {
        given:
        append([entry(DAY, 1), entry(DAY + Duration.ofDays(2), 2)])
        clock.set(DAY + Duration.ofDays(2) + Duration.ofHours(2))
        sealAll()

        expect:
        history.raw(voltage, Instant.parse('1970-01-01T00:00:00Z'), Instant.parse('2170-01-01T00:00:00Z'))*.value() == [1d, 2d]
        history.raw(voltage, Instant.parse('1970-01-01T00:00:00Z'), DAY.plusMillis(1))*.value() == [1d]
        history.raw(voltage, DAY.plusMillis(1), Instant.parse('2170-01-01T00:00:00Z'))*.value() == [2d]
        history.raw(load, Instant.parse('2100-01-01T00:00:00Z'), Instant.parse('2170-01-01T00:00:00Z')) == []
    }

    def "asked to end, it ends between two hours and goes on later"() {
        given:
        append((0..<30).collect { entry(DAY.plusSeconds(600 * it), it) })
        clock.set(DAY + Duration.ofHours(6))
        int asked = 0

        when:
        sealer.sealHours { ++asked <= 2 }

        then:
        count('history_hour') == 2

        when:
        sealAll()

        then:
        count('history_hour') == 5
        count('journal') == 0
    }

    def "keys are kept under the master key, one for each month in which blocks are written"() {
        given:
        append([entry(DAY, 1)])
        clock.set(DAY + Duration.ofHours(2))
        sealAll()
        append([entry(DAY + Duration.ofDays(20), 1)])

        when:
        clock.set(DAY + Duration.ofDays(20) + Duration.ofHours(2))
        sealAll()

        then:
        column('SELECT id FROM history_key ORDER BY id') == ['20261100', '20261200']
        column('SELECT DISTINCT key_id FROM history_hour ORDER BY key_id') == ['20261200']
        column('SELECT DISTINCT key_id FROM history_day ORDER BY key_id') == ['20261200']
        history.raw(voltage, DAY, DAY + Duration.ofDays(21)).size() == 2
    }

    def "a value's bytes stand nowhere as they are"() {
        given: "a number whose bytes are easily found"
        def pi = java.nio.ByteBuffer.allocate(8).putDouble(Math.PI).array().encodeHex().toString()
        append((0..<40).collect { entry(DAY.plusSeconds(it), Math.PI) })
        database.connect().withCloseable {
            it.autoCommit = false
            context.getBean(LastKnown).write(it, [(ups.id()): [new Reading(voltage, DAY, Math.PI, GOOD)]])
            it.commit()
        }

        expect:
        ['journal', 'last_known'].every { !bytes("SELECT payload FROM $it").encodeHex().toString().contains(pi) }

        when:
        clock.set(DAY + Duration.ofHours(2))
        sealAll()

        then:
        !bytes('SELECT payload FROM history_hour').encodeHex().toString().contains(pi)

        when:
        clock.set(DAY + Duration.ofHours(30))
        sealAll()

        then:
        !bytes('SELECT payload FROM history_day').encodeHex().toString().contains(pi)
        history.raw(voltage, DAY, DAY.plusSeconds(1))*.value() == [Math.PI]

        cleanup:
        update('DELETE FROM last_known')
    }

    def "a row from before there was encryption is read, and sealed as any other"() {
        given:
        append([entry(DAY, 1)])
        put("INSERT INTO journal (device_id, at, fingerprint, payload) VALUES (${ups.id()}, ${DAY.plusSeconds(10).toEpochMilli()}, 0, ?)",
                PackedReadings.pack([new Reading(voltage, DAY.plusSeconds(10), 7.5, GOOD)]))

        expect:
        history.raw(voltage, DAY, DAY.plusSeconds(60))*.value() == [1d, 7.5d]

        when:
        clock.set(DAY + Duration.ofHours(2))
        sealAll()

        then:
        count('journal') == 0
        history.raw(voltage, DAY, DAY.plusSeconds(60))*.value() == [1d, 7.5d]
    }

    def "a damaged row of the journal is no reading, is told, and keeps its hour where it is"() {
        given:
        append([entry(DAY, 1), entry(DAY.plusSeconds(10), 2)])
        byte[] whole = bytes('SELECT payload FROM journal ORDER BY at')
        def turned = whole.clone()
        turned[30] = (byte) (turned[30] ^ 1)
        put('UPDATE journal SET payload = ? ORDER BY at', turned)
        int before = damages.count()

        when:
        clock.set(DAY + Duration.ofHours(2))
        def outcome = sealer.sealHours { true }

        then:
        outcome.steps() == 0
        outcome.damaged().size() == 1
        count('journal') == 2
        history.raw(voltage, DAY, DAY.plusSeconds(60))*.value() == [2d]
        damages.count() == before + 1

        when:
        put('UPDATE journal SET payload = ? ORDER BY at', whole)
        sealAll()

        then:
        history.raw(voltage, DAY, DAY.plusSeconds(60))*.value() == [1d, 2d]
        damages.count() == before
    }

    def "without the old master key the past stays closed, is told, and what is read from now on is stored under another key"() {
        given:
        append([entry(DAY, 1)])
        clock.set(DAY + Duration.ofHours(2))
        sealAll()
        def file = database.folder().resolve('other/master.key')
        def other = ApplicationContext.builder().properties(database.properties() + ['dcim.master-key-file': file.toString()])
                .singletons(clock).start()

        when:
        database.connect().withCloseable {
            it.autoCommit = false
            other.getBean(History).append(it, [entry(DAY + Duration.ofHours(2), 5)])
            it.commit()
        }

        then:
        other.getBean(History).raw(voltage, DAY, DAY.plusSeconds(86_400))*.value() == [5d]
        other.getBean(Damages).told().any { it.contains('history_hour') && it.contains('history-key:20261100') }
        column('SELECT id FROM history_key ORDER BY id').containsAll(['20261100', '20261101'])

        cleanup:
        other?.close()
        update('DELETE FROM history_key WHERE id = 20261101')
    }

    private void sealAll() {
        sealer.sealHours { true }
        sealer.mergeDays { true }
    }

    private List<Reading> everything() {
        history.raw([voltage, load], DAY.minusSeconds(86_400), DAY.plusSeconds(3 * 86_400), (found = [])::add)
        found
    }

    private List<Reading> found

    private Map buckets(Duration step) {
        history.buckets([voltage, load], DAY, DAY.plusSeconds(86_400), step)
    }

    private History.Entry entry(Instant at, double value, long fingerprint = 0, Quality quality = GOOD) {
        new History.Entry(ups.id(), at, fingerprint,
                [new Reading(voltage, at, value, quality), new Reading(load, at, value + 100, quality)])
    }

    private void append(List<History.Entry> entries) {
        database.connect().withCloseable {
            it.autoCommit = false
            history.append(it, entries)
            it.commit()
        }
    }

    private int count(String table) {
        column("SELECT COUNT(*) FROM $table").first() as int
    }

    private List<String> column(String sql) {
        database.connect().withCloseable {
            def rows = it.createStatement().executeQuery(sql)
            def found = []
            while (rows.next()) {
                found << rows.getString(1)
            }
            found
        }
    }

    private byte[] bytes(String sql) {
        database.connect().withCloseable {
            def rows = it.createStatement().executeQuery(sql)
            rows.next()
            rows.getBytes(1)
        }
    }

    private void update(String sql) {
        database.connect().withCloseable { it.createStatement().execute(sql) }
    }

    private void put(String sql, byte[] value) {
        database.connect().withCloseable {
            def statement = it.prepareStatement(sql.contains('ORDER BY') ? "$sql LIMIT 1" : sql)
            statement.setBytes(1, value)
            statement.executeUpdate()
        }
    }
}
