package vn.dcim.core.regulation.check

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.regulation.Offence
import vn.dcim.core.regulation.Phrase
import vn.dcim.core.regulation.Proof

import static vn.dcim.core.regulation.check.ACheck.*

/** What the accounts of this program prove of each obligation, with what lists of other systems add. */
class OwnAccountChecksSpec extends Specification {

    def checks = new OwnAccountChecks()

    static OwnAccounts.Own own(Map args = [:]) {
        new OwnAccounts.Own(args.id ?: 7L, args.name ?: 'lan', args.role ?: 'operator', args.population ?: 'operators', args.source ?: 'local',
                args.standing ?: 'active', args.named != false, args.post != false, args.others ?: [], day(args.changed ?: '2026-11-01'),
                args.mustChange ?: false, args.asIssued ?: false, args.containsKey('choice') ? args.choice : choice(), day(args.created ?: '2026-01-05'),
                args.containsKey('used') ? day(args.used) : DAY, day(args.active ?: '2026-01-05'), day(args.expires), null as Instant,
                args.containsKey('accepted') ? day(args.accepted) : day('2026-07-01'), args.excused ?: false, args.factor ?: 'set-up', args.coverage ?: 'covered',
                day('2026-01-05'), args.contract as OwnAccounts.Contract, args.narrowed ?: false, args.places ?: false)
    }

    static OwnAccounts.Choice choice(int length = 11, int kinds = 4, boolean birth = true, boolean phone = true) {
        new OwnAccounts.Choice(length, kinds, birth, phone)
    }

    static LocalDate day(String day) {
        day == null ? null : LocalDate.parse(day)
    }

    static OwnAccounts facts(Map args = [:]) {
        def ages = [users: 'P90D', operators: 'P60D', administrators: 'P60D', 'top-administrator': 'P90D'] + (args.ages ?: [:])
        new OwnAccounts(
                new OwnAccounts.Rules(args.idle == null ? 600L : args.idle as long, args.containsKey('unused') ? args.unused : 30,
                        ages.collect { population, age -> new OwnAccounts.Passwords(population, args.length ?: 11, args.kinds ?: 4, age) }),
                args.containsKey('review') ? args.review : DAY.plusDays(1),
                args.tried ?: [tried('name', true), tried('birth_date', true), tried('phone', true)],
                args.accounts == null ? [own()] : args.accounts,
                args.secrets ?: [],
                args.tokens ?: [],
                args.deputies ?: [],
                args.containsKey('rules') ? args.rules : day('2026-06-15'),
                new Answers(args.elsewhere ?: []))
    }

    static tried(String what, boolean refused) {
        new OwnAccounts.Tried(what, 'NguyenAn1985!', refused)
    }

    /** A list of another system, or a register. */
    static list(String obligation, boolean proven = true, int wrong = 0) {
        Answers.Answer.of(obligation, proven, (0..<wrong).collect { new Offence("foreign-system:1:$it" as String, "vpn$it" as String, Phrase.of('foreign-account', 'VPN', ''), '') },
                [], Proof.of(Phrase.of('foreign-list', 'VPN'), '/foreign-systems/1'))
    }

    def rules(String id, Map limits, OwnAccounts facts) {
        found(checks.accountRules().judge(facts, question(id, limits)))
    }

    def "trap 2, sixty days (BK11-15.1.c-a): #population with a password of #age days under #rule: #state"() {
        given:
        def changed = DAY.minusDays(age) as String
        def all = facts(accounts: [own(population: population, changed: changed)], ages: [operators: rule], elsewhere: [list('BK11-15.1.c-a')])

        expect:
        rules('BK11-15.1.c-a', [password_max_age_days: 60, population: 'operators|administrators', exempt: 'top_level_admin'], all) == [state, keys]

        where:
        population          | age | rule   || state         | keys
        'operators'         | 60  | 'P60D' || 'met'         | []
        'operators'         | 61  | 'P60D' || 'not-met'     | ['password-too-old']
        'administrators'    | 61  | 'P60D' || 'not-met'     | ['password-too-old']
        'top-administrator' | 80  | 'P60D' || 'met'         | []
        'users'             | 80  | 'P60D' || 'met'         | []
        'operators'         | 1   | 'P90D' || 'not-met'     | ['rule-age-long']
        'operators'         | 1   | ''     || 'not-met'     | ['rule-age-none']
    }

    def "BK11-15.1.c-a: own accounts alone do not prove those of other systems: #what"() {
        expect:
        rules('BK11-15.1.c-a', [password_max_age_days: 60, population: 'operators'], facts(elsewhere: lists)) == [state, keys]

        where:
        what                  | lists                                  || state         | keys
        'no system declared'  | []                                     || 'no-evidence' | []
        'a list is too old'   | [list('BK11-15.1.c-a', false)]         || 'no-evidence' | []
        'one breaches'        | [list('BK11-15.1.c-a', true, 1)]       || 'not-met'     | ['foreign-account']
        'all lists prove it'  | [list('BK11-15.1.c-a')]                || 'met'         | []
    }

    def "BK11-29.2.dd-b: #what: #state, #keys"() {
        expect:
        rules('BK11-29.2.dd-b', [password_max_age_days: 90, population: 'end_users'],
                facts(accounts: [own(population: population, changed: DAY.minusDays(age) as String)], ages: ages, elsewhere: [list('BK11-29.2.dd-b')])) == [state, keys]

        where:
        what                              | population  | age | ages                  || state     | keys
        'a user on day 90'                | 'users'     | 90  | [:]                   || 'met'     | []
        'a user on day 91'                | 'users'     | 91  | [:]                   || 'not-met' | ['password-too-old']
        'an operator is given 90 days'    | 'users'     | 1   | [operators: 'P90D']   || 'not-met' | ['rule-age-as-of-users']
        'an operator on day 91'           | 'operators' | 91  | [:]                   || 'met'     | []
    }

    def "#id: a password chosen under #length characters of #kinds kinds: #state, #keys"() {
        expect:
        rules(id, limits, facts(accounts: [own([population: 'administrators'] + with + [choice: choice(length, kinds)])], elsewhere: [list('BK11-15.1.a-b')])) == [state, keys]

        where:
        id              | limits                                                       | length | kinds | with               || state     | keys
        'BK11-15.1.a-b' | [password_min_length: 11, population: 'administrators']      | 11     | 4     | [:]                || 'met'     | []
        'BK11-15.1.a-b' | [password_min_length: 11, population: 'administrators']      | 10     | 4     | [:]                || 'not-met' | ['password-chosen-short']
        'BK11-15.1.b-b' | [password_classes: 4, population: 'administrators']          | 11     | 4     | [:]                || 'met'     | []
        'BK11-15.1.b-b' | [password_classes: 4, population: 'administrators']          | 11     | 3     | [:]                || 'not-met' | ['password-chosen-of-few-kinds']
        'BK11-15.1.b-b' | [password_classes: 4, population: 'administrators']          | 11     | 3     | [mustChange: true] || 'met'     | []
        'BK22-6.2.c'    | [password_min_length: 8, password_classes: 4, password_max_age_days: 90] | 8 | 4 | [changed: '2026-08-26'] || 'met' | []
        'BK22-6.2.c'    | [password_min_length: 8, password_classes: 4, password_max_age_days: 90] | 8 | 3 | [changed: '2026-07-27'] || 'not-met' | ['password-chosen-of-few-kinds', 'password-too-old']
        'BK22-6.2.c'    | [password_min_length: 8, password_classes: 4, password_max_age_days: 90] | 7 | 4 | [:]        || 'not-met' | ['password-chosen-short']
    }

    def "a rule that is laxer than the text breaches it, and a password of which nobody noted how it was chosen proves nothing"() {
        expect:
        rules('BK11-15.1.b-b', [password_classes: 4, population: 'administrators'], facts(kinds: 3, accounts: [own(population: 'administrators')])) == ['not-met', ['rule-kinds-few'] * 2]
        rules('BK11-15.1.b-b', [password_classes: 4, population: 'administrators'], facts(accounts: [own(population: 'administrators', choice: null)])) == ['no-evidence', []]
        rules('BK11-15.1.b-b', [password_classes: 4, population: 'administrators'], facts(accounts: [own()])) == ['no-evidence', []]
        rules('BK11-15.1.b-b', [password_classes: 4, population: 'administrators'], facts(accounts: [own(population: 'administrators', standing: 'deactivated', choice: choice(1, 1))])) == ['no-evidence', []]
    }

    def "#id: an issued password that #what: #state"() {
        expect:
        rules(id, limits, facts(accounts: [own(asIssued: asIssued, mustChange: mustChange, places: places)])) == [state, keys]

        where:
        id             | limits                                                                       | what                       | asIssued | mustChange | places || state     | keys
        'BK22-6.2.b'   | [force_change_on_issue: true, shared_use: 0]                                 | 'was changed'              | false    | false      | false  || 'met'     | []
        'BK22-6.2.b'   | [force_change_on_issue: true, shared_use: 0]                                 | 'waits for its change'     | false    | true       | false  || 'met'     | []
        'BK22-6.2.b'   | [force_change_on_issue: true, shared_use: 0]                                 | 'works for two weeks'      | true     | false      | false  || 'not-met' | ['password-as-issued']
        'BK22-6.2.b'   | [force_change_on_issue: true, shared_use: 0]                                 | 'is used in two places'    | false    | false      | true   || 'not-met' | ['account-in-several-places']
        'AG59-6.2.b-a' | [password_min_length: 8, password_classes: 4, force_change_on_issue: true]   | 'was changed'              | false    | false      | false  || 'met'     | []
        'AG59-6.2.b-a' | [password_min_length: 8, password_classes: 4, force_change_on_issue: true]   | 'is valid after the third' | true     | false      | false  || 'not-met' | ['password-as-issued']
    }

    def "AG59-6.2.b-b: second factor #factor, from #source, changed on #changed: #state, #keys"() {
        expect:
        rules('AG59-6.2.b-b', [second_factor: 'if_supported', password_max_age_months: 6],
                facts(ages: [users: 'P6M', operators: 'P6M', administrators: 'P6M', 'top-administrator': 'P6M'], accounts: [own(factor: factor, source: source, changed: changed)])) == [state, keys]

        where:
        factor    | source  | changed      || state     | keys
        'set-up'  | 'local' | '2026-05-24' || 'met'     | []
        'set-up'  | 'local' | '2026-05-23' || 'not-met' | ['password-too-old']
        'none'    | 'local' | '2026-11-01' || 'not-met' | ['no-second-factor']
        'excused' | 'local' | '2026-11-01' || 'not-met' | ['no-second-factor']
        'excused' | 'oidc'  | '2026-11-01' || 'met'     | []
        'due'     | 'local' | '2026-11-01' || 'met'     | []
        'never'   | 'local' | '2026-11-01' || 'met'     | []
    }

    def "AG59-10.1.b-b: a session over after #seconds s, a display whose grant is #coverage: #state, #keys"() {
        expect:
        rules('AG59-10.1.b-b', [session_idle_min: 10], facts(idle: seconds, accounts: accounts)) == [state, keys]

        where:
        seconds | accounts                                        || state         | keys
        600     | [own()]                                         || 'met'         | []
        601     | [own()]                                         || 'not-met'     | ['idle-too-long']
        600     | [own(role: 'display', coverage: 'covered')]     || 'met'         | []
        600     | [own(role: 'display', coverage: 'missing')]     || 'not-met'     | ['display-not-arranged']
        600     | []                                              || 'no-evidence' | []
        coverage = accounts ? accounts[0].coverage() : ''
    }

    def "BK22-6.2.a: sessions over after #seconds s, #what: #state"() {
        expect:
        rules('BK22-6.2.a', [screen_lock_min: 10], facts(idle: seconds, accounts: [own(with)], elsewhere: lists)) == [state, keys]

        where:
        what                                | seconds | with                                    | lists                         || state         | keys
        'machines lock'                     | 600     | [:]                                     | [list('BK22-6.2.a')]          || 'met'         | []
        'a machine does not lock'           | 600     | [:]                                     | [list('BK22-6.2.a', true, 1)] || 'not-met'     | ['foreign-account']
        'no machine is registered'          | 600     | [:]                                     | [list('BK22-6.2.a', false)]   || 'no-evidence' | []
        'the program itself does not'       | 601     | [:]                                     | [list('BK22-6.2.a')]          || 'not-met'     | ['idle-too-long']
        'a wall display, arranged'          | 600     | [role: 'display']                       | [list('BK22-6.2.a')]          || 'met'         | []
        'the console must stay visible'     | 600     | [role: 'display', coverage: 'missing']  | [list('BK22-6.2.a')]          || 'not-met'     | ['display-not-arranged']
    }

    def "BK11-29.2.dd-a: #what: #state"() {
        expect:
        rules('BK11-29.2.dd-a', [password_classes: 4, population: 'end_users', idle_logout_min: 10], facts(idle: idle, accounts: [own([population: 'users'] + with)])) == [state, keys]

        where:
        what                     | idle | with                       || state     | keys
        'all in order'           | 600  | [:]                        || 'met'     | []
        'active from two places' | 600  | [places: true]             || 'not-met' | ['account-in-several-places']
        'three kinds'            | 600  | [choice: choice(8, 3)]     || 'not-met' | ['password-chosen-of-few-kinds']
        'eleven minutes'         | 660  | [:]                        || 'not-met' | ['idle-too-long']
    }

    def "#id: #what: #state, #keys"() {
        expect:
        rules(id, limits, facts(accounts: [own(choice: choice(6))], length: 6, secrets: secrets, elsewhere: lists)) == [state, keys]

        where:
        id          | what                       | secrets                    | lists                          || state         | keys
        'HY05-7.1'  | 'strong'                   | [secret('strong')]         | [list('BK11-21.3.a')]          || 'met'         | []
        'HY05-7.1'  | 'a factory community'      | [secret('usual')]          | [list('BK11-21.3.a')]          || 'not-met'     | ['secret-usual']
        'HY05-7.1'  | 'too short'                | [secret('weak')]           | [list('BK11-21.3.a')]          || 'not-met'     | ['secret-weak']
        'HY05-7.1'  | 'a default name'           | [secret('strong')]         | [list('BK11-21.3.a', true, 1)] || 'not-met'     | ['foreign-account']
        'HY05-7.1'  | 'sealed under another key' | [secret('unreadable')]     | [list('BK11-21.3.a')]          || 'no-evidence' | []
        'HY05-7.1'  | 'no list'                  | [secret('strong')]         | []                             || 'no-evidence' | []
        'KT17-10.5' | 'Wi-Fi in order'           | [secret('strong')]         | [list('KT17-10.5')]            || 'met'         | []
        'KT17-10.5' | 'an open network'          | [secret('strong')]         | [list('KT17-10.5', true, 1)]   || 'not-met'     | ['foreign-account']
        'KT17-10.5' | 'a device with 123456'     | [secret('weak')]           | [list('KT17-10.5')]            || 'not-met'     | ['secret-weak']
        'KT17-10.5' | 'no network registered'    | [secret('strong')]         | [list('KT17-10.5', false)]     || 'no-evidence' | []
        limits = id == 'HY05-7.1' ? [password_min_length: 6, password_classes: 4, default_credentials_in_use: 0]
                : [wifi_key_min_length: 6, password_min_length: 6, password_classes: 4, password_max_age: 90]
    }

    static secret(String strength) {
        new OwnAccounts.Secret('device:3', 'SAN-1', strength, '/devices/3')
    }

    def "a limit that nobody set is asked for"() {
        when:
        checks.accountRules().judge(facts(), question('KT17-10.5', [password_max_age: '']))

        then:
        thrown(vn.dcim.core.regulation.Limits.NotSet)
    }

    def "BK11-15.1.b-a: #what: #state"() {
        expect:
        found(checks.forbiddenWords().judge(facts(tried: tries, accounts: [own(with)]), question('BK11-15.1.b-a', [forbidden: 'name|birth_date|phone']))) == [state, keys]

        where:
        what                            | tries                                            | with                                         || state         | keys
        'all are refused'               | [tried('name', true), tried('birth_date', true)] | [:]                                          || 'met'         | []
        'NguyenAn1985! is accepted'     | [tried('name', false)]                           | [:]                                          || 'not-met'     | ['password-taken']
        'birth date not known'          | [tried('name', true)]                            | [choice: choice(11, 4, false, true)]         || 'no-evidence' | []
        'telephone not known'           | [tried('name', true)]                            | [choice: choice(11, 4, true, false)]         || 'no-evidence' | []
        'nobody’s account'              | [tried('name', true)]                            | [named: false]                               || 'no-evidence' | []
        'chosen before it was noted'    | [tried('name', true)]                            | [choice: null]                               || 'no-evidence' | []
        'issued, to be changed'         | [tried('name', true)]                            | [choice: null, mustChange: true]             || 'met'         | []
        'only a directory’s account'    | [tried('name', true)]                            | [source: 'directory']                        || 'no-evidence' | []
    }

    def "trap 8, inactive accounts (BK11-16.3-b): #what: #state"() {
        expect:
        found(checks.accountTerms().judge(facts([accounts: [own(with)], elsewhere: [list('BK11-16.3-b')]] + more),
                question('BK11-16.3-b', [inactivity_days: 30, never_used_counts_from: 'creation']))) == [state, keys]

        where:
        what                                     | with                                             | more         || state     | keys
        'used 29 days ago'                       | [used: '2026-10-26']                             | [:]          || 'met'     | []
        'used 30 days ago and still active'      | [used: '2026-10-25']                             | [:]          || 'not-met' | ['account-unused']
        'used 30 days ago and suspended'         | [used: '2026-10-25', standing: 'unused']         | [:]          || 'met'     | []
        'never used, made 29 days ago'           | [used: null, active: '2026-10-26']               | [:]          || 'met'     | []
        'never used, made 30 days ago'           | [used: null, active: '2026-10-25']               | [:]          || 'not-met' | ['account-unused']
        'used before it was brought back'        | [used: '2026-01-01', active: '2026-11-20']       | [:]          || 'met'     | []
        'suspended after 31 days only'           | [:]                                              | [unused: 31] || 'not-met' | ['rule-unused-long']
        'never suspended'                        | [:]                                              | [unused: null] || 'not-met' | ['rule-unused-long']
    }

    def "BK11-16.3-a: last day #expires, #standing: #state"() {
        expect:
        found(checks.accountTerms().judge(facts(accounts: [own(expires: expires, standing: standing)], elsewhere: [list('BK11-16.3-a')]), question('BK11-16.3-a', [active_after_expiry: 0]))) == [state, keys]

        where:
        expires      | standing  || state     | keys
        '2026-11-24' | 'active'  || 'met'     | []
        '2026-11-23' | 'active'  || 'not-met' | ['account-after-end']
        '2026-11-23' | 'expired' || 'met'     | []
        null         | 'active'  || 'met'     | []
    }

    def "BK11-16.1-b, BK22-6.1.a: #with: #state"() {
        expect:
        found(checks.oneAccount().judge(facts(accounts: [own(with)], elsewhere: [list('BK11-16.1-b')]), question('BK11-16.1-b', [accounts_per_person: 1, shared_accounts: 0]))) == [state, keys]
        found(checks.oneAccount().judge(facts(accounts: [own(with)], elsewhere: [list('BK22-6.1.a')]), question('BK22-6.1.a', [duplicate_accounts: 0]))) == [state, keys]

        where:
        with                                            || state     | keys
        [:]                                             || 'met'     | []
        [others: ['admin.an']]                          || 'not-met' | ['account-of-same-person']
        [others: ['admin.an'], standing: 'deactivated'] || 'met'     | []
        [places: true]                                  || 'not-met' | ['account-in-several-places']
    }

    def "BK11-32.3.b: #with: #state"() {
        expect:
        found(checks.accountPersons().judge(facts(accounts: [own(with)], elsewhere: lists), question('BK11-32.3.b', [accounts_without_person: 0]))) == [state, keys]

        where:
        with                              | lists                 || state         | keys
        [:]                               | [list('BK11-32.3.b')] || 'met'         | []
        [named: false]                    | [list('BK11-32.3.b')] || 'not-met'     | ['account-of-nobody']
        [post: false]                     | [list('BK11-32.3.b')] || 'not-met'     | ['account-without-post']
        [:]                               | []                    || 'no-evidence' | []
    }

    def "KT17-7.3: the next review is due on #by: #state"() {
        expect:
        found(checks.accountReview().judge(facts(review: by, elsewhere: [list('KT17-7.3')]), question('KT17-7.3', [account_review_interval_months: 6]))) == [state, keys]

        where:
        by              || state     | keys
        DAY             || 'met'     | []
        DAY.minusDays(1) || 'not-met' | ['review-overdue']
        null            || 'not-met' | ['review-not-asked']
    }

    def "BK11-16.1-a: rights that are #coverage: #state"() {
        expect:
        found(checks.accountGrants().judge(facts(accounts: [own(coverage: coverage)], tokens: tokens), question('BK11-16.1-a', [grants_without_request: 0, excess_rights: 0]))) == [state, keys]

        where:
        coverage  | tokens                                              || state         | keys
        'covered' | [new OwnAccounts.Token(4, 'nightly', 'lan', true)]  || 'met'         | []
        'moved'   | []                                                  || 'not-met'     | ['grant-moved']
        'missing' | []                                                  || 'not-met'     | ['grant-missing']
        'over'    | []                                                  || 'not-met'     | ['grant-over']
        'ended'   | []                                                  || 'not-met'     | ['grant-ended']
        'covered' | [new OwnAccounts.Token(4, 'nightly', 'lan', false)] || 'not-met'     | ['token-without-grant']
    }

    def "AG59-8.2.c: a contract to #until, the account to #expires: #state, #keys"() {
        expect:
        found(checks.supplierAccounts().judge(facts(accounts: [own([contract: new OwnAccounts.Contract('Acme', '7/HĐ', day(until)), expires: expires] + with)]),
                question('AG59-8.2.c', [supplier_accounts_after_contract: 0, passwords_changed_at_end: true]))) == [state, keys]

        where:
        until        | expires      | with                                    || state     | keys
        '2026-11-24' | '2026-11-24' | [:]                                     || 'met'     | []
        '2026-11-23' | '2026-11-24' | [:]                                     || 'not-met' | ['supplier-after-contract']
        '2026-07-24' | '2026-07-24' | [standing: 'expired']                   || 'met'     | []
        '2026-12-01' | '2026-12-02' | [:]                                     || 'not-met' | ['supplier-without-end']
        '2026-12-01' | null         | [:]                                     || 'not-met' | ['supplier-without-end']
        '2026-12-01' | '2026-12-01' | [coverage: 'missing']                   || 'not-met' | ['supplier-without-scope']
        '2026-12-01' | '2026-12-01' | [coverage: 'missing', narrowed: true]   || 'met'     | []
    }

    def "AG59-8.2.c: where no account is a supplier's nothing is proven"() {
        expect:
        found(checks.supplierAccounts().judge(facts(), question('AG59-8.2.c'))) == ['no-evidence', []]
    }

    def "AG59-6.2.a: a delegation to #last by “#document”, used in two places: #places: #state"() {
        expect:
        found(checks.delegations().judge(facts(accounts: [own(places: places)], deputies: [new OwnAccounts.Deputy(3, 'head', 'lan', day(last), document)]),
                question('AG59-6.2.a', [delegation_without_term: 0, shared_use: 0]))) == [state, keys]

        where:
        last         | document | places || state     | keys
        '2026-12-01' | '3/UQ'   | false  || 'met'     | []
        null         | '3/UQ'   | false  || 'not-met' | ['delegation-without-term']
        '2026-12-01' | ''       | false  || 'not-met' | ['delegation-without-term']
        '2026-12-01' | '3/UQ'   | true   || 'not-met' | ['account-in-several-places']
    }

    def "BK11-29.1.a: rules since #rules, confirmed on #accepted: #state, #keys"() {
        expect:
        found(checks.rulesConfirmed().judge(facts(rules: day(rules), accounts: [own(accepted: accepted, excused: excused)]), question('BK11-29.1.a', [users_without_confirmation: 0, rule_version: 'current']))) == [state, keys]

        where:
        rules        | accepted     | excused || state         | keys
        '2026-06-15' | '2026-06-15' | false   || 'met'         | []
        '2026-06-15' | '2026-06-14' | false   || 'not-met'     | ['confirmed-before-rules']
        '2026-06-15' | null         | false   || 'not-met'     | ['not-confirmed']
        '2026-06-15' | '2026-07-01' | true    || 'not-met'     | ['not-confirmed']
        null         | '2026-07-01' | false   || 'no-evidence' | []
    }
}
