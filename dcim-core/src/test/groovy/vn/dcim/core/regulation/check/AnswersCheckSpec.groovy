package vn.dcim.core.regulation.check

import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.regulation.Limit
import vn.dcim.core.regulation.Limits
import vn.dcim.core.regulation.Offence
import vn.dcim.core.regulation.Phrase
import vn.dcim.core.regulation.Proof
import vn.dcim.core.regulation.Question
import vn.dcim.core.regulation.State

/** Every part that answers an obligation has to prove it. */
class AnswersCheckSpec extends Specification {

    static Answers.Answer part(boolean proven, int wrong, List<Answers.Under> under = [], String obligation = 'BK11-16.3-b') {
        def offences = (0..<wrong).collect { new Offence("account:$it" as String, "lan$it" as String, Phrase.of('finding', 'x'), '') }
        Answers.Answer.of(obligation, proven, offences, under, Proof.of(Phrase.of('foreign-list', 'VPN'), '/foreign-systems/1'))
    }

    static Question question(String value = '30') {
        new Question('BK11-16.3-b', new Limits([new Limit('inactivity_days', '>=', value, Limit.Origin.TEXT)]),
                Instant.parse('2026-11-24T01:00:00Z'))
    }

    def "#what: #state"() {
        when:
        def verdict = new AnswersCheck('foreign-accounts').judge(new Answers(parts), question())

        then:
        verdict.state() == state
        verdict.reason().key() == reason
        verdict.offending() == offending
        verdict.offences().size() == Math.min(200, offending)

        where:
        what                                | parts                                     || state             | reason            | offending
        'nothing'                           | []                                        || State.NO_EVIDENCE | 'nothing-kept'    | 0
        'another obligation alone'          | [part(true, 1, [], 'BK11-16.3-a')]        || State.NO_EVIDENCE | 'nothing-kept'    | 0
        'proven'                            | [part(true, 0)]                           || State.MET         | 'nothing-wanting' | 0
        'one account'                       | [part(true, 1)]                           || State.NOT_MET     | 'wanting'         | 1
        'more than are named'               | [part(true, 201)]                         || State.NOT_MET     | 'wanting'         | 201
        'no list'                           | [part(false, 0)]                          || State.NO_EVIDENCE | 'parts-unproven'  | 0
        'wrong by a list that is too old'   | [part(false, 1)]                          || State.NO_EVIDENCE | 'parts-unproven'  | 0
        'one system proven, another not'    | [part(true, 0), part(false, 0)]           || State.NO_EVIDENCE | 'parts-unproven'  | 0
        'one system wrong, another unknown' | [part(true, 1), part(false, 0)]           || State.NOT_MET     | 'wanting'         | 1
    }

    def "looked under #figure where the text says 30 and #kind counts: #state"() {
        expect:
        new AnswersCheck('foreign-accounts')
                .judge(new Answers([part(true, 0, [new Answers.Under('inactivity_days', figure, most)])]), question()).state() == state

        where:
        figure | most  || state
        29     | true  || State.MET
        30     | true  || State.MET
        31     | true  || State.NO_EVIDENCE
        29     | false || State.NO_EVIDENCE
        30     | false || State.MET
        31     | false || State.MET
        kind = most ? 'less' : 'more'
    }
}
