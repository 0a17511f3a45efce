package vn.dcim.core.report

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.error.DcimException

import static vn.dcim.core.report.ReportKind.QUARTER
import static vn.dcim.core.report.ReportKind.YEAR

/** Which period a day lies in, whichever day of the month figures are cut off on. */
class ReportPeriodSpec extends Specification {

    static LocalDate day(String text) {
        LocalDate.parse(text)
    }

    def "#day lies in the #kind #code, cut off on #cutOff"() {
        when:
        def period = kind.periodOf(LocalDate.parse(day), on)

        then:
        period.code() == code
        period.openingDay() == LocalDate.parse(opening)
        period.cutOffDay() == LocalDate.parse(cutOff)

        where:
        kind    | day          | on || code      | opening      | cutOff
        QUARTER | '2026-06-30' | 0  || '2026-Q2' | '2026-03-31' | '2026-06-30'
        QUARTER | '2026-07-01' | 0  || '2026-Q3' | '2026-06-30' | '2026-09-30'
        QUARTER | '2026-01-01' | 0  || '2026-Q1' | '2025-12-31' | '2026-03-31'
        QUARTER | '2026-12-31' | 0  || '2026-Q4' | '2026-09-30' | '2026-12-31'
        QUARTER | '2026-06-14' | 14 || '2026-Q2' | '2026-03-14' | '2026-06-14'
        QUARTER | '2026-06-15' | 14 || '2026-Q3' | '2026-06-14' | '2026-09-14'
        QUARTER | '2026-12-15' | 14 || '2027-Q1' | '2026-12-14' | '2027-03-14'
        YEAR    | '2026-12-31' | 0  || '2026'    | '2025-12-31' | '2026-12-31'
        YEAR    | '2027-01-01' | 0  || '2027'    | '2026-12-31' | '2027-12-31'
        YEAR    | '2026-12-15' | 14 || '2027'    | '2026-12-14' | '2027-12-14'
    }

    def "the period that was over before #day is #code"() {
        expect:
        QUARTER.lastBefore(LocalDate.parse(day), 0).code() == code

        where:
        day          || code
        '2026-09-30' || '2026-Q2'
        '2026-10-01' || '2026-Q3'
        '2027-01-01' || '2026-Q4'
    }

    def "one period begins where the other ends, to the microsecond of the centre's midnight"() {
        given:
        def third = QUARTER.periodOf(day('2026-08-01'), 0)

        expect:
        third.closing() == Instant.parse('2026-09-30T16:59:59.999999Z')
        QUARTER.previous(third, 0).closing() == third.opening()
        YEAR.previous(YEAR.periodOf(day('2026-08-01'), 14), 14).cutOffDay() == day('2025-12-14')
    }

    def "the settings take no day that some months do not have, and no life of nothing"() {
        when:
        new ReportConfig(cutOffDay, 15, 30, life, lifeByKind, null)

        then:
        thrown(DcimException)

        where:
        cutOffDay | life | lifeByKind
        29        | 60   | [:]
        -1        | 60   | [:]
        0         | 0    | [:]
        0         | 60   | [serverr: 60]
        0         | 60   | [server: 0]
    }
}
