package vn.dcim.core.regulation

import spock.lang.Specification

import java.time.Instant
import java.time.LocalDate

/** What a check found and what people answer for, put together: no evidence is never met. */
class JudgedSpec extends Specification {

    static final LocalDate DAY = LocalDate.parse('2026-11-24')

    static Verdict found(State state) {
        state == null ? null : new Verdict(state, Phrase.of('x'), [], 0, [], null)
    }

    static Judged.Said said(String kind, String first, String last) {
        new Judged.Said(1, Declaration.Kind.of(kind).get(), 'vì vậy', '12/QĐ', LocalDate.parse(first), LocalDate.parse(last), 'an')
    }

    def "#automation, found #check, attested to #last: #state because #reason"() {
        when:
        def judged = Judged.of(automation, found(check), last ? [said('attestation', '2026-01-01', last)] : [], DAY)

        then:
        judged.verdict().state() == state
        judged.verdict().reason().key() == reason

        where:
        automation         | check             | last         || state             | reason
        Automation.FULL    | State.MET         | null         || State.MET         | 'x'
        Automation.FULL    | State.NOT_MET     | null         || State.NOT_MET     | 'x'
        Automation.FULL    | State.NO_EVIDENCE | '2026-12-31' || State.NO_EVIDENCE | 'x'
        Automation.FULL    | null              | '2026-12-31' || State.NO_EVIDENCE | 'no-check'
        Automation.PARTIAL | State.MET         | null         || State.NO_EVIDENCE | 'attestation-missing-rest'
        Automation.PARTIAL | State.MET         | '2026-11-23' || State.NO_EVIDENCE | 'attestation-ended'
        Automation.PARTIAL | State.MET         | '2026-11-24' || State.MET         | 'attested'
        Automation.PARTIAL | State.NOT_MET     | '2026-12-31' || State.NOT_MET     | 'x'
        Automation.PARTIAL | State.NO_EVIDENCE | '2026-12-31' || State.NO_EVIDENCE | 'x'
        Automation.MANUAL  | null              | null         || State.NO_EVIDENCE | 'attestation-missing'
        Automation.MANUAL  | null              | '2026-11-24' || State.MET         | 'attested'
        Automation.MANUAL  | null              | '2026-11-23' || State.NO_EVIDENCE | 'attestation-ended'
    }

    def "an attestation does not count before its first day"() {
        expect:
        Judged.of(Automation.MANUAL, null, [said('attestation', first, '2026-12-31')], DAY).verdict().state() == state

        where:
        first        || state
        '2026-11-24' || State.MET
        '2026-11-25' || State.NO_EVIDENCE
    }

    def "an exception that runs to #last leaves #found as #state, excepted: #excepted"() {
        when:
        def judged = Judged.of(Automation.FULL, JudgedSpec.found(found), [said('exception', '2026-01-01', last)], DAY)

        then:
        judged.verdict().state() == state
        judged.excepted() == excepted

        where:
        found             | last         || state             | excepted
        State.NOT_MET     | '2026-11-24' || State.NOT_MET     | true
        State.NOT_MET     | '2026-11-23' || State.NOT_MET     | false
        State.MET         | '2026-11-24' || State.MET         | false
        State.NO_EVIDENCE | '2026-11-24' || State.NO_EVIDENCE | false
    }

    def "what does not concern the centre is not applicable whatever was found, to the day it is looked at again"() {
        when:
        def judged = Judged.of(Automation.FULL, found(State.NOT_MET), [said('not-applicable', '2026-01-01', last)], DAY)

        then:
        judged.verdict().state() == state

        and: "with the reason and the person"
        state == State.NOT_MET || judged.verdict().reason() == Phrase.of('not-applicable', 'vì vậy', 'an')
        state == State.NOT_MET || judged.verdict().deadline() == Instant.parse('2026-11-24T17:00:00Z')

        where:
        last         || state
        '2026-11-24' || State.NOT_APPLICABLE
        '2026-11-23' || State.NOT_MET
    }
}
