package vn.dcim.core.regulation.check

import spock.lang.Specification
import vn.dcim.core.backup.FindingKind
import vn.dcim.core.link.LineFinding
import vn.dcim.core.regulation.Catalogue
import vn.dcim.core.regulation.Limits
import vn.dcim.core.regulation.Offence
import vn.dcim.core.regulation.Phrase
import vn.dcim.core.regulation.Question
import vn.dcim.core.regulation.State
import vn.dcim.core.work.plan.MaintenanceFinding

import java.time.Instant

/** Obligations whose own part of the program finds what is wanting. */
class FindingsCheckSpec extends Specification {

    static final check = new FindingsCheck('backups', BackupEvidence.NAME)

    static Findings.Found found(List<String> obligations, String name) {
        new Findings.Found(obligations, new Offence("backup-set:$name", name, Phrase.of('finding', 'backup.finding.overdue', '2026-11-20'), '/backups/1'))
    }

    def "kept: #kept, found of it: #own, found of others: #others → #state"() {
        given:
        def facts = new Findings(kept, own.collect { found(['BK11-11.4-a', 'BK22-8.1'], it) } + others.collect { found(['BK11-11.1-b'], it) }, [])

        when:
        def verdict = check.judge(facts, new Question('BK11-11.4-a', new Limits([]), Instant.EPOCH))

        then:
        verdict.state() == state
        verdict.offences()*.name() == own
        verdict.offending() == own.size()

        where:
        kept  | own              | others  || state
        true  | []               | []      || State.MET
        true  | []               | ['thư'] || State.MET
        true  | ['một cửa']      | []      || State.NOT_MET      // the last good backup is older than its class allows
        true  | ['một cửa', 'đất'] | ['thư'] || State.NOT_MET
        false | []               | []      || State.NO_EVIDENCE  // nobody wrote down what there is to back up
        false | ['một cửa']      | []      || State.NOT_MET
    }

    def "of many offences the first 200 are told by name, and all are counted"() {
        given:
        def facts = new Findings(true, (1..count).collect { found(['BK11-11.4-a'], "bộ $it") }, [])

        when:
        def verdict = check.judge(facts, new Question('BK11-11.4-a', new Limits([]), Instant.EPOCH))

        then:
        verdict.offending() == count
        verdict.offences().size() == named

        where:
        count || named
        199   || 199
        200   || 200
        201   || 200
    }

    def "every obligation that #part finds something wanting of stands in the catalogue"() {
        given:
        def catalogue = Catalogue.load(null, 'bac-kan')

        expect:
        ids.findAll { catalogue.find(it).empty } == []

        where:
        part          | ids
        'backup'      | FindingKind.values()*.obligations().flatten().unique()
        'maintenance' | MaintenanceFinding.Kind.values()*.obligations().flatten().unique()
        'link'        | LineFinding.Kind.values()*.obligation().findAll { it }.unique()
    }
}
