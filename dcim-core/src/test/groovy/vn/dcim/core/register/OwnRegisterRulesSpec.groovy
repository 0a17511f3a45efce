package vn.dcim.core.register

import java.time.LocalDate
import spock.lang.Shared
import spock.lang.Specification

/** BK11-29.1.b, 30.7.b, BK22-4.1, BK22-6.2.a, KT17-8.1, KT17-10.5, AG59-10.3: what an entry lacks. */
class OwnRegisterRulesSpec extends Specification {

    @Shared Registers registers = new Registers()

    /** Codes of what breaches an obligation. */
    List<String> breached(String register, String obligation, Map<String, String> values) {
        registers.get(register).wanting(values.findAll { it.value }, LocalDate.parse('2026-11-24'))
                .findAll { it.breaches().contains(obligation) }*.code().sort()
    }

    static final Map<String, String> WORKSTATION = [name: 'MT-1', kind: 'workstation', order: '3/LĐ', 'allowed-on': '2026-03-01', 'allowed-by': 'An', supervisor: 'Bình',
            'hardened-on': '2026-03-02', 'connected-on': '2026-03-02', 'screen-lock': 'm10', outside: 'no', outdated: 'no']

    def "#obligation: a machine with #more lacks #codes"() {
        expect:
        breached('terminals', obligation, WORKSTATION + more) == codes

        where:
        obligation    | more                                                                     || codes
        'BK11-29.1.b' | [:]                                                                      || []
        'BK11-29.1.b' | ['hardened-on': '2026-03-03']                                            || ['late-hardening']
        'BK11-29.1.b' | ['hardened-on': '']                                                      || ['not-hardened']
        'BK11-29.1.b' | [order: '', supervisor: '']                                              || ['unsupervised', 'user-no-order']
        'BK11-29.1.b' | ['allowed-on': '2026-03-03']                                             || ['late-order']
        'BK11-29.1.b' | ['connected-on': '']                                                     || ['no-connection-day']
        'BK11-29.1.b' | [kind: 'printer', order: '', supervisor: '', 'hardened-on': '']          || []
        'BK22-4.1'    | [:]                                                                      || []
        'BK22-4.1'    | [outside: 'yes']                                                         || ['outside-without-consent']
        'BK22-4.1'    | [outside: 'yes', consent: '8/CV']                                        || []
        'BK22-4.1'    | [outside: '']                                                            || ['outside-unknown']
        'BK22-6.2.a'  | [:]                                                                      || []
        'BK22-6.2.a'  | ['screen-lock': 'h2']                                                    || ['lock-late']
        'BK22-6.2.a'  | ['screen-lock': 'none']                                                  || ['lock-late']
        'BK22-6.2.a'  | ['screen-lock': '']                                                      || ['lock-unknown']
        'KT17-8.1'    | [:]                                                                      || []
        'KT17-8.1'    | [outdated: 'yes', measures: '9/BB', 'screen-lock': 'h2']                 || []
        'KT17-8.1'    | [outdated: 'yes', measures: '9/BB', 'screen-lock': 'longer']             || ['outdated-unlocked']
        'KT17-8.1'    | [outdated: 'yes']                                                        || ['outdated-bare']
        'KT17-8.1'    | [outdated: '']                                                           || ['outdated-unknown']
    }

    def "AG59-10.3: a system out of use from #retired with #more lacks #codes"() {
        expect:
        breached('systems', 'AG59-10.3', [name: 'Cổng cũ', 'retired-on': retired] + more) == codes

        where:
        retired      | more                                                                                               || codes
        ''           | [:]                                                                                                || []
        '2026-11-24' | [:]                                                                                                || []
        '2026-11-23' | [:]                                                                                                || ['retired-domain', 'retired-not-erased', 'retired-not-moved', 'retired-running']
        '2025-11-23' | ['taken-back': '4/BB', 'moved-to': 'NAS 2', erased: '5/BB', 'domain-back': 'không có']             || []
        '2025-11-23' | ['moved-to': 'NAS 2', erased: '5/BB', 'domain-back': 'không có']                                   || ['retired-running']
    }

    def "BK11-30.7.b: a rule that does not tell #attribute breaches it"() {
        given:
        def whole = [data: 'Số đọc', rule: '12/QC', frequency: 'hằng ngày', medium: 'NAS', retention: '6 tháng', place: 'phòng máy 2', storing: 'mã hóa', reading: 'restic restore']

        expect:
        breached('storage-rules', 'BK11-30.7.b', whole) == []
        breached('storage-rules', 'BK11-30.7.b', whole - [(attribute): whole[attribute]]) == ["no-$attribute" as String]

        where:
        attribute << ['frequency', 'medium', 'retention', 'place', 'storing', 'reading', 'rule']
    }

    def "KT17-10.5: a network with #security lacks a key of six characters: #codes"() {
        expect:
        breached('wireless', 'KT17-10.5', [ssid: 'TTTHDL', purpose: 'staff', security: security]) == codes

        where:
        security || codes
        'open'   || ['no-key']
        'wep'    || ['no-key']
        'wpa2'   || []
        'wpa3'   || []
    }
}
