package vn.dcim.core.telemetry

import spock.lang.Specification

class ValueCountsSpec extends Specification {

    static double p95(Collection<Number> values) {
        def counts = new ValueCounts()
        values.each { counts.add(it as double) }
        counts.percentile(0.95d)
    }

    def "95 % of #what do not exceed #expected"() {
        expect:
        p95(values) == expected

        where:
        what                  | values                  || expected
        'one'                 | [7]                     || 7
        'two'                 | [7, 9]                  || 9
        'twenty'              | (1..20)                 || 19
        'twenty-one'          | (1..21)                 || 20
        'a hundred'           | (1..100)                || 95
        'a hundred, shuffled' | (1..100).shuffled()     || 95
        'many that are equal' | [5] * 94 + [6] * 6      || 6
        'one more of them'    | [5] * 95 + [6] * 5      || 5
        'negative ones'       | (-100..-1)              || -6
        'with an infinity'    | [Double.POSITIVE_INFINITY] + [1] * 99 || 1
    }

    def "of #number different values it is #exactness"() {
        given:
        def found = p95((1..number).collect { 1_000_000 + it })
        def exact = 1_000_000 + Math.ceil(number * 0.95d)

        expect:
        (found == exact) == exactly
        Math.abs(found - exact) / exact < 1e-4

        where:
        number                   || exactly | exactness
        ValueCounts.MOST         || true    | 'exact'
        ValueCounts.MOST + 1_000 || false   | 'right to five digits'
    }

    def "memory is bounded whatever is read"() {
        given:
        def counts = new ValueCounts()
        def random = new Random(7)

        when:
        100_000.times { counts.add(random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10)) }

        then:
        counts.counts.size() <= ValueCounts.MOST
    }
}
