package vn.dcim.bench

import spock.lang.Specification
import vn.dcim.bench.HandedOver.Batch
import vn.dcim.bench.HandedOver.Key
import vn.dcim.bench.LossCount.Gap
import vn.dcim.bench.LossCount.Row
import vn.dcim.bench.LossCount.Stretch
import vn.dcim.bench.LossCount.Sum
import vn.dcim.bench.LossCount.Transition

class LossCountSpec extends Specification {

    static final long UPS = 1
    static final long METER = 2
    static final long UNWRITTEN = 2000

    def count = new LossCount([UPS] as Set, UNWRITTEN)

    def "an answer of 60 values, #answer, of which #rows is stored: #lost lost, #inFlight in flight, #invented invented"() {
        when:
        Sum sum = count.of(stretch(handed: [answer(10, answer)], rows: rows))

        then:
        sum.values == 60
        sum.valuesLost == lost
        sum.valuesInFlight == inFlight
        sum.invented == invented
        sum.isWell() == (lost + invented == 0)

        where:
        answer       | rows            || lost | inFlight | invented
        'stored'     | [row(10, 1)]     || 0    | 0        | 0
        'before'     | [row(10, 1)]     || 0    | 0        | 0
        'stored'     | []               || 60   | 0        | 0
        'stored'     | [row(10, 1, 59)] || 1    | 0        | 0
        null         | [row(10, 1)]     || 0    | 0        | 0
        null         | []               || 0    | 60       | 0
        'OTHER_NODE' | []               || 0    | 0        | 0
        'OTHER_NODE' | [row(10, 1)]     || 0    | 0        | 1
    }

    def "a row that nobody handed over is invented"() {
        expect:
        with(count.of(stretch(rows: [row(10, 1)]))) {
            invented == 1
            !isWell()
        }
    }

    def "what is lost between #since and #until that is written down as a gap is explained: #explained"() {
        when:
        Sum sum = count.of(stretch(handed: [answer(10, 'stored')], gaps: [new Gap(since, until)]))

        then:
        sum.valuesInGap == (explained ? 60 : 0)
        sum.valuesLost == (explained ? 0 : 60)

        where:
        since | until || explained
        10    | 10    || true
        0     | 9     || false
        11    | 20    || false
    }

    def "a number that comes again under another instant is doubled, also in another stretch"() {
        when:
        Sum first = count.of(stretch(handed: [answer(10, 'stored'), answer(20, 'stored')], rows: [row(10, 1), row(20, 2)]))
        Sum second = count.of(stretch(handed: [answer(30, 'stored'), answer(40, 'stored')], rows: [row(30, 2), row(40, 3)]))

        then:
        first.valuesDoubled == 0
        second.valuesDoubled == 60
    }

    def "a message that the broker confirmed at #confirmed and that is not stored, with the broker killed at #killed, is lost by the #whose"() {
        when:
        Sum sum = count.of(stretch(confirmed: [(METER): [7L: confirmed as long] as TreeMap], brokerKilled: killed as Long))

        then:
        sum.messages == 1
        sum.messagesLost == (whose == 'program' ? 1 : 0)
        sum.messagesLostByBroker == (whose == 'broker' ? 1 : 0)

        where:
        confirmed | killed || whose
        5000      | null   || 'program'
        5000      | 4999   || 'program'
        5000      | 5000   || 'broker'
        5000      | 7000   || 'broker'
        5000      | 7001   || 'program'
    }

    def "a message of which nobody knows may be there or not, and once at most"() {
        expect:
        with(count.of(stretch(handed: keys.collect { message(it) }, rows: keys.collect { told(it, 7) },
                unsure: [(METER): [7L] as TreeSet]))) {
            messagesUnsure == 1
            messagesUnsureStored == stored
            messagesDoubled == doubled
        }

        where:
        keys     || stored | doubled
        []       || 0      | 0
        [10]     || 1      | 0
        [10, 11] || 1      | 1
    }

    def "states #states of instants 10, 20, … with the changes #found: #lost lost, #doubled doubled"() {
        when:
        def rows = states.withIndex().collect { state, i -> row(10 * (i + 1), i + 1, 60, state) }
        Sum sum = count.of(stretch(handed: rows.collect { answer(it.key().at(), 'stored') }, rows: rows,
                transitions: found.collect { at, raised -> new Transition(UPS, at, raised) }))

        then:
        sum.transitions == expected
        sum.transitionsLost == lost
        sum.transitionsDoubled == doubled

        where:
        states                      | found                      || expected | lost | doubled
        [false, false]              | []                         || 0        | 0    | 0
        [false, true, true, false]  | [[20, true], [40, false]]  || 2        | 0    | 0
        [false, true, true, false]  | [[20, true]]               || 2        | 1    | 0
        [false, true]               | [[20, true], [20, true]]   || 1        | 0    | 1
        [false, true]               | [[30, true]]               || 1        | 1    | 1
        [true]                      | [[10, false]]              || 1        | 1    | 1
    }

    def "a state goes on from one stretch to the next"() {
        given:
        count.of(stretch(handed: [answer(10, 'stored')], rows: [row(10, 1, 60, true)], transitions: [new Transition(UPS, 10, true)]))

        expect:
        count.of(stretch(handed: [answer(20, 'stored')], rows: [row(20, 2, 60, true)])).transitions == 0
        count.of(stretch(handed: [answer(30, 'stored')], rows: [row(30, 3, 60, false)])).transitionsLost == 1
    }

    def "of messages of one instant, the number tells which came first"() {
        when:
        def rows = [told(10, 3, 33, true), told(10, 2, 22, false), told(10, 1, 11, true)]
        Sum sum = count.of(stretch(handed: rows.collect { new Batch(it.key(), 2, true, 'stored') }, rows: rows,
                transitions: [true, false, true].collect { new Transition(METER, 10, it) }))

        then:
        sum.transitions == 3
        sum.isWell()
    }

    private static Stretch stretch(Map it) {
        new Stretch(it.handed ?: [], it.rows ?: [], it.confirmed ?: [:], it.unsure ?: [:], it.transitions ?: [], it.gaps ?: [],
                it.brokerKilled)
    }

    private static Batch answer(long at, String answer) {
        new Batch(new Key(UPS, at, 0), 60, false, answer)
    }

    private static Row row(long at, long number, int values = 60, Boolean state = null) {
        new Row(new Key(UPS, at, 0), number, state, values)
    }

    private static Batch message(long at) {
        new Batch(new Key(METER, at, 5), 2, true, 'stored')
    }

    private static Row told(long at, long number, long fingerprint = 5, Boolean state = null) {
        new Row(new Key(METER, at, fingerprint), number, state, 2)
    }
}
