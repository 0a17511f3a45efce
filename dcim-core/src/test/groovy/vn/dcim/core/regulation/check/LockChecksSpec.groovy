package vn.dcim.core.regulation.check

import java.time.Instant
import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*

/** BK11-16.2, BK22-6.1.b, AG59-10.1.b-a, HY05-7.6, KT17-7.2: failures in a row, the lock that follows, and what ends it. */
class LockChecksSpec extends Specification {

    def checks = new LockChecks()

    static Instant at(String time) {
        Instant.parse("2026-11-24T${time}Z")
    }

    /** Failures, sign-ins, locks and unlocking as “f10:00:00 l10:29:00”. */
    static List<SignInEvidence.Event> trail(String text, String proof = 'in-person + totp: CCCD 012') {
        def kinds = [f: 'failed', e: 'entered', l: 'locked', u: 'unlocked']
        text.split().collect { new SignInEvidence.Event('lan', at(it[1..-1]), kinds[it[0]], it[0] == 'u' ? 'an' : '', it[0] == 'u' ? proof : '') }
    }

    static facts(Map args = [:]) {
        new SignInEvidence.Facts(args.failures ?: 5, args.containsKey('window') ? args.window : 1800L, args.unlock as Long, args.accounts == null ? 3 : args.accounts,
                args.bare ?: 0, args.trail ?: [], args.requests ?: [], args.open ? [new SignInEvidence.Open('lan')] : [], args.warnings ?: [], args.reached == null ? 2 : args.reached)
    }

    static final BAC_KAN = [failed_logins: 5, lock_window_min: 30, window: 'sliding']

    def "trap 1, lockout (BK11-16.2-a): #what: #state"() {
        expect:
        found(checks.lockout().judge(facts(trail: trail(events)), question('BK11-16.2-a', BAC_KAN))) == [state, keys]

        where:
        what                                   | events                                                                    || state     | keys
        'the fifth within 29 minutes locks'    | 'f10:00:00 f10:08:00 f10:16:00 f10:24:00 l10:29:00 f10:29:00.040'         || 'met'     | []
        'the counter restarts or runs apart'   | 'f10:00:00 f10:08:00 f10:16:00 f10:24:00 f10:29:00'                       || 'not-met' | ['not-locked']
        'it slides over the half hour'         | 'f09:50:00 f10:10:00 f10:20:00 f10:25:00 f10:30:00 f10:39:00'             || 'not-met' | ['not-locked']
        'within the window by two seconds'     | 'f10:00:00 f10:08:00 f10:16:00 f10:24:00 f10:29:58'                       || 'not-met' | ['not-locked']
        'out of the window'                    | 'f10:00:00 f10:08:00 f10:16:00 f10:24:00 f10:30:01'                       || 'met'     | []
        'a success begins anew'                | 'f10:00:00 f10:01:00 f10:02:00 f10:03:00 e10:04:00 f10:05:00'             || 'met'     | []
        'four in a row'                        | 'f10:00:00 f10:01:00 f10:02:00 f10:03:00'                                 || 'met'     | []
        'five more after the lock was lifted'  | 'f10:00:00 f10:01:00 f10:02:00 f10:03:00 l10:04:00 f10:04:00.040 u10:10:00 f10:11:00 f10:12:00 f10:13:00 f10:14:00 f10:15:00' || 'not-met' | ['not-locked']
        'nobody failed'                        | ''                                                                        || 'met'     | []
    }

    def "#id: #failures failures, window #window s, unlocked after #unlock s: #state, #keys"() {
        expect:
        found(checks.lockout().judge(facts(failures: failures, window: window, unlock: unlock), question(id, limits))) == [state, keys]

        where:
        id              | limits                                                       | failures | window | unlock || state     | keys
        'BK11-16.2-a'   | BAC_KAN                                                      | 5        | 1800L  | null   || 'met'     | []
        'BK11-16.2-a'   | BAC_KAN                                                      | 6        | 1800L  | null   || 'not-met' | ['lock-after-more']
        'BK11-16.2-a'   | BAC_KAN                                                      | 5        | 1799L  | null   || 'not-met' | ['lock-window-short']
        'BK11-16.2-a'   | BAC_KAN                                                      | 5        | null   | null   || 'met'     | []
        'AG59-10.1.b-a' | [failed_logins: 5, lock: true]                               | 5        | null   | null   || 'met'     | []
        'AG59-10.1.b-a' | [failed_logins: 5, lock: true]                               | 10       | null   | null   || 'not-met' | ['lock-after-more']
        'KT17-7.2'      | [failed_logins: 5, lock: true, remote_logons_logged: true]   | 5        | 1800L  | null   || 'met'     | []
        'KT17-7.2'      | [failed_logins: 5, lock: true, remote_logons_logged: true]   | 6        | 1800L  | null   || 'not-met' | ['lock-after-more']
        'HY05-7.6'      | [failed_logins: 5, lock_duration_min: 30, unlock: 'timed']   | 5        | 1800L  | 1800L  || 'met'     | []
        'HY05-7.6'      | [failed_logins: 5, lock_duration_min: 30, unlock: 'timed']   | 5        | 1800L  | 1799L  || 'not-met' | ['lock-time-short']
        'HY05-7.6'      | [failed_logins: 5, lock_duration_min: 30, unlock: 'timed']   | 5        | 1800L  | null   || 'not-met' | ['lock-not-timed']
    }

    def "without accounts nothing is proven, and a limit that nobody set is asked for"() {
        expect:
        found(checks.lockout().judge(facts(accounts: 0), question('BK11-16.2-a', BAC_KAN))) == ['no-evidence', []]

        when:
        checks.lockout().judge(facts(), question('KT17-7.2', [failed_logins: '']))

        then:
        thrown(vn.dcim.core.regulation.Limits.NotSet)
    }

    def "trap 1, unlocking (BK11-16.2-b): #what: #state"() {
        expect:
        found(checks.unlockByOwner().judge(facts(trail: trail(events), unlock: unlock, requests: requests, open: open), question('BK11-16.2-b', [unlock: 'owner_request', auto_unlock: 'never']))) == [state, keys]

        where:
        what                                  | events                        | unlock | requests                      | open  || state     | keys
        'on request'                          | 'l10:00:00 u10:10:00 e10:11:00' | null | [request('10:10:00')]         | true  || 'met'     | []
        'still locked'                        | 'l10:00:00'                   | null   | []                            | false || 'met'     | []
        'a timer is set'                      | ''                            | 1800L  | []                            | false || 'not-met' | ['lock-ends-by-itself']
        'the lock fell away after 30 minutes' | 'l10:00:00'                   | null   | []                            | true  || 'not-met' | ['lock-fell-away']
        'signed in without being unlocked'    | 'l10:00:00 e10:31:00'         | null   | []                            | false || 'not-met' | ['entered-while-locked']
        'nobody asked'                        | 'l10:00:00 u10:10:00'         | null   | []                            | true  || 'not-met' | ['unlock-without-request']
        'asked before it was locked'          | 'l10:00:00 u10:10:00'         | null   | [request('09:59:00')]         | true  || 'not-met' | ['unlock-without-request']
        'asked afterwards'                    | 'l10:00:00 u10:10:00'         | null   | [request('10:11:00')]         | true  || 'not-met' | ['unlock-without-request']
        'recognised by the owner'             | 'l10:00:00 u10:10:00'         | null   | [request('10:10:00', 'lan')]  | true  || 'not-met' | ['unlock-without-request']
        'not said how recognised'             | 'l10:00:00 u10:10:00'         | null   | [request('10:10:00', 'an', '')] | true || 'not-met' | ['unlock-without-request']
    }

    static request(String time, String by = 'an', String proof = 'CCCD 012') {
        new SignInEvidence.Request('lan', at(time), by, proof)
    }

    def "BK22-6.1.b-a: unlocked by “#proof”, #bare without second factor: #state"() {
        expect:
        found(checks.furtherProof().judge(facts(failures: failures, bare: bare, trail: trail('l10:00:00 u10:10:00', proof)), question('BK22-6.1.b-a', [failed_logins: 5, extra_verification: 'captcha|email|otp']))) == [state, keys]

        where:
        proof                                | failures | bare || state         | keys
        'in-person + totp: CCCD 012'         | 5        | 0    || 'met'         | []
        'by-telephone + recovery-code: gọi'  | 5        | 0    || 'met'         | []
        'in-person: CCCD 012'                | 5        | 0    || 'not-met'     | ['unlock-without-further-proof']
        'in-person + totp: CCCD 012'         | 10       | 0    || 'not-met'     | ['lock-after-more']
        'in-person + totp: CCCD 012'         | 5        | 1    || 'no-evidence' | []
    }

    def "BK22-6.1.b-b: #what: #state"() {
        expect:
        found(checks.warned().judge(facts(trail: trail('l10:00:00'), warnings: warnings, reached: reached), question('BK22-6.1.b-b', [failed_logins: 5, notify: 'administrator']))) == [state, keys]

        where:
        what                        | warnings                                   | reached || state         | keys
        'two administrators got it' | [warning('10:00:00', 2, 0)]                | 2       || 'met'         | []
        'it is on its way'          | [warning('10:00:00', 0, 2)]                | 2       || 'no-evidence' | []
        'nobody could be reached'   | [warning('10:00:00', 0, 0)]                | 2       || 'not-met'     | ['lock-told-nobody']
        'locked silently'           | []                                         | 2       || 'not-met'     | ['lock-told-nobody']
        'warned of another lock'    | [warning('09:00:00', 2, 0)]                | 2       || 'not-met'     | ['lock-told-nobody']
        'without an address'        | [warning('10:00:00', 2, 0, '')]            | 2       || 'not-met'     | ['lock-told-nobody']
        'mail is not set up now'    | [warning('10:00:00', 2, 0)]                | 0       || 'no-evidence' | []
    }

    static warning(String time, long sent, long waiting, String address = '192.0.2.7') {
        new SignInEvidence.Warning('lan', address, at(time), sent, waiting)
    }
}
