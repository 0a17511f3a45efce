package vn.dcim.bench

import spock.lang.Specification

class SeriesSpec extends Specification {

    def "the median of #values is #median"() {
        expect:
        Series.of(values).median() == median

        where:
        values       || median
        [7]          || 7
        [9, 1]       || 5
        [9, 1, 2]    || 2
        [4, 1, 3, 2] || 2.5
    }

    def "#share of a hundred observations do not exceed #bound"() {
        expect:
        Series.of((100..1).toList()).percentile(share) == bound

        where:
        share || bound
        0.01  || 1
        0.5   || 50
        0.99  || 99
        1.0   || 100
    }

    def "a series without an observation is refused"() {
        when:
        Series.of([])

        then:
        thrown(IllegalArgumentException)
    }
}
