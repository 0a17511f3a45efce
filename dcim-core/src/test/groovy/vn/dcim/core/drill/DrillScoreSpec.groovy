package vn.dcim.core.drill

import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.incident.Incident
import vn.dcim.core.incident.IncidentAnswer
import vn.dcim.core.incident.IncidentAttempt
import vn.dcim.core.incident.IncidentFile
import vn.dcim.core.incident.IncidentStep
import vn.dcim.core.incident.NoticeClock
import vn.dcim.core.incident.StepKind

import static vn.dcim.core.incident.IncidentAttempt.Result.*

class DrillScoreSpec extends Specification {

    static final Instant START = Instant.parse('2026-11-21T08:00:00Z')
    static final DrillConfig LIMITS = new DrillConfig(Duration.ofMinutes(5), Duration.ofMinutes(15))

    static Instant at(Number seconds) {
        START.plusMillis((seconds * 1000) as long)
    }

    static DrillScore score(Map with = [:]) {
        def answers = with.levels == null ? [] : ['centre-stopped', 'operation-affected', 'security-incident'].collect {
            new IncidentAnswer(null, 1, it, 'no', at(with.levels), 'lan')
        }
        def steps = with.taken == null ? [] : [new IncidentStep(null, 1, StepKind.ACKNOWLEDGED, START, at(with.taken), 'lan', 'nhận', null)]
        def attempts = (with.told ?: [:]).collect { body, told ->
            new IncidentAttempt(null, 1, body, START, at(told instanceof List ? told[0] : told), 'lan', 'Ông A', 'telephone', told instanceof List ? told[1] : SENT, '', '')
        }
        def notices = ['a', 'b'].collect { new NoticeClock(it, at(900), 'BK11-13.2.b', null, false) }
        def incident = new Incident(1L, 'Diễn tập', START, START, 'lan', null, null, null, true)
        DrillScore.of(new IncidentFile(incident, answers, steps, attempts, [], [], with.nobody ? [] : notices, false), with.alarm == null ? null : at(with.alarm), LIMITS)
    }

    def "#what counts up to its limit: #with"() {
        expect:
        score(with).percent() == percent

        where:
        what               | with                       || percent
        'nothing'          | [:]                        || 0
        'taking it'        | [taken: 300]               || 25
        'taking it'        | [taken: 300.001]           || 0
        'an alarm'         | [alarm: 300]               || 25
        'whichever first'  | [alarm: 299, taken: 9999]  || 25
        'the levels'       | [levels: 900]              || 25
        'the levels'       | [levels: 900.001]          || 0
        'one body'         | [told: [a: 900]]           || 25
        'one body'         | [told: [a: 900, b: 900.001]] || 25
        'both bodies'      | [told: [a: 900, b: 900]]   || 50
        'a failed try'     | [told: [a: [10, FAILED]]]  || 0
        'nobody to tell'   | [nobody: true]             || 50
        'all'              | [taken: 1, levels: 2, told: [a: 3, b: 4]] || 100
    }

    def "what did not happen has no time, and the bodies are told when the last one is"() {
        expect:
        score().acknowledgedAt() == null
        score().took(null) == null
        score(told: [a: 3]).toldAt() == null
        score(told: [a: 3, b: 40]).toldAt() == at(40)
        score(told: [a: 3, b: 40]).took(at(40)) == Duration.ofSeconds(40)
    }
}
