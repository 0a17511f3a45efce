package vn.dcim.core.alarm

import java.time.Duration
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.Reading

import static vn.dcim.core.point.Quality.*

/** Each kind of rule, at its limits and on both sides of them. */
class WatchSpec extends Specification {

    @Shared PointVocabulary vocabulary = PointVocabulary.load()

    /** What a watch did, as +second for a raise and -second for a return. */
    def flips = []
    Watch watch
    Latch latch

    void rule(String when, String more = '', String point = 'output.load') {
        def yaml = "rules: {r: {point: '$point', when: {$when}, priority: low$more}}"
        def rule = new AlarmRuleLoader(vocabulary).load('ups.yaml', 'ups', new StringReader(yaml)).find('r').get()
        latch = Latch.of(false, rule.armedBy().empty, new long[0])
        watch = new Watch(rule, 1, 1, latch)
        flips.clear()
    }

    void read(double second, double value, Quality quality = GOOD) {
        latch = watch.read(latch, new Reading(1, Instant.ofEpochMilli((long) (second * 1000)), value, quality), this.&note)
    }

    void tick(double second) {
        latch = watch.elapsed(latch, (long) (second * 1000), this.&note)
    }

    void note(Watch.Flip flip) {
        def second = flip.at().toEpochMilli() / 1000
        flips << (flip.active() ? '+' : '-') + (second as BigDecimal).stripTrailingZeros().toPlainString()
    }

    int code(String list, String word) {
        vocabulary.stateLists().find { it.name() == list }.byWord(word).get().code()
    }

    def "a value #value is #abnormal against #limit"() {
        given:
        rule(limit)

        when:
        read(1, value)

        then:
        latch.active() == abnormal

        where:
        limit              | value || abnormal
        'above: 80'        | 79.9  || false
        'above: 80'        | 80.0  || false
        'above: 80'        | 80.1  || true
        'below: 30'        | 30.1  || false
        'below: 30'        | 30.0  || false
        'below: 30'        | 29.9  || true
        'outside: [18,27]' | 17.9  || true
        'outside: [18,27]' | 18.0  || false
        'outside: [18,27]' | 27.0  || false
        'outside: [18,27]' | 27.1  || true
        'between: [16,24]' | 16.0  || false
        'between: [16,24]' | 16.1  || true
        'between: [16,24]' | 23.9  || true
        'between: [16,24]' | 24.0  || false
    }

    def "an alarm of #limit returns at #value: #returned"() {
        given:
        rule(limit)
        read(1, abnormal)

        when:
        read(2, value)

        then:
        latch.active() != returned

        where:
        limit                           | abnormal | value || returned
        'above: 80, deadband: 5'        | 81       | 75.1  || false
        'above: 80, deadband: 5'        | 81       | 75.0  || true    // 80 − 5
        'below: 30, deadband: 5'        | 29       | 34.9  || false
        'below: 30, deadband: 5'        | 29       | 35.0  || true    // 30 + 5
        'outside: [18,27], deadband: 1' | 28       | 26.1  || false
        'outside: [18,27], deadband: 1' | 28       | 26.0  || true    // 27 − 1
        'outside: [18,27], deadband: 1' | 17       | 18.9  || false
        'outside: [18,27], deadband: 1' | 17       | 19.0  || true    // 18 + 1
        'between: [16,24], deadband: 1' | 20       | 24.9  || false
        'between: [16,24], deadband: 1' | 20       | 25.0  || true    // 24 + 1
    }

    def "a limit may be given in another unit of the quantity"() {
        given:
        rule('below: 10, deadband: 2, unit: min', '', 'battery.runtime')

        expect:
        watch.rule().condition() == new Condition.Outside(600d, null, 120d)
    }

    def "an on-delay of 30 s is over after exactly 30 s: ticks at #ticks give #expected"() {
        given:
        rule('above: 80', ', on-delay: 30s')

        when:
        read(10, 81)
        ticks.each { tick(it) }

        then:
        flips == expected

        where:
        ticks         || expected
        [39.999]      || []
        [40]          || ['+40']
        [39.999, 55]  || ['+40']   // raised at the end of the delay, not of the tick
    }

    def "a return within the on-delay raises nothing; the delay starts anew"() {
        given:
        rule('above: 80', ', on-delay: 30s')

        when:
        read(0, 81)
        read(30, 79)
        read(31, 81)
        tick(60.999)

        then:
        flips == []

        when:
        tick(61)

        then:
        flips == ['+61']
    }

    def "a delay that ended before a normal reading came has raised, ticked or not"() {
        given:
        rule('above: 80', ', on-delay: 30s')

        when:
        read(0, 81)
        read(45, 79)

        then:
        flips == ['+30', '-45']
    }

    def "an off-delay holds the alarm until it is over"() {
        given:
        rule('above: 80', ', off-delay: 60s')

        when:
        read(0, 81)
        read(10, 79)
        tick(69.999)

        then:
        flips == ['+0']

        when:
        read(69.5, 81)
        read(70, 79)
        tick(129.999)
        tick(130)

        then:
        flips == ['+0', '-130']
    }

    def "a #quality reading neither raises nor returns, and a delay that was running starts over"() {
        given:
        rule('above: 80', ', on-delay: 30s')

        when: "not raised yet"
        read(0, 81)
        read(10, 99, quality)
        tick(30)

        then:
        flips == []

        when:
        read(40, 81)
        tick(70)
        read(80, 10, quality)

        then:
        flips == ['+70']
        latch.active()

        where:
        quality << [BAD, STALE]
    }

    def "an uncertain reading counts"() {
        given:
        rule('above: 80')

        when:
        read(0, 81, UNCERTAIN)

        then:
        latch.active()
    }

    def "the word #word is #judged for when #condition"() {
        given:
        rule(condition, '', 'output.source')
        latch = Latch.of(before, true, new long[0])

        when:
        read(1, code('power-source', word))

        then:
        latch.active() == after

        where:
        condition                | before | word      || after
        'is: [battery, none]'    | false  | 'battery' || true
        'is: [battery, none]'    | false  | 'utility' || false
        'is: [battery, none]'    | true   | 'utility' || false
        'is: [battery, none]'    | true   | 'unknown' || true    // says nothing
        'is: [battery, none]'    | false  | 'unknown' || false
        'is-not: [utility, eco]' | false  | 'utility' || false
        'is-not: [utility, eco]' | false  | 'boost'   || true
        'is-not: [utility, eco]' | false  | 'unknown' || false
        judged = after ? 'an alarm' : 'none'
    }

    def "a code that the list does not hold says nothing"() {
        given:
        rule('is: [battery]', '', 'output.source')

        when:
        read(1, 3)
        read(2, 99)

        then:
        latch.active()
    }

    def "a rise by #to within ten minutes of #seconds s is #abnormal"() {
        given:
        rule('rises: 5, within: 10m', '', 'ambient.temperature')

        when:
        read(0, 20)
        read(seconds, 20 + to)

        then:
        latch.active() == abnormal

        where:
        seconds | to  || abnormal
        600     | 5.0 || false
        600     | 5.1 || true
        601     | 5.1 || false   // the older reading lies before the period
    }

    def "a fall is judged downwards, and returns by the deadband or with time"() {
        given:
        rule('falls: 5, within: 10m, deadband: 1', '', 'ambient.temperature')

        when:
        read(0, 30)
        read(60, 24)

        then: "fell by 6"
        latch.active()

        when: "fell by 4.5 of the 5 − 1 that return it"
        read(120, 25.5)

        then:
        latch.active()

        when:
        read(180, 26)

        then:
        flips == ['+60', '-180']

        when: "it falls once more and then nothing is read"
        read(240, 20)
        tick(780)

        then:
        latch.active()

        when: "the reading of second 180 is the last that was higher"
        tick(780.001)

        then:
        !latch.active()
    }

    def "a line that changes #changes times within five minutes flaps: #flaps"() {
        given:
        rule('flaps: 6, within: 5m', '', 'if.1.status')

        when:
        (0..changes).each { read(it * 20, it % 2 == 0 ? 1 : 2) }

        then:
        latch.active() == flaps

        where:
        changes || flaps
        5       || false
        6       || true
    }

    def "flapping ends when fewer changes are left in the period, without a reading"() {
        given:
        rule('flaps: 3, within: 60s', '', 'if.1.status')

        when: "changes at 10, 20 and 30"
        read(0, 1)
        read(10, 2)
        read(20, 1)
        read(30, 2)
        tick(70)

        then: "the change at 10 is 60 s old"
        flips == ['+30']

        when:
        tick(70.001)

        then:
        flips.size() == 2
        !latch.active()
    }

    def "a counter that grows by #by within ten minutes, reset or not, is #abnormal"() {
        given:
        rule('grows: 100, within: 10m', '', 'if.1.in.errors')

        when:
        readings.eachWithIndex { value, i -> read(i * 60, value) }

        then:
        latch.active() == abnormal

        where:
        readings           || abnormal
        [500, 550, 599]    || false   // 99
        [500, 550, 600]    || true    // 100
        [500, 550, 20, 49] || false   // 50 + 20 + 29 = 99
        [500, 550, 20, 50] || true    // 50 + 20 + 30 = 100
        by = readings.toString()
    }

    def "a point is stale when it has been silent for as long as the rule says"() {
        given:
        rule('stale: 15m', '', 'ambient.temperature')

        when: "last heard at 60, found to be stale later"
        read(60, 21)
        read(60, 21, STALE)
        tick(959.999)

        then:
        flips == []

        when:
        tick(960)

        then:
        flips == ['+960']

        when:
        read(1000, 21)

        then:
        flips == ['+960', '-1000']
    }

    def "a rule that is armed by a word waits for it"() {
        given:
        rule('is: [down]', ', armed-by: [up]', 'if.7.status')

        when: "a port to which nothing was ever connected"
        read(0, 2)

        then:
        !latch.active()

        when:
        read(10, 1)
        read(20, 2)

        then:
        latch.active()
    }

    def "#raises raises within a minute chatter: #chatters"() {
        given:
        rule('above: 80')

        when:
        raises.each {
            read(it, 81)
            read(it + 1, 79)
        }

        then:
        watch.isChattering(latch) == chatters

        where:
        raises         || chatters
        [0, 20]        || false
        [0, 20, 59]    || true
        [0, 20, 60]    || false   // the first is a minute old
    }

    def "what changes nothing costs no memory: the latch stays the same"() {
        given:
        rule('above: 80, deadband: 5')
        def before = latch

        expect:
        watch.read(before, new Reading(1, Instant.ofEpochSecond(5), 50, GOOD), { }).is(before)
        watch.elapsed(before, 10_000, { }).is(before)
    }
}
