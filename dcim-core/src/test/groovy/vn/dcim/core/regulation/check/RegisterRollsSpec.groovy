package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.LocalDate
import java.time.YearMonth
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.register.RegisterAnswers
import vn.dcim.core.register.RegisterAnswers.Verdict
import vn.dcim.core.register.RegisterDesk
import vn.dcim.core.register.Registers
import vn.dcim.core.shift.RosterDesk
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.unit.Units

/** Registers are asked whether they name everything there is of some kind, and whether what must be there is there. */
class RegisterRollsSpec extends Specification {

    static final LocalDate TODAY = LocalDate.parse('2026-11-24')

    def clock = SteppedClock.at('2026-11-24T01:00:00Z')
    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup ApplicationContext context = ApplicationContext.builder().properties(database.properties()).singletons(clock).beanDefinitions(LightPasswords.instead()).start()
    int counter

    void asset(String name, String kind) {
        assert context.getBean(AssetDesk).add([(AssetField.NAME): name, (AssetField.KIND): kind, (AssetField.STATUS): 'in-use'], AssetTerms.CODES, 'an')
                .faults() == []
    }

    void enter(String code, Map<String, String> typed, int minutes = 5) {
        clock.advance(Duration.ofMinutes(minutes))
        def register = context.getBean(Registers).get(code)
        assert context.getBean(RegisterDesk).add(register, [(register.name()): "N-${++counter}" as String] + typed, 'an').faults() == []
    }

    RegisterAnswers.Answer answer(String code, String obligation, LocalDate day = TODAY) {
        context.getBean(RegisterAnswers).of(context.getBean(Registers).get(code), day).find { it.obligation() == obligation }
    }

    List lacking(String code, String obligation, LocalDate day = TODAY) {
        answer(code, obligation, day).lacking().collect { [it.code(), it.missing()] }
    }

    void review(String server, int minutes = 5, String day = '20/11/2026') {
        enter('reviews', [kind: 'both', asset: server, 'held-on': day, finding: 'bình thường', keeper: 'Lan'], minutes)
    }

    def "BK11-21.1.b: every server is looked at within thirty days; what is no server needs no look"() {
        given:
        asset('srv-1', 'server')
        asset('srv-2', 'server')
        asset('pc-1', 'workstation')

        expect:
        answer('reviews', 'BK11-21.1.b').verdict() == Verdict.NO_EVIDENCE

        when:
        review('srv-1')

        then:
        lacking('reviews', 'BK11-21.1.b') == [['configuration', ['srv-2']], ['logs', ['srv-2']]]

        when:
        review('srv-2')

        then:
        answer('reviews', 'BK11-21.1.b').verdict() == Verdict.MET
        answer('reviews', 'BK11-21.1.b', LocalDate.parse('2026-12-20')).verdict() == Verdict.MET
        answer('reviews', 'BK11-21.1.b', LocalDate.parse('2026-12-21')).verdict() == Verdict.BREACHED

        and: "the logs within seven"
        answer('reviews', 'HY05-6.2.e', LocalDate.parse('2026-11-27')).verdict() == Verdict.MET
        lacking('reviews', 'HY05-6.2.e', LocalDate.parse('2026-11-28')) == [['logs', []]]
    }

    def "BK11-21.1.b: checks of three servers, #apart minutes apart, are #said"() {
        given:
        (1..3).each { asset("srv-$it", 'server') }

        when:
        (1..3).each { review("srv-$it", apart) }

        then:
        lacking('reviews', 'BK11-21.1.b')*.first() == wanted

        where:
        apart || wanted
        1     || ['ticked']
        2     || []
        said = wanted ? 'ticked at one stroke' : 'good'
    }

    def "BK11-21.1.b: without any server in the books there is no evidence"() {
        when:
        enter('reviews', [kind: 'both', also: 'Zabbix', 'held-on': '20/11/2026', finding: 'bình thường', keeper: 'Lan'])

        then:
        answer('reviews', 'BK11-21.1.b').verdict() == Verdict.NO_EVIDENCE
    }

    def "BK11-21.3.a: network cards of UPS, coolers and cameras need a record too"() {
        given:
        asset('ups-1', 'ups')
        asset('cam-1', 'camera')
        asset('rack-1', 'rack')

        when:
        enter('first-passwords', [asset: 'ups-1', 'changed-on': '10/11/2026', 'in-service-on': '10/11/2026'])

        then:
        lacking('first-passwords', 'BK11-21.3.a') == [['changed', ['cam-1']]]
    }

    def "HY05-9.2: an agency whose system runs here must be among the connected ones"() {
        given:
        context.getBean(Units).add('Sở Y tế', 'SYT', 'an')
        context.getBean(Units).add('Sở Nội vụ', 'SNV', 'an')
        enter('systems', [agency: 'SYT'])
        enter('hosting', [agency: 'SNV', outcome: 'granted'])

        when:
        enter('connections', [agency: 'SNV', 'connected-on': '01/01/2026', acceptance: '1/CK'])

        then:
        lacking('connections', 'HY05-9.2') == [['agencies', ['Sở Y tế']]]

        when:
        enter('connections', [agency: 'SYT', 'connected-on': '01/01/2026', acceptance: '1/CK'])

        then:
        answer('connections', 'HY05-9.2').verdict() == Verdict.MET
    }

    def "BK11-36.8: a new operator on duty without generator training is named; training that ended is none"() {
        given:
        ['a1', 'b1', 'c1', 'd1'].each { context.getBean(Accounts).issue(it, Role.OPERATOR) }
        context.getBean(RosterDesk).setCrews([['a1'], ['b1'], ['c1'], ['d1']], 'an')
        context.getBean(RosterDesk).plan(YearMonth.parse('2026-11'), 'three-eights', 'an')
        ['a1', 'b1', 'c1', 'd1'].each {
            enter('qualifications', [account: it, subject: 'operation', 'held-on': '01/01/2026', certificate: 'CN'])
        }

        when:
        ['a1', 'b1', 'c1'].each {
            enter('qualifications', [account: it, subject: 'power', 'held-on': '01/01/2026', 'valid-to': '24/11/2026', certificate: 'CN'])
        }

        then:
        lacking('qualifications', 'BK11-36.8') == [['power', ['d1']]]
        lacking('qualifications', 'BK11-36.8', TODAY.plusDays(1)) == [['power', ['a1', 'b1', 'c1', 'd1']]]
    }

    def "BK11-38.1: each legal text that obligations refer to is listed; an ISO standard is none"() {
        when:
        enter('cited-texts', [number: 'TT31/2017', kind: 'law', state: 'in-force', 'reviewed-on': '20/11/2026'])

        then:
        lacking('cited-texts', 'BK11-38.1') == [['cited', ['22/2021/QD-UBND', 'QD05/2017', 'TT03/2013', 'TT12/2019', 'TT23/2022', 'TT27/2017']]]
    }

    def "BK11-36.2: roles that decide, coordinate and handle must be there"() {
        when:
        enter('incident-roles', [role: 'decides', person: 'An', document: '1/QĐ', to: '24/11/2026'])
        enter('incident-roles', [role: 'handles', person: 'Lan', document: '1/QĐ'])

        then:
        lacking('incident-roles', 'BK11-36.2') == [['coordinates', []]]
        lacking('incident-roles', 'BK11-36.2', TODAY.plusDays(1))*.first() == ['decides', 'coordinates']
    }

    def "BK11-35.2: a capacity report of #sent is #verdict"() {
        given: "other reports were entered, so that this one was owed"
        enter('reports-owed', [kind: 'other'])

        when:
        if (sent) {
            enter('reports-owed', [kind: 'capacity', 'sent-on': sent])
        }

        then:
        answer('reports-owed', 'BK11-35.2').verdict() == verdict

        where:
        sent         || verdict
        '28/05/2026' || Verdict.MET
        '27/05/2026' || Verdict.BREACHED
        null         || Verdict.BREACHED   // storage is nearly full, and none was ever sent
    }

    def "a figure laxer than the limit of the obligation proves nothing"() {
        given:
        asset('srv-1', 'server')
        review('srv-1')

        when:
        def facts = context.getBean(RegisterEvidence).gather(clock.instant())

        then:
        new AnswersCheck('registers').judge(facts, ACheck.question('BK11-21.1.b', [check_interval_days: limit])).state().code() == state

        where:
        limit || state
        30    || 'met'
        29    || 'no-evidence'
    }
}
