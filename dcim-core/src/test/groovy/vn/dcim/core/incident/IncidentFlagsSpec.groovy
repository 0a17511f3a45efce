package vn.dcim.core.incident

import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.asset.AssetKind

/** What the answers about an incident, and what it is about, oblige to. */
class IncidentFlagsSpec extends Specification {

    static final Instant DETECTED = Instant.parse('2026-11-21T08:00:00Z')
    static final Incident INCIDENT = new Incident(1L, 'Tường lửa hỏng', DETECTED, DETECTED, 'lan', null, null, 7L, false)

    /** Those of Bắc Kạn: V0340. */
    static final List<NoticeRuleRow> RULES = [
            ['any', 'operator-leadership', 60, 'BK11-13.1'], ['any', 'agency-leadership', 60, 'BK11-13.1'],
            ['operational-serious', 'managing-agency', 15, 'BK11-13.2.b'], ['important-device', 'managing-agency', 15, 'BK11-7.4'],
            ['security-medium', 'response-team', 60, 'BK22-9.2']].withIndex().collect { row, id ->
        new NoticeRuleRow(id, 'bac-kan', row[0], row[1], row[2], row[3])
    }

    static IncidentFile file(Map<String, String> answers, AssetKind kind = null) {
        def said = answers.collect { question, answer -> new IncidentAnswer(null, 1L, question, answer, DETECTED, 'lan') }
        IncidentFile.of(INCIDENT, said, [], [], [], [], RULES, kind)
    }

    static final Map ORDINARY = ['centre-stopped': 'no', 'operation-affected': 'no']
    static final Map SERIOUS = ['centre-stopped': 'no', 'operation-affected': 'yes']
    static final Map LOW = ['security-incident': 'yes', 'spreading-or-destroying': 'no', 'several-activities': 'no', 'site-broken-into': 'no',
                            'one-activity': 'no', 'key-device': 'no', 'group-affected': 'no']
    static final Map MEDIUM = LOW + ['group-affected': 'yes']

    def "trap 9, two scales (BK11-13.2, 34.1): #operational and #security stand beside each other, and both leaderships are told of every level"() {
        when:
        def file = file(answers)

        then:
        file.rating(Scale.OPERATIONAL).level() == operational
        file.rating(Scale.SECURITY).level() == security
        file.notices()*.body().sort() == bodies

        where:
        answers            || operational            | security          | bodies
        ORDINARY + LOW     || 'operational-ordinary' | 'security-low'    | ['agency-leadership', 'operator-leadership']
        ORDINARY + MEDIUM  || 'operational-ordinary' | 'security-medium' | ['agency-leadership', 'operator-leadership', 'response-team']
        SERIOUS + LOW      || 'operational-serious'  | 'security-low'    | ['agency-leadership', 'managing-agency', 'operator-leadership']
        SERIOUS + ['security-incident': 'no'] || 'operational-serious' | 'security-none' | ['agency-leadership', 'managing-agency', 'operator-leadership']
    }

    def "trap 13, important device (BK11-7.4, 18.3): a failed #kind, answered #answers: important #important"() {
        when:
        def file = file(ORDINARY + answers, kind)

        then: "where it is, the managing agency is told at once, though a standby carries the service"
        file.isImportantDevice() == important
        file.rating(Scale.OPERATIONAL).level() == 'operational-ordinary'
        file.notices().findAll { it.body() == 'managing-agency' }*.obligation() == (important ? ['BK11-7.4'] : [])

        where:
        kind               | answers                                     || important
        AssetKind.FIREWALL | [:]                                         || true
        AssetKind.SERVER   | [:]                                         || true
        AssetKind.ROUTER   | [:]                                         || true
        AssetKind.SWITCH   | [:]                                         || true
        AssetKind.FIREWALL | ['important-device': 'no']                  || false   // a scan of its ports, say
        AssetKind.FIREWALL | ['important-device': 'no', group: 'fault']  || true
        AssetKind.FIREWALL | ['important-device': 'no', group: 'attack'] || false
        AssetKind.UPS      | [:]                                         || false
        AssetKind.UPS      | ['important-device': 'yes']                 || true    // much hangs on it
        null               | [group: 'fault']                            || false
        null               | ['important-device': 'yes']                 || true
    }
}
