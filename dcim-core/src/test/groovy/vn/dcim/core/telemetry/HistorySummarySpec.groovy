package vn.dcim.core.telemetry

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.point.Quality.*
import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

/** A point over a period in a few numbers, and for how long it was what. */
class HistorySummarySpec extends Specification {

    static final Instant T0 = Instant.parse('2026-11-21T00:00:00Z')
    static final Duration LONGEST = Duration.ofSeconds(60)
    static final double UTILITY = 2
    static final double BATTERY = 3

    @Shared clock = SteppedClock.at(T0.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared History history = context.getBean(History)
    @Shared int made

    def ups = aDevice("UPS-${++made}").with('output.source').addTo(context)
    long point = pointOf(context, ups, 'output.source')

    /** @param readings second, value and, where it is not good, quality */
    void read(List<List> readings) {
        def entries = readings.collect { second, value, quality = GOOD ->
            def at = T0.plusSeconds(second as long)
            new History.Entry(ups.id(), at, 0, [new Reading(point, at, value as double, quality)])
        }
        database.connect().withCloseable {
            it.autoCommit = false
            history.append(it, entries)
            it.commit()
        }
    }

    Summary summary(long from, long to, Duration longest = LONGEST) {
        history.summary(point, T0.plusSeconds(from), T0.plusSeconds(to), longest)
    }

    static Map<Double, Long> seconds(Summary summary) {
        summary.lasted().collectEntries { value, lasted -> [value, lasted.toSeconds()] }
    }

    def "least, mean, 95th percentile, greatest and last are of the usable readings within [from, to)"() {
        given:
        read((0..<20).collect { [it * 10, it + 1] } + [[200, 999, BAD], [210, 500, STALE], [220, 1000]])

        expect:
        with(summary(0, 220)) {
            min() == 1
            average() == 10.5d
            percentile95() == 19
            max() == 20
            last() == 20
            count() == 20
            worst() == BAD
        }
        with(summary(10, 20)) {
            [min(), average(), percentile95(), max(), last(), count(), worst()] == [2, 2, 2, 2, 2, 1, GOOD]
        }
    }

    def "where nothing was read nothing is known"() {
        expect:
        with(summary(5000, 5060)) {
            [min(), average(), percentile95(), max(), last(), count(), worst()] == [null, null, null, null, null, 0, null]
            lasted() == [:]
            unknown() == Duration.ofSeconds(60)
        }
    }

    def "a state lasts #what"() {
        given:
        read(readings)

        when:
        def found = summary(from, to)

        then:
        seconds(found) == lasted
        found.unknown().toSeconds() == unknown

        where:
        what                                           | readings                                                    | from | to  || lasted                       | unknown
        'from its reading to the next'                 | [[0, UTILITY], [10, BATTERY], [30, UTILITY]]                | 0    | 40  || [(UTILITY): 20L, (BATTERY): 20L] | 0
        'from before the period into it'               | [[0, UTILITY], [20, BATTERY]]                               | 10   | 30  || [(UTILITY): 10L, (BATTERY): 10L] | 0
        'as long as is asked for'                      | [[0, UTILITY]]                                              | 0    | 60  || [(UTILITY): 60L]             | 0
        'and no longer'                                | [[0, UTILITY]]                                              | 0    | 61  || [(UTILITY): 60L]             | 1
        'nor into the period from longer before'       | [[0, UTILITY], [100, UTILITY]]                              | 70   | 110 || [(UTILITY): 10L]             | 30
        'until the device falls silent'                | [[0, UTILITY], [20, UTILITY, STALE], [50, BATTERY]]         | 0    | 60  || [(UTILITY): 20L, (BATTERY): 10L] | 30
        'until it says what cannot be'                 | [[0, UTILITY], [20, 99, BAD], [30, UTILITY]]                | 0    | 40  || [(UTILITY): 30L]             | 10
        'through readings that say the same'           | [[0, UTILITY], [10, UTILITY], [20, UTILITY]]                | 0    | 30  || [(UTILITY): 30L]             | 0
    }

    def "the same comes out of the journal, of hours and of days"() {
        given: "three days, a reading each half minute, one on battery each hour"
        def readings = (0..<8640).collect { [it * 30, it % 120 == 7 ? BATTERY : UTILITY] }
        read(readings)
        def fresh = summary(0, 3 * 86_400)

        when:
        clock.set(T0.plus(Duration.ofDays(5)))
        context.getBean(HistorySealer).sealHours { true }
        def hours = summary(0, 3 * 86_400)
        context.getBean(HistorySealer).mergeDays { true }

        then:
        fresh.count() == 8640
        seconds(fresh) == [(BATTERY): 72 * 30L, (UTILITY): 3 * 86_400L - 72 * 30L]
        fresh.unknown() == Duration.ZERO
        hours == fresh
        summary(0, 3 * 86_400) == fresh
    }
}
