package vn.dcim.core.regulation.inspection

import spock.lang.Specification

import java.time.LocalDate

/** What period a new inspection file is proposed for. */
class ProposedPeriodSpec extends Specification {

    def "judged since #since, on #today: from #first to #last"() {
        expect:
        ProposedPeriod.of(since ? LocalDate.parse(since) : null, LocalDate.parse(today)) ==
                new ProposedPeriod(LocalDate.parse(first), LocalDate.parse(last))

        where:
        since        | today        || first        | last
        null         | '2026-11-21' || '2026-07-01' | '2026-09-30'
        '2026-11-21' | '2026-11-21' || '2026-07-01' | '2026-09-30'
        '2026-11-21' | '2026-11-22' || '2026-11-21' | '2026-11-21'
        '2026-10-01' | '2026-12-31' || '2026-10-01' | '2026-12-30'
        '2026-09-30' | '2026-12-31' || '2026-07-01' | '2026-09-30'
        '2026-10-01' | '2027-01-01' || '2026-10-01' | '2026-12-31'
    }
}
