package vn.dcim.bench

import spock.lang.Specification

class TrendSpec extends Specification {

    def "#looks rise by #slope a step"() {
        expect:
        Math.abs(Trend.slope(looks*.doubleValue()) - slope) < 1e-12

        where:
        looks           || slope
        [5, 5, 5, 5]    || 0
        [1, 2, 3]       || 1
        [3, 1]          || -2
        [0, 4, 0, 0]    || -0.4   // (-1.5·0 - 0.5·4 + 0.5·0 + 1.5·0) / 5
    }

    def "one look has no trend"() {
        when:
        Trend.slope([1d])

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'a trend needs two looks, not 1'
    }
}
