package vn.dcim.core.regulation.inspection

import spock.lang.Specification
import vn.dcim.core.regulation.Limit
import vn.dcim.core.regulation.Limits

import java.time.LocalDate

/** When a yearly report is due, and of what time it tells. */
class ReportTermSpec extends Specification {

    static Limits limits(Map<String, String> values) {
        new Limits(values.collect { key, value -> new Limit(key, '=', value, Limit.Origin.TEXT) })
    }

    def "#what: on #today the report is of #first to #cutOff, due on #due"() {
        when:
        def term = ReportTerm.of(limits([report_period: 'year'] + values), LocalDate.parse(today)).get()

        then:
        term.firstDay() == LocalDate.parse(first)
        term.cutOffDay() == LocalDate.parse(cutOff)
        term.dueOn() == (due ? LocalDate.parse(due) : null)

        where:
        what                      | values                        | today        || first        | cutOff       | due
        'HY05-11.6'               | [due_before: '11-15']         | '2026-01-01' || '2026-01-01' | '2026-10-31' | '2026-11-14'
        'HY05-11.6'               | [due_before: '11-15']         | '2026-11-14' || '2026-01-01' | '2026-10-31' | '2026-11-14'
        'HY05-11.6'               | [due_before: '11-15']         | '2026-12-31' || '2026-01-01' | '2026-10-31' | '2026-11-14'
        'HY05-11.6'               | [due_before: '11-15']         | '2027-01-01' || '2027-01-01' | '2027-10-31' | '2027-11-14'
        'BK11-35.4-a'             | [due_days_after_period: '30'] | '2026-12-31' || '2025-01-01' | '2025-12-31' | '2026-01-30'
        'BK11-35.4-a'             | [due_days_after_period: '30'] | '2027-01-01' || '2026-01-01' | '2026-12-31' | '2027-01-30'
        'AG59-21.3'               | [due_day: '01-30']            | '2027-01-31' || '2026-01-01' | '2026-12-31' | '2027-01-30'
        'a day nobody set'        | [due_day: '']                 | '2027-01-31' || '2026-01-01' | '2026-12-31' | null
        'a day that there is not' | [due_day: '13-41']            | '2027-01-31' || '2026-01-01' | '2026-12-31' | null
    }

    def "where #values is asked for, there is no yearly report"() {
        expect:
        ReportTerm.of(limits(values), LocalDate.parse('2026-11-14')).empty

        where:
        values << [[:], [report_period: 'quarter'], [report_period: '']]
    }
}
