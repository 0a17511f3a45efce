package vn.dcim.core.alarm

import spock.lang.Specification

import static vn.dcim.core.alarm.AlarmAction.*
import static vn.dcim.core.alarm.AlarmState.*

class LegalTransitionsSpec extends Specification {

    /** Rows are states, columns are actions; '-' is not legal, '?' depends on what is beneath. */
    static final String TABLE = '''
                     RAISE RETURN ACKNOWLEDGE SHELVE UNSHELVE SUPPRESS RELEASE ATTRIBUTE REMOVE_FROM_SERVICE RETURN_TO_SERVICE WITHDRAW COMMENT
        NORMAL                  U - - -  - -  - - -  - - N
        UNACKNOWLEDGED          - R A SH - SU - U OS - N U
        ACKNOWLEDGED            - N - SH - SU - A OS - N A
        RETURNED_UNACKNOWLEDGED U - N SH - SU - R OS - N R
        SHELVED                 SH SH - SH ? - - SH OS - N SH
        SUPPRESSED              SU SU SU SH - SU ? - OS - N SU
        OUT_OF_SERVICE          OS OS - - - - - OS - ? N OS
    '''

    static final Map<String, AlarmState> SHORT = [
            N: NORMAL, U: UNACKNOWLEDGED, A: ACKNOWLEDGED, R: RETURNED_UNACKNOWLEDGED,
            SH: SHELVED, SU: SUPPRESSED, OS: OUT_OF_SERVICE]

    static List<List> cells() {
        def lines = TABLE.readLines().findAll { it.trim() }
        def actions = lines[0].trim().split(/\s+/).collect { AlarmAction.valueOf(it) }
        lines.drop(1).collectMany { line ->
            def words = line.trim().split(/\s+/) as List
            actions.withIndex().collect { action, i -> [AlarmState.valueOf(words[0]), action, words[i + 1]] }
        }
    }

    /** A condition for which the action is not pointless. */
    static boolean activeFor(AlarmState state, AlarmAction action) {
        state.covered ? action != RAISE : state in [UNACKNOWLEDGED, ACKNOWLEDGED]
    }

    def "the table names every state and every action once"() {
        expect:
        cells().size() == AlarmState.values().size() * AlarmAction.values().size()
        cells().collect { it[0..1] }.toSet().size() == cells().size()
    }

    def "#from #action leads to #to"() {
        expect:
        LegalTransitions.next(from, action, activeFor(from, action), from == ACKNOWLEDGED) == Optional.ofNullable(SHORT[to])

        where:
        [from, action, to] << cells().findAll { it[2] != '?' }
    }

    def "when a cover ends over a condition that is #there and #seen: #from #action leads to #to"() {
        expect:
        LegalTransitions.next(from, action, active, acknowledged).get() == to

        where:
        from           | action            | active | acknowledged || to
        SHELVED        | UNSHELVE          | true   | false        || UNACKNOWLEDGED
        SHELVED        | UNSHELVE          | true   | true         || UNACKNOWLEDGED   // told anew
        SHELVED        | UNSHELVE          | false  | false        || NORMAL
        SHELVED        | UNSHELVE          | false  | true         || NORMAL
        OUT_OF_SERVICE | RETURN_TO_SERVICE | true   | false        || UNACKNOWLEDGED
        OUT_OF_SERVICE | RETURN_TO_SERVICE | true   | true         || UNACKNOWLEDGED
        OUT_OF_SERVICE | RETURN_TO_SERVICE | false  | false        || NORMAL
        OUT_OF_SERVICE | RETURN_TO_SERVICE | false  | true         || NORMAL
        SUPPRESSED     | RELEASE           | true   | false        || UNACKNOWLEDGED
        SUPPRESSED     | RELEASE           | true   | true         || ACKNOWLEDGED     // stands as it stood
        SUPPRESSED     | RELEASE           | false  | false        || NORMAL
        SUPPRESSED     | RELEASE           | false  | true         || NORMAL
        there = active ? 'there' : 'gone'
        seen = acknowledged ? 'acknowledged' : 'not acknowledged'
    }

    def "beneath #cover nothing comes that is there, goes that is gone, or is acknowledged twice"() {
        expect:
        LegalTransitions.next(cover, RAISE, true, false).empty
        LegalTransitions.next(cover, RETURN, false, false).empty
        LegalTransitions.next(cover, ACKNOWLEDGE, true, true).empty

        where:
        cover << [SHELVED, SUPPRESSED, OUT_OF_SERVICE]
    }
}
