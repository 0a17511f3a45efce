package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.regulation.check.ACheck.*

/** Obligations that a register alone decides, from the entry at the desk to the verdict: nothing entered, what is right, and the situation that is a breach. */
class RegisterRowsSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-24T05:00:00Z')

    @Shared SteppedClock clock = SteppedClock.at(NOW.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    static final DAY = '20/11/2026'

    String state(String obligation) {
        new AnswersCheck(RegisterEvidence.NAME).judge(context.getBean(RegisterEvidence).gather(NOW), question(obligation)).state().code()
    }

    void enter(String register, Map<String, String> typed) {
        def outcome = context.getBean(RegisterDesk).add(context.getBean(Registers).get(register), typed, 'an')
        assert outcome.faults() == []
    }

    def "#obligation: without an entry no evidence, met by a good one of #register, not met by #bad"() {
        expect:
        state(obligation) == 'no-evidence'

        when:
        enter(register, good)

        then:
        state(obligation) == 'met'

        when:
        enter(register, good + bad)

        then:
        state(obligation) == 'not-met'

        where:
        obligation    | register              | good                                                                                                        || bad
        'BK11-5.1-a'  | 'privileged-sessions' | [number: 'P1', day: DAY, account: 'root', person: 'An', system: 'srv-vb', task: 'PBT-2026-0008', 'task-on': DAY] || [number: 'P2', task: '']
        'BK11-8.2'    | 'violations'          | [number: 'V1', 'found-on': DAY, what: 'mã độc', action: 'chặn', 'blocked-on': DAY, proposal: 'nhắc nhở']       || [number: 'V2', action: '']
        'BK11-10.4.c' | 'vettings'            | [number: 'K1', device: 'ThinkPad', kind: 'laptop', mac: '0c:c4:7a:10:01:11', holder: 'Kỹ sư', 'vetted-on': DAY, 'vetted-by': 'An', outcome: 'passed', 'joined-on': DAY] || [number: 'K2', 'vetted-on': '21/11/2026']
        'BK11-23.3'   | 'terminals'           | [name: 'PC-1', kind: 'printer', order: 'L1', 'allowed-on': DAY, 'allowed-by': 'An', 'connected-on': DAY, state: 'connected']     || [name: 'PC-2', state: 'removed', 'removed-on': DAY]
        'BK11-24.3'   | 'software-scans'      | [number: 'C1', software: 'driver', source: 'hãng', 'scanned-on': DAY, result: 'clean', 'installed-on': DAY]    || [number: 'C2', source: 'USB', 'scanned-on': '', result: '']
        'BK11-24.4-b' | 'warnings'            | [number: 'W1', kind: 'malware', subject: 'họ mã độc X', 'received-on': DAY, hosts: 'srv-1', case: 'SC-1', outcome: 'sạch']       || [number: 'W2', case: '', hosts: '', outcome: '']
        'BK11-33.2.b' | 'projects'            | [name: 'Một cửa', kind: 'software', version: '2.3', 'source-owner': '1/BB', 'source-operator': '2/BB', 'version-owner': '2.3', 'version-operator': '2.3'] || [name: 'Văn bản', 'version-owner': '1.0']
        'AG59-12.4'   | 'inspections'         | [number: 'T1', kind: 'system', subject: 'toàn hệ thống', 'held-on': '25/11/2025', outcome: 'đạt']              || [number: 'T2', outcome: '']
        'BK11-5.2.a'  | 'visits'              | [number: 'G1', person: 'Kỹ sư', purpose: 'bảo trì', host: 'An', areas: 'R01', rules: 'yes', electronics: 'outside', day: DAY, exit: '17:00'] || [number: 'G2', exit: '']
        'BK11-7.5-b'  | 'log-sources'         | [name: 'cửa', kind: 'security', months: 'm12', rule: '5/QĐ']                                                   || [name: 'tường lửa', rule: '']
    }

    def "trap 15, BK11-5.2.b: electronics taken in for a business reason of a supplier breach it, an authority's reference does not"() {
        given: "visits of the rows above left theirs outside"
        def visit = [number: 'E1', person: 'Kỹ sư', organisation: 'Nhà thầu', purpose: 'Nâng cấp theo hợp đồng', host: 'An', areas: 'R01',
                rules: 'yes', day: DAY, exit: '17:00']

        when:
        enter('visits', visit + [electronics: 'exempt', authority: 'Công an tỉnh', reference: '12/CV-CA'])

        then:
        state('BK11-5.2.b') == 'met'

        when:
        enter('visits', visit + [number: 'E2', electronics: 'exempt'])

        then:
        state('BK11-5.2.b') == 'not-met'
    }

    def "AG59-12.4: an assessment of #held is #state"() {
        given:
        def fresh = TestDatabase.fresh()
        def other = ApplicationContext.builder().properties(fresh.properties()).singletons(clock).start()
        def outcome = other.getBean(RegisterDesk).add(other.getBean(Registers).get('inspections'),
                [number: 'T1', kind: 'system', subject: 'toàn hệ thống', 'held-on': held, outcome: 'đạt'], 'an')

        expect:
        outcome.faults() == []
        new AnswersCheck(RegisterEvidence.NAME).judge(other.getBean(RegisterEvidence).gather(NOW), question('AG59-12.4')).state().code() == state

        cleanup:
        other?.close()
        fresh?.close()

        where:
        held         || state
        '24/11/2025' || 'met'
        '23/11/2025' || 'not-met'
    }
}
