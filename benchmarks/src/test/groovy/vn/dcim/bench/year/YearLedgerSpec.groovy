package vn.dcim.bench.year

import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.schedule.JobPlan
import vn.dcim.core.schedule.JobTrigger

class YearLedgerSpec extends Specification {

    def "of the nights up to the fourth, rows of #days tell once #once, forgotten #forgotten, doubled #doubled"() {
        given:
        def ledger = new YearLedger([JobPlan.of('nightly', JobTrigger.cron('0 0 1 * * ?'))], at('2028-02-27T00:00:00Z'))

        when:
        days.each { ledger.take('nightly', at("2028-${it}T18:00:00Z"), 'DONE') }
        ledger.close(at(until))

        then:
        [ledger.once(), ledger.forgotten(), ledger.doubled()] == [once, forgotten, doubled]

        where:
        days                                        | until                  || once | forgotten | doubled
        ['02-27', '02-28', '02-29', '03-01']        | '2028-03-01T18:00:01Z' || 4    | 0         | 0
        ['02-27', '02-28', '03-01']                 | '2028-03-01T18:00:01Z' || 3    | 1         | 0
        ['02-27', '02-28', '02-29', '02-29']        | '2028-03-01T18:00:00Z' || 3    | 0         | 1
        ['02-27', '02-28', '02-29']                 | '2028-03-01T18:00:01Z' || 3    | 1         | 0
        []                                          | '2028-02-27T18:00:00Z' || 0    | 0         | 0
        []                                          | '2028-02-27T18:00:01Z' || 0    | 1         | 0
    }

    def "an interval goes on from the clock that was set back, and only then"() {
        given:
        def ledger = new YearLedger([JobPlan.of('often', JobTrigger.every(Duration.ofMinutes(15), Duration.ofMinutes(2)))], at('2028-02-29T00:00:00Z'))
        ledger.take('often', at('2028-02-29T00:02:00Z'), 'DONE')

        when:
        def moved = ledger.setBack(at(set))
        ledger.take('often', at(next), 'FAILED')

        then:
        [moved, ledger.once(), ledger.doubled(), ledger.failed()] == [isMoved ? 1 : 0, 2, 0, 1]

        where:
        set                        | next                       || isMoved
        '2028-02-28T23:02:13.417Z' | '2028-02-28T23:17:13.417Z' || true
        '2028-02-29T00:01:30Z'     | '2028-02-29T00:17:00Z'     || false
    }

    private static Instant at(String instant) {
        Instant.parse(instant)
    }
}
