package vn.dcim.core.foreign

import java.time.LocalDate
import java.time.Period
import spock.lang.Specification

import static vn.dcim.core.foreign.AnAccount.anAccount
import static vn.dcim.core.foreign.EvidenceState.MET
import static vn.dcim.core.foreign.EvidenceState.NOT_MET
import static vn.dcim.core.foreign.EvidenceState.NO_EVIDENCE

/** Each check at its boundary, on both sides of it, and with what a list leaves out. */
class AccountChecksSpec extends Specification {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22)
    static final KnownPerson AN = new KnownPerson('account:1', 'Nguyễn Văn An', 'Phòng CNTT', 'an.nv', null)

    static MatchedAccount matched(Map told, PersonMatch match = PersonMatch.known(AN)) {
        new MatchedAccount(anAccount(told), match, null)
    }

    static String day(int daysAgo) {
        TODAY.minusDays(daysAgo)
    }

    def "BK11-16.3-b: #told is #state"() {
        when:
        def result = AccountChecks.unused(Period.ofDays(30), [matched(told)], TODAY)

        then:
        result.state() == state
        result.unknown()*.missing() == missing

        where:
        told                                       || state       | missing
        [lastUsed: day(0)]                         || MET         | []
        [lastUsed: day(29)]                        || MET         | []
        [lastUsed: day(30)]                        || NOT_MET     | []
        [lastUsed: day(31)]                        || NOT_MET     | []
        [lastUsed: day(30), state: 'DISABLED']     || MET         | []
        [lastUsed: day(30), state: 'LOCKED']       || MET         | []
        [lastUsed: day(30), state: null]           || NO_EVIDENCE | [ForeignField.STATE]
        [lastUsed: day(29), state: null]           || MET         | []
        [:]                                        || NO_EVIDENCE | [ForeignField.LAST_USED]
        [state: 'DISABLED']                        || MET         | []
        [neverUsed: true, created: day(29)]        || MET         | []
        [neverUsed: true, created: day(30)]        || NOT_MET     | []
        [neverUsed: true]                          || NO_EVIDENCE | [ForeignField.CREATED]
    }

    def "BK11-16.3-a: #told is #state"() {
        expect:
        AccountChecks.expired([matched(told)], TODAY).state() == state

        where:
        told                                   || state
        [expires: day(-1)]                     || MET
        [expires: day(0)]                      || MET // the last day counts whole
        [expires: day(1)]                      || NOT_MET
        [expires: day(1), state: 'DISABLED']   || MET
        [expires: day(1), state: null]         || NO_EVIDENCE
        [neverExpires: true]                   || MET
        [:]                                    || NO_EVIDENCE
    }

    def "BK11-15.1.c-a, BK11-29.2.dd-b: a password of #age days under #limit days is #state"() {
        when:
        def result = AccountChecks.passwordAge(AccountCheck.OPERATING_PASSWORD_AGE, Period.ofDays(limit), { it.administrator() },
                [matched(administrator: administrator, passwordChanged: age == null ? null : day(age))], TODAY)

        then:
        result.state() == state
        result.breaches()*.fact() == (state == NOT_MET ? [age as String] : [])

        where:
        limit | administrator | age  || state
        60    | true          | 60   || MET
        60    | true          | 61   || NOT_MET
        90    | true          | 90   || MET
        90    | true          | 91   || NOT_MET
        60    | false         | 61   || MET // another check asks
        60    | null          | 61   || NO_EVIDENCE
        60    | true          | null || NO_EVIDENCE
    }

    def "BK11-15.1.a-a, BK11-15.1.a-b: passwords of at least #length characters where #limit are asked for are #state"() {
        expect:
        AccountChecks.passwordLength(AccountCheck.ADMINISTRATOR_PASSWORD_LENGTH, limit, { it.administrator() },
                [matched(administrator: administrator, leastLength: length)]).state() == state

        where:
        limit | administrator | length || state
        11    | true          | 10     || NOT_MET
        11    | true          | 11     || MET
        11    | true          | 12     || MET
        11    | false         | 8      || MET
        11    | null          | 8      || NO_EVIDENCE
        11    | true          | null   || NO_EVIDENCE
    }

    def "BK11-21.3.a: #login, #accountState, is #state"() {
        expect:
        AccountChecks.defaultNames(['admin', 'root'] as Set, [matched(login: login, state: accountState)]).state() == state

        where:
        login          | accountState || state
        'admin'        | 'ACTIVE'     || NOT_MET
        'ADMIN'        | 'ACTIVE'     || NOT_MET
        'TINH\\admin'  | 'ACTIVE'     || NOT_MET
        'admin@tinh'   | 'ACTIVE'     || NOT_MET
        'admin'        | 'DISABLED'   || MET
        'admin'        | null         || NO_EVIDENCE
        'administrata' | 'ACTIVE'     || MET
        'admin.an'     | 'ACTIVE'     || MET
    }

    def "BK11-32.4.b: an #accountState account of somebody whose last day was #daysAgo days ago, #how, is #state"() {
        given:
        def leaver = new KnownPerson('departure:1', 'Phạm Văn Hòa', 'Phòng CNTT', '', TODAY.minusDays(daysAgo))
        def match = [known: PersonMatch.known(leaver), ambiguous: PersonMatch.ambiguous([AN, leaver]), nobody: PersonMatch.NOBODY,
                     listed: PersonMatch.LISTED, half: PersonMatch.HALF][how]

        expect:
        AccountChecks.leavers([matched([state: accountState], match)], TODAY).state() == state

        where:
        how         | daysAgo | accountState || state
        'known'     | -1      | 'ACTIVE'     || MET
        'known'     | 0       | 'ACTIVE'     || MET // the last working day counts whole
        'known'     | 1       | 'ACTIVE'     || NOT_MET
        'known'     | 1       | 'DISABLED'   || MET
        'known'     | 1       | null         || NO_EVIDENCE
        'ambiguous' | 0       | 'ACTIVE'     || MET
        'ambiguous' | 1       | 'ACTIVE'     || NO_EVIDENCE
        'nobody'    | 1       | 'ACTIVE'     || NO_EVIDENCE
        'listed'    | 1       | 'ACTIVE'     || MET
        'half'      | 1       | 'ACTIVE'     || MET
    }

    def "BK11-32.3.b: #told with the person #how is #state"() {
        given:
        def match = [known: PersonMatch.known(AN), listed: PersonMatch.LISTED, ambiguous: PersonMatch.ambiguous([AN]), half: PersonMatch.HALF,
                     nobody: PersonMatch.NOBODY][how]

        expect:
        AccountChecks.persons(columns as Set<ForeignField>, [matched(told, match)]).state() == state

        where:
        told                | how         | columns                    || state
        [:]                 | 'known'     | []                         || MET
        [:]                 | 'listed'    | []                         || MET
        [:]                 | 'half'      | [ForeignField.FULL_NAME]   || NO_EVIDENCE
        [:]                 | 'ambiguous' | [ForeignField.FULL_NAME]   || NO_EVIDENCE
        [:]                 | 'nobody'    | [ForeignField.FULL_NAME]   || NOT_MET
        [:]                 | 'nobody'    | []                         || NO_EVIDENCE
        [state: 'DISABLED'] | 'nobody'    | [ForeignField.FULL_NAME]   || MET
        [state: 'LOCKED']   | 'nobody'    | [ForeignField.FULL_NAME]   || NOT_MET
        [machine: true]     | 'nobody'    | [ForeignField.RESPONSIBLE] || NOT_MET
        [machine: true]     | 'nobody'    | [ForeignField.FULL_NAME]   || NO_EVIDENCE
    }

    def "BK11-16.1-b, BK22-6.1.a: #accounts is #state"() {
        expect:
        AccountChecks.oneAccount(accounts.collect { matched(it as Map, it.match ?: PersonMatch.LISTED) }).state() == state

        where:
        accounts                                                                        || state
        [[fullName: 'An', unit: 'A']]                                                   || MET
        [[fullName: 'An', unit: 'A'], [fullName: 'An', unit: 'B']]                      || MET
        [[fullName: 'Hòa', unit: 'A'], [fullName: 'hoa', unit: 'a']]                    || NOT_MET
        [[fullName: 'An', unit: 'A'], [fullName: 'An', unit: 'A', state: 'DISABLED']]   || MET
        [[fullName: 'An', unit: 'A'], [fullName: 'An', unit: 'A', state: 'LOCKED']]     || NOT_MET
        [[fullName: 'An', unit: 'A'], [fullName: 'An', unit: 'A', state: null]]         || NO_EVIDENCE
        [[fullName: 'An', unit: 'A'], [fullName: 'An', unit: 'A', machine: true]]       || MET
        [[fullName: 'An; Bình', unit: 'A']]                                             || NOT_MET
        [[fullName: 'An / Bình', unit: 'A', state: 'DISABLED']]                         || MET
        [[match: PersonMatch.known(AN)], [match: PersonMatch.known(AN)]]                || NOT_MET
        [[match: PersonMatch.ambiguous([AN])]]                                          || NO_EVIDENCE
        [[match: PersonMatch.NOBODY]]                                                   || NO_EVIDENCE
    }

    def "BK11-21.3.b: #told, recorded: #recorded, is #state"() {
        given:
        def note = new ForeignNote(1, 1, 'x', ForeignNote.Kind.GRANT, 'Giám đốc', 'VPN', '12/QĐ', TODAY, '', null, 'an')

        expect:
        AccountChecks.grants([new MatchedAccount(anAccount(told), PersonMatch.LISTED, recorded ? note : null)]).state() == state

        where:
        told                                        | recorded || state
        [:]                                         | false    || NOT_MET
        [:]                                         | true     || MET
        [grantedBy: 'Giám đốc']                     | false    || NOT_MET // for what, and where it stands, is wanting
        [grantedBy: 'Giám đốc', grantDocument: '1'] | false    || MET
        [state: 'DISABLED']                         | false    || MET
        [state: null]                               | false    || NOT_MET
    }

    def "KT17-7.3: the last review on #reviewed is #state"() {
        expect:
        AccountChecks.review(Period.ofMonths(6), reviewed ? LocalDate.parse(reviewed).atStartOfDay(vn.dcim.core.CentreTime.ZONE).toInstant() : null, TODAY)
                .state() == state

        where:
        reviewed     || state
        null         || NOT_MET
        '2026-05-21' || NOT_MET
        '2026-05-22' || MET
        '2026-11-22' || MET
    }

    def "one account that breaches weighs more than many that are not known, and many that meet it"() {
        when:
        def result = AccountChecks.unused(Period.ofDays(30), [matched([:]), matched(lastUsed: day(40)), matched(lastUsed: day(1))], TODAY)
                .ofListWith([ForeignField.LOGIN, ForeignField.LAST_USED] as Set)

        then:
        result.state() == NOT_MET
        result.breaches().size() == 1
        result.unknown().size() == 1
        result.wanted().isEmpty()
        AccountChecks.unused(Period.ofDays(30), [matched([:])], TODAY).ofListWith([ForeignField.LOGIN] as Set).wanted() == [ForeignField.LAST_USED] as Set
    }
}
