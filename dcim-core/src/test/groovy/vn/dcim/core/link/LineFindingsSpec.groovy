package vn.dcim.core.link

import spock.lang.Specification

import java.time.Instant
import java.time.LocalDate

import static vn.dcim.core.link.LineFinding.Kind.CONTRACT_ENDED
import static vn.dcim.core.link.LineFinding.Kind.CONTRACT_ENDING
import static vn.dcim.core.link.LineFinding.Kind.NOT_COUNTED
import static vn.dcim.core.link.LineFinding.Kind.NO_CONTRACT
import static vn.dcim.core.link.LineFinding.Kind.NO_PROBES
import static vn.dcim.core.link.LineFinding.Kind.NO_TEST
import static vn.dcim.core.link.LineFinding.Kind.NO_TRAFFIC
import static vn.dcim.core.link.LineFinding.Kind.ONE_WAY_OUT
import static vn.dcim.core.link.LineFinding.Kind.SAME_PROVIDER
import static vn.dcim.core.link.LineFinding.Kind.SHARED_PATH
import static vn.dcim.core.link.LineFinding.Kind.TEST_FAILED
import static vn.dcim.core.link.LineFinding.Kind.TOO_FEW
import static vn.dcim.core.link.LineSamples.RULES
import static vn.dcim.core.link.LineSamples.line

class LineFindingsSpec extends Specification {

    /** 01/09/2026 00:00 in Hanoi. */
    static final Instant NOW = Instant.parse('2026-08-31T17:00:00Z')

    static FailoverTest test(long line, String day, FailoverTest.Result result = FailoverTest.Result.PASSED) {
        def at = Instant.parse(day + 'T02:00:00Z')
        new FailoverTest(null, line, 'cáp', at, 'spec', at, 'spec', true, 3000L, result, '')
    }

    static final List<FailoverTest> TESTED = [test(1, '2026-06-01'), test(2, '2026-06-01')]
    static final Map B = [id: 2L, name: 'Đường B', provider: 'Viettel', source: '10.9.2.2', path: 'Cống B']
    static final Map<Long, LineUses.Use> SHARED = [1L: new LineUses.Use(1, 60.0), 2L: new LineUses.Use(1, 40.0)]

    static List<LineFinding> find(Map a, Map b, List<FailoverTest> tests = TESTED, Map<Long, LineUses.Use> lately = SHARED) {
        LineFindings.of([line([path: 'Cống A'] + a), line(B + b)], tests, lately, NOW, RULES)
    }

    def "two good lines leave nothing to say"() {
        expect:
        find([:], [:]) == []
    }

    def "A #a and B #b: #kind #detail"() {
        expect:
        find(a, b).collect { [it.kind(), it.line(), it.detail()] } == [[kind, of, detail]]

        where:
        a                              | b                                   || kind            | of                 | detail
        [:]                            | [provider: ' vnpt']                 || SAME_PROVIDER   | 'Đường A, Đường B' | 'VNPT'
        [path: 'Cống A, cửa Bắc']      | [path: 'Cua bac; Cống B']           || SHARED_PATH     | 'Đường A, Đường B' | 'cửa Bắc'
        [:]                            | [source: '10.9.1.2']                || ONE_WAY_OUT     | 'Đường A, Đường B' | '10.9.1.2'
        [source: '', network: 'eth1']  | [source: '', network: 'eth1']       || ONE_WAY_OUT     | 'Đường A, Đường B' | 'eth1'
        [probes: '']                   | [:]                                 || NO_PROBES       | 'Đường A'          | ''
        [router: null]                 | [:]                                 || NOT_COUNTED     | 'Đường A'          | ''
        [contract: '']                 | [:]                                 || NO_CONTRACT     | 'Đường A'          | ''
        [ends: null]                   | [:]                                 || NO_CONTRACT     | 'Đường A'          | 'HĐ-01'
        [ends: LocalDate.of(2026, 11, 30)] | [:]                             || CONTRACT_ENDING | 'Đường A'          | '2026-11-30' // 90 days
        [ends: LocalDate.of(2026, 9, 1)] | [:]                               || CONTRACT_ENDING | 'Đường A'          | '2026-09-01' // its last day counts
    }

    def "ninety-one days before its end a contract is no matter"() {
        expect:
        find([ends: LocalDate.of(2026, 12, 1)], [:]) == []
    }

    def "a line whose contract has ended does not count"() {
        expect:
        find([ends: LocalDate.of(2026, 8, 31)], [:])*.kind() == [TOO_FEW, CONTRACT_ENDED]
    }

    def "a share of #share %: #kinds"() {
        expect:
        find([:], [:], TESTED, [1L: new LineUses.Use(1, 100 - share), 2L: new LineUses.Use(1, share)])*.kind() == kinds

        where:
        share || kinds
        5.00  || []
        4.99  || [NO_TRAFFIC]
    }

    def "tested on #day: #kinds"() {
        expect: "six months"
        find([:], [:], [test(1, day, result), test(2, '2026-06-01')])*.kind() == kinds

        where:
        day          | result                     || kinds
        '2026-03-01' | FailoverTest.Result.PASSED || []
        '2026-02-28' | FailoverTest.Result.PASSED || [NO_TEST]
        '2026-08-01' | FailoverTest.Result.FAILED || [TEST_FAILED]
        '2026-08-01' | FailoverTest.Result.VOID   || [NO_TEST]
    }
}
