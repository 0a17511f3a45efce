package vn.dcim.core.account

import io.micronaut.core.convert.ConversionService
import java.time.Duration
import java.time.LocalDate
import java.time.Instant
import java.time.Period
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.definition.YamlNode
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.startup.StartupRefusal
import vn.dcim.core.startup.StartupSettings

import java.nio.file.Path

/** What the texts of each province ask of accounts, as the files say it. */
class AccessRulesSpec extends Specification {

    static final Map<String, AccessRules> ALL = AccessRulesFactory.all(null)

    @TempDir Path folder

    def "#profile asks of #role: #length characters of #kinds kinds, for #age"() {
        given:
        def policy = ALL[profile].passwords(role)

        expect:
        policy.leastLength().value() == length
        policy.kinds().value() == kinds
        policy.longestAge().map { it.value() }.orElse(null) == (age ? Period.parse(age) : null)

        where:
        profile         | role                   || length | kinds | age
        'bac-kan'       | Role.ASSET_MANAGER     || 8      | 4     | 'P90D'
        'bac-kan'       | Role.AUDITOR           || 8      | 4     | 'P90D'
        'bac-kan'       | Role.OPERATOR          || 8      | 4     | 'P60D'
        'bac-kan'       | Role.MAINTENANCE       || 8      | 4     | 'P60D'
        'bac-kan'       | Role.SECURITY_OFFICER  || 11     | 4     | 'P60D'
        'bac-kan'       | Role.ADMINISTRATOR     || 11     | 4     | 'P60D'
        'bac-kan'       | Role.TOP_ADMINISTRATOR || 11     | 4     | 'P90D'
        'an-giang'      | Role.OPERATOR          || 8      | 4     | 'P6M'
        'an-giang'      | Role.ADMINISTRATOR     || 8      | 4     | 'P6M'
        'hung-yen'      | Role.ADMINISTRATOR     || 6      | 4     | null
        'kon-tum-draft' | Role.OPERATOR          || 6      | 4     | 'P90D'
    }

    def "#profile locks after #failures failures within #window, until #unlock"() {
        given:
        def signIn = ALL[profile].signIn()

        expect:
        signIn.failures().value() == failures
        signIn.window().map { it.value() }.orElse(null) == window
        signIn.unlockAfter().value().orElse(null) == unlock

        where:
        profile         || failures | window                 | unlock
        'bac-kan'       || 5        | Duration.ofMinutes(30) | null
        'an-giang'      || 5        | null                   | null
        'hung-yen'      || 5        | Duration.ofMinutes(30) | Duration.ofMinutes(30)
        'kon-tum-draft' || 5        | Duration.ofMinutes(30) | null
    }

    def "AG59-6.2.b-b: #profile asks a second factor of #role: #duty, after #from"() {
        given:
        def rule = ALL[profile].secondFactor(role)

        expect:
        rule.value() == duty
        rule.from()*.article() == from

        where:
        profile         | role                   || duty                   | from
        'an-giang'      | Role.OPERATOR          || SecondFactorDuty.MUST  | ['6.2.b', '7.7']
        'an-giang'      | Role.AUDITOR           || SecondFactorDuty.MUST  | ['6.2.b', '7.7']
        'an-giang'      | Role.ADMINISTRATOR     || SecondFactorDuty.MUST  | ['6.2.b', '7.7']
        'an-giang'      | Role.DISPLAY           || SecondFactorDuty.NEVER | []
        'bac-kan'       | Role.AUDITOR           || SecondFactorDuty.MAY   | []
        'bac-kan'       | Role.OPERATOR          || SecondFactorDuty.MAY   | []
        'bac-kan'       | Role.SECURITY_OFFICER  || SecondFactorDuty.MUST  | []
        'bac-kan'       | Role.ADMINISTRATOR     || SecondFactorDuty.MUST  | []
        'bac-kan'       | Role.TOP_ADMINISTRATOR || SecondFactorDuty.MUST  | []
        'bac-kan'       | Role.DISPLAY           || SecondFactorDuty.NEVER | []
        'hung-yen'      | Role.ADMINISTRATOR     || SecondFactorDuty.MUST  | []
        'kon-tum-draft' | Role.OPERATOR          || SecondFactorDuty.MAY   | []
    }

    def "a file that says nothing of a second factor asks one of administrators"() {
        given:
        def rules = AccessRulesReader.read('spec', YamlNode.read('spec.yaml', new StringReader(whole())))

        expect:
        rules.secondFactor(Role.ADMINISTRATOR) == new Rule<>(SecondFactorDuty.MUST, [])
        rules.secondFactor(Role.OPERATOR) == new Rule<>(SecondFactorDuty.MAY, [])
    }

    def "#obligation: #profile judges #password as #judged"() {
        expect:
        new PasswordCheck().faults(password, ALL[profile].passwords(Role.OPERATOR), 'an.nv', Person.UNKNOWN)*.kind() ==
                (judged == 'taken' ? [] : [PasswordFault.Kind.valueOf(judged)])

        where:
        obligation    | profile         | password   || judged
        'BK22-6.2.c'  | 'bac-kan'       | 'xR7#qmw'  || 'TOO_SHORT'
        'BK22-6.2.c'  | 'bac-kan'       | 'xR7#qmwT' || 'taken'
        'BK22-6.2.c'  | 'bac-kan'       | 'xRk#qmwT' || 'TOO_FEW_KINDS'
        'AG59-6.2.b-a' | 'an-giang'     | 'xR7#qmw'  || 'TOO_SHORT'
        'AG59-6.2.b-a' | 'an-giang'     | 'xR7#qmwT' || 'taken'
        'AG59-6.2.b-a' | 'an-giang'     | 'xR7zqmwT' || 'TOO_FEW_KINDS'
        'HY05-7.1'    | 'hung-yen'      | 'xR7#q'    || 'TOO_SHORT'
        'HY05-7.1'    | 'hung-yen'      | 'xR7#qm'   || 'taken'
        'HY05-7.1'    | 'hung-yen'      | 'xr7#qm'   || 'TOO_FEW_KINDS'
        'KT17-10.5'   | 'kon-tum-draft' | 'xR7#q'    || 'TOO_SHORT'
        'KT17-10.5'   | 'kon-tum-draft' | 'xR7#qm'   || 'taken'
        'KT17-10.5'   | 'kon-tum-draft' | 'XR7#QM'   || 'TOO_FEW_KINDS'
    }

    def "#obligation: in #profile the password of a #role, changed on 01/03/2026, is #state on #day"() {
        given:
        def noon = { LocalDate.parse(it).atTime(12, 0).atZone(Standings.ZONE).toInstant() }

        expect:
        ALL[profile].passwords(role).isTooOld(noon('2026-03-01'), noon(day), Standings.ZONE) == (state == 'too old')

        where:
        obligation               | profile         | role               | day          || state
        'BK22-6.2.c'             | 'bac-kan'       | Role.ASSET_MANAGER | '2026-05-30' || 'good'     // 90 days: 30 in March, 30, 30
        'BK22-6.2.c'             | 'bac-kan'       | Role.ASSET_MANAGER | '2026-05-31' || 'too old'
        'AG59-6.2.b-b, AG59-7.7' | 'an-giang'      | Role.OPERATOR      | '2026-09-01' || 'good'
        'AG59-6.2.b-b, AG59-7.7' | 'an-giang'      | Role.OPERATOR      | '2026-09-02' || 'too old'
        'AG59-6.2.b-b, AG59-7.7' | 'an-giang'      | Role.ADMINISTRATOR | '2026-09-02' || 'too old'
        'HY05-7.1'               | 'hung-yen'      | Role.OPERATOR      | '2036-03-01' || 'good'     // no age is given
        'KT17-10.5'              | 'kon-tum-draft' | Role.OPERATOR      | '2026-05-30' || 'good'     // our proposal
        'KT17-10.5'              | 'kon-tum-draft' | Role.OPERATOR      | '2026-05-31' || 'too old'
    }

    def "#profile ends a session after ten minutes without use, by #article"() {
        expect:
        ALL[profile].idle().value() == Duration.ofMinutes(10)
        ALL[profile].idle().from()*.article() == article

        where:
        profile         || article
        'bac-kan'       || ['6.2.a']
        'an-giang'      || ['10.1.b']
        'hung-yen'      || []
        'kon-tum-draft' || []
    }

    def "a site may end sessions sooner than its regulation, not later: #own, #outcome"() {
        expect:
        outcome(own) == outcome

        where:
        own     || outcome
        null    || 'PT10M, warned PT1M before'
        '10m'   || 'PT10M, warned PT1M before'
        '601s'  || 'dcim.session.idle-limit PT10M1S PT10S–PT10M (bac-kan)'
        '90s'   || 'PT1M30S, warned PT45S before'
        '10s'   || 'PT10S, warned PT5S before'
        '9s'    || 'dcim.session.idle-limit PT9S PT10S–PT10M (bac-kan)'
    }

    private static String outcome(String own) {
        try {
            def limits = new SessionLimits(ALL['bac-kan'], own ? ConversionService.SHARED.convert(own, Duration).get() : null)
            "${limits.idle()}, warned ${limits.warning()} before"
        } catch (DcimException e) {
            e.arguments().join(' ')
        }
    }

    def "the start is refused in one line, with #setting"() {
        when:
        new AccountRulesCheck().check(new StartupSettings({ Optional.ofNullable(settings[it]) }))

        then:
        def e = thrown(StartupRefusal)
        e.message.contains(named)
        e.message.contains(mend)

        where:
        setting                 | settings                               || named    | mend
        'too long an idle limit'| ['dcim.session.idle-limit': '20m']     || '20m'    | 'bac-kan'
        'no idle limit'         | ['dcim.session.idle-limit': 'forever'] || 'forever'| '300s'
        'too old a proof'       | ['dcim.session.proof-age': '61m']      || '61m'    | 'PT1M–PT1H'
        'too short a proof'     | ['dcim.session.proof-age': '59s']      || '59s'    | 'PT1M–PT1H'
        'no proof'              | ['dcim.session.proof-age': 'never']    || 'never'  | '300s'
        'rights for too long'   | ['dcim.elevation.longest': '9h']       || '9h'     | 'PT15M–PT8H'
        'an unknown profile'    | ['dcim.regulation.profile': 'ha-noi']  || 'ha-noi' | 'an-giang, bac-kan'
    }

    def "KT17-7.3: #profile has all accounts reviewed within #interval, which is #whose"() {
        expect:
        ALL[profile].review().get().value() == Period.parse(interval)
        ALL[profile].review().get().from()*.article() == articles

        where:
        profile         || interval | articles | whose
        'bac-kan'       || 'P6M'    | []       | 'a proposal'
        'an-giang'      || 'P6M'    | []       | 'a proposal'
        'hung-yen'      || 'P6M'    | []       | 'a proposal'
        'kon-tum-draft' || 'P6M'    | ['7.3']  | 'of the text'
    }

    def "a limit tells the text it comes from, and is a proposal where there is none"() {
        expect:
        ALL['bac-kan'].passwords(Role.ADMINISTRATOR).leastLength().from() == [new Rule.Source('11/2023/QĐ-UBND (Bắc Kạn)', '15.1.a')]
        ALL['bac-kan'].passwords(Role.TOP_ADMINISTRATOR).exemptFrom().get() == new Rule.Source('11/2023/QĐ-UBND (Bắc Kạn)', '15.1.c')
        ALL['bac-kan'].passwords(Role.ADMINISTRATOR).exemptFrom().isEmpty()
        ALL['kon-tum-draft'].signIn().failures().from() == []
    }

    def "a password of #age is #state on #day"() {
        given: "changed in the evening of 21 November in the centre, still the afternoon in UTC"
        def policy = ALL[profile].passwords(Role.OPERATOR)

        expect:
        policy.isTooOld(Instant.parse('2026-11-21T13:00:00Z'), Instant.parse(now), Standings.ZONE) == (state == 'too old')

        where:
        profile    | age    | day         | now                        || state
        'bac-kan'  | 'P60D' | 'day 60'    | '2027-01-20T16:59:59.999Z' || 'good'
        'bac-kan'  | 'P60D' | 'day 61'    | '2027-01-20T17:00:00Z'     || 'too old'
        'an-giang' | 'P6M'  | '21 May'    | '2027-05-21T16:59:59.999Z' || 'good'
        'an-giang' | 'P6M'  | '22 May'    | '2027-05-21T17:00:00Z'     || 'too old'
        'hung-yen' | 'none' | 'any day'   | '2036-11-21T13:00:00Z'     || 'good'
    }

    def "a file with #fault is refused with file, line and reason"() {
        when:
        AccessRulesReader.read('spec', YamlNode.read('spec.yaml', new StringReader(whole().replace(from, to))))

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.BROKEN_DEFINITION
        e.arguments()[0] == 'spec.yaml'
        e.arguments()[1] == line
        e.arguments()[2].toString().contains(reason)

        where:
        fault              | from                | to                   || line | reason
        'a fifth kind'     | 'kinds: {value: 4'  | 'kinds: {value: 5'   || 5    | 'expected 1 to 4, found 5'
        'no length'        | 'least-length'      | 'leest-length'       || 4    | 'unknown key leest-length'
        'an unknown text'  | 'from: [A 1]'       | 'from: [B 1]'        || 4    | 'found B 1'
        'an odd age'       | 'P60D'              | '60 days'            || 6    | 'found 60 days'
        'an odd duty'      | 'sign-in: {f'         | 'second-factor: {users: {value: never}, operators: {value: may}, administrators: {value: may}, top-administrator: {value: may}}\nsign-in: {f' || 10 | 'expected must or may, found never'
        'no idle time'     | 'value: PT10M'      | 'value: PT0S'        || 11   | 'found PT0S'
        'a role missing'   | '  operators: *all' | ''                   || 4    | 'operators is missing'
    }

    private static String whole() {
        '''\
title: {vi: a, en: a}
documents: {A: Text A}
passwords:
  users: &all {least-length: {value: 8, from: [A 1]},
    kinds: {value: 4},
    longest-age: {value: P60D}}
  operators: *all
  administrators: *all
  top-administrator: *all
sign-in: {failures: {value: 5}, unlock: {value: owner}}
session: {idle: {value: PT10M}}
'''
    }

    def "a site's own file comes before the one that the program carries, and a profile without a file is refused"() {
        given:
        folder.resolve('bac-kan.yaml').toFile().text = whole()
        def factory = new AccessRulesFactory()

        expect:
        factory.rules('bac-kan', folder).passwords(Role.ADMINISTRATOR).leastLength().value() == 8
        factory.rules('bac-kan', null).passwords(Role.ADMINISTRATOR).leastLength().value() == 11

        when:
        factory.rules('ha-noi', null)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments().take(2) == ['dcim.regulation.profile', 'ha-noi']
    }

    def "BK11-7.5-b #profile has its term for the audit log, which is a proposal: #asked asks for one"() {
        expect:
        ALL[profile].auditLog().keep().value() == Period.ofMonths(24)
        ALL[profile].auditLog().keep().from() == []
        ALL[profile].auditLog().askedBy()*.article() == [asked]

        where:
        profile         || asked
        'bac-kan'       || '7.5'
        'an-giang'      || '7.6'
        'hung-yen'      || '7.8'
        'kon-tum-draft' || '6.1.e'
    }
}
