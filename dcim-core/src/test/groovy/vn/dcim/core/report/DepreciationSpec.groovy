package vn.dcim.core.report

import java.time.LocalDate
import spock.lang.Specification

/** What is written off, by whole months since the day of use. */
class DepreciationSpec extends Specification {

    def "#price in use since #inUse has lost #worn by #cutOff, over #life months"() {
        given:
        def since = inUse ? LocalDate.parse(inUse) : null
        def until = LocalDate.parse(cutOff)

        expect:
        Depreciation.worn(price, since, life, until) == worn
        Depreciation.isOver(since, life, until) == over

        where:
        price      | inUse        | life | cutOff       || worn       | over
        60_000_000 | '2026-01-01' | 60   | '2026-01-30' || 0          | false // one day short of a month
        60_000_000 | '2026-01-01' | 60   | '2026-01-31' || 1_000_000  | false
        60_000_000 | '2026-01-01' | 60   | '2026-03-31' || 3_000_000  | false
        60_000_000 | '2026-01-15' | 60   | '2026-03-31' || 2_000_000  | false
        60_000_000 | '2021-04-01' | 60   | '2026-03-30' || 59_000_000 | false // 59 months
        60_000_000 | '2021-04-01' | 60   | '2026-03-31' || 60_000_000 | true
        60_000_000 | '2001-04-01' | 60   | '2026-03-31' || 60_000_000 | true  // never more than its price
        60_000_000 | '2026-04-01' | 60   | '2026-03-31' || 0          | false // not in use yet
        60_000_000 | null         | 60   | '2026-03-31' || 0          | false
        100        | '2026-01-01' | 3    | '2026-01-31' || 33         | false // 33.3
        100        | '2026-01-01' | 3    | '2026-02-28' || 67         | false // 66.7
        0          | '2026-01-01' | 60   | '2026-03-31' || 0          | false
    }
}
