package vn.dcim.core.regulation.check

import spock.lang.Specification
import vn.dcim.core.document.DocumentKind
import vn.dcim.core.regulation.Limits
import vn.dcim.core.regulation.Question
import vn.dcim.core.regulation.State

import java.time.Instant

/** BK11-12.1: ten kinds of records are held. */
class RecordKindsCheckSpec extends Specification {

    static RecordKinds held(Map<String, String> otherwise, long documents = 9) {
        new RecordKinds(DocumentKind.values().collect {
            new RecordKinds.Kind(it.code(), otherwise[it.code()] ?: (it == DocumentKind.K ? 'open' : 'held'))
        }, documents)
    }

    def "#otherwise → #state, wanting #wanting"() {
        when:
        def verdict = new RecordKindsCheck().judge(held(otherwise), new Question('BK11-12.1', new Limits([]), Instant.EPOCH))

        then:
        verdict.state() == state
        verdict.offences()*.name() == wanting

        where:
        otherwise                        || state         | wanting
        [:]                              || State.MET     | []
        [k: 'held']                      || State.MET     | []
        [b: 'missing']                   || State.NOT_MET | ['b']        // no building papers were ever filed
        [b: 'missing', i: 'out-of-date'] || State.NOT_MET | ['b', 'i']
    }

    def "where nothing was ever filed there is no evidence"() {
        expect:
        new RecordKindsCheck().judge(held(DocumentKind.values().collectEntries { [it.code(), 'missing'] }, 0),
                new Question('BK11-12.1', new Limits([]), Instant.EPOCH)).state() == State.NO_EVIDENCE
    }
}
