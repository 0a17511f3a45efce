package vn.dcim.core.register

import java.time.LocalDate
import spock.lang.Shared
import spock.lang.Specification

/** What the entries of a register breach: the satisfying case, the bad case of the obligation, and the day on which one becomes the other. */
class RegisterDutiesSpec extends Specification {

    static final String DAY = '2026-11-24'

    @Shared Registers registers = new Registers()

    List<String> breached(String obligation, String register, Map<String, String> values, String day = DAY) {
        registers.get(register).wanting(values.findAll { it.value }, LocalDate.parse(day))
                .findAll { it.breaches().contains(obligation) }*.code()
    }

    def "#obligation: #register with #other is wanting #wanted"() {
        expect:
        breached(obligation, register, GOOD[register]) == []
        breached(obligation, register, GOOD[register] + other) == wanted

        where:
        obligation     | register              | other                                                      || wanted
        'BK11-21.1.b'  | 'reviews'             | [finding: '']                                              || ['no-finding']
        'BK11-21.1.b'  | 'reviews'             | [keeper: '']                                               || ['nobody']
        'HY05-6.2.e'   | 'reviews'             | [finding: '']                                              || ['no-finding']
        // declared clean, and Telnet is still enabled
        'BK11-21.1.dd' | 'hardening'           | [found: 'telnet', left: 'yes']                             || ['left']
        'BK11-21.1.dd' | 'hardening'           | [found: 'telnet', left: 'yes', 'removed-on': '2026-11-20'] || []
        'BK11-21.1.dd' | 'hardening'           | [left: '']                                                 || ['left-unknown']
        // port 3389 answers on a server whose list allows only 443
        'BK11-21.2'    | 'ports'               | [port: '3389', protocol: 'rdp', permit: '']                || ['no-permit']
        'BK11-21.2'    | 'ports'               | [to: '2026-11-24']                                         || []
        'BK11-21.2'    | 'ports'               | [to: '2026-11-23']                                         || ['ended']
        // the cooler's web page is reached over plain HTTP
        'BK11-23.2'    | 'ports'               | [use: 'admin', protocol: 'http']                           || ['plain-admin']
        'BK11-23.2'    | 'ports'               | [use: 'admin', protocol: 'https']                          || []
        'BK11-21.3.a'  | 'first-passwords'     | ['changed-on': '2026-11-10']                               || []
        'BK11-21.3.a'  | 'first-passwords'     | ['changed-on': '2026-11-11']                               || ['late']
        'BK11-21.3.a'  | 'first-passwords'     | ['changed-on': '']                                         || ['not-changed']
        // a camera recorder calls its maker's cloud
        'BK11-21.3.c'  | 'internet-exceptions' | [state: 'found']                                           || ['found']
        'BK11-21.3.c'  | 'internet-exceptions' | [state: 'blocked', purpose: '', destinations: '']          || []
        'BK11-21.3.c'  | 'internet-exceptions' | [destinations: '']                                         || ['no-destinations']
        'BK11-21.3.c'  | 'internet-exceptions' | [purpose: '']                                              || ['no-purpose']
        'BK11-21.3.c'  | 'internet-exceptions' | [to: '2026-11-23']                                         || ['ended']
        // the checksum no longer matches
        'BK11-22.3'    | 'data-sets'           | [intact: 'no']                                             || ['broken']
        'BK11-22.3'    | 'data-sets'           | [encryption: '']                                           || ['no-encryption']
        'BK11-22.3'    | 'data-sets'           | [encryption: '', class: 'low']                             || []
        'BK11-22.3'    | 'data-sets'           | ['checked-on': '2025-11-24']                               || []
        'BK11-22.3'    | 'data-sets'           | ['checked-on': '2025-11-23']                               || ['unchecked']
        // the collector has received nothing of an agency
        'BK11-26.1'    | 'soc-links'           | ['seen-on': '2026-11-23']                                  || []
        'BK11-26.1'    | 'soc-links'           | ['seen-on': '2026-11-22']                                  || ['silent']
        'BK11-26.2'    | 'connections'         | [clients: '']                                              || ['clients-unknown']
        'BK11-26.2'    | 'connections'         | [clients: '0']                                             || []
        // no data left for two months
        'BK11-26.3'    | 'soc-links'           | [level: 'national', 'seen-on': '2026-09-24']               || ['national-silent']
        'BK11-26.3'    | 'soc-links'           | [level: 'national']                                        || []
        // patched at noon, the line of the province was down
        'BK11-27.2'    | 'weaknesses'          | [interrupted: 'yes']                                       || ['interrupted']
        'BK11-27.2'    | 'weaknesses'          | ['reported-on': '2026-11-02']                              || ['late-report']
        'BK11-27.2'    | 'weaknesses'          | ['reported-on': '']                                        || ['unreported']
        'BK11-27.3'    | 'weaknesses'          | ['treated-on': '', 'way-back': '']                         || ['no-way-back']
        'BK11-27.3'    | 'weaknesses'          | ['treated-on': '', temporary: '']                          || ['no-temporary']
        'BK22-7.10'    | 'weaknesses'          | [network: 'yes', 'treated-on': '', deadline: '2026-11-24'] || []
        'BK22-7.10'    | 'weaknesses'          | [network: 'yes', 'treated-on': '', deadline: '2026-11-23'] || ['unpatched']
        'BK22-7.10'    | 'weaknesses'          | [network: 'no', 'treated-on': '', deadline: '2026-11-23']  || []
        // nobody recorded when it was allowed back
        'BK11-28.4'    | 'stop-orders'         | ['ended-on': '', until: '2026-11-23']                      || ['not-ended']
        'BK11-28.4'    | 'stop-orders'         | ['ended-on': '', until: '2026-11-24']                      || []
        'BK11-28.4'    | 'stop-orders'         | ['ended-on': '']                                           || ['no-until']
        'BK11-28.4'    | 'stop-orders'         | ['confirmed-on': '']                                       || ['not-confirmed']
        // analysed, and the agency was never told
        'BK11-30.5'    | 'security-warnings'   | ['warned-on': '']                                          || ['not-passed-on']
        'BK11-30.5'    | 'security-warnings'   | ['warned-on': '2026-11-11']                                || ['late']
        'BK11-30.5'    | 'security-warnings'   | [analysis: '']                                             || ['no-analysis']
        'BK11-35.7'    | 'security-warnings'   | [source: 'above', 'warned-on': '']                         || ['not-passed-on']
        'BK11-35.7'    | 'security-warnings'   | [source: 'above', 'warned-on': '2026-11-11']               || []
        'BK11-30.6.dd' | 'network-zones'       | [monitoring: '']                                           || ['no-monitoring']
        'BK11-30.6.dd' | 'network-zones'       | ['seen-on': '2026-10-25']                                  || []
        'BK11-30.6.dd' | 'network-zones'       | ['seen-on': '2026-10-24']                                  || ['monitoring-silent']
        // the check of last November has no result
        'BK11-31.2'    | 'inspections'         | [outcome: '']                                              || ['no-result']
        'BK11-31.2'    | 'inspections'         | [outcome: '', 'planned-on': '2026-11-24']                  || []
        // moved to another zone and never assessed
        'BK11-33.1.dd' | 'design-changes'      | [assessment: '', 'assessed-on': '']                        || ['no-assessment', 'no-assessment-day']
        'BK11-33.1.dd' | 'design-changes'      | ['assessed-on': '2026-11-11']                              || ['late']
        'BK11-33.1.dd' | 'design-changes'      | [fits: 'no']                                               || ['unfit']
        // a demand of 3 June has no answer on 30 June
        'BK11-35.4-b'  | 'reports-owed'        | ['sent-on': '', 'due-on': '2026-11-23']                    || ['demand-late']
        'BK11-35.4-b'  | 'reports-owed'        | ['sent-on': '', 'due-on': '2026-11-24']                    || []
        'BK11-35.4-b'  | 'reports-owed'        | ['sent-on': '', 'due-on': '']                              || ['demand-no-due-day']
        'BK11-35.2'    | 'reports-owed'        | [kind: 'capacity', 'sent-on': '', 'due-on': '2026-11-23']  || ['capacity-late']
        'BK22-11.1'    | 'reports-owed'        | [kind: 'security', 'sent-on': '', 'due-on': '2026-11-23']  || ['security-late']
        'AG59-21.3'    | 'reports-owed'        | [kind: 'regulation', 'sent-on': '', 'due-on': '2026-11-23'] || ['regulation-late']
        'BK22-10.1'    | 'inspections'         | [kind: 'agency', 'planned-on': '2026-11-23', 'held-on': ''] || ['late-inspection']
        // the number rings in an empty office
        'BK11-36.1'    | 'contact-points'      | [answered: 'no']                                           || ['not-answered']
        'BK11-36.1'    | 'contact-points'      | ['confirmed-on': '2026-05-28']                             || []
        'BK11-36.1'    | 'contact-points'      | ['confirmed-on': '2026-05-27']                             || ['old']
        'BK11-36.1'    | 'contact-points'      | ['all-hours': 'no']                                        || ['not-all-hours']
        // the person left last month
        'BK11-36.2'    | 'incident-roles'      | [to: '2026-11-23']                                         || ['left']
        'BK11-36.2'    | 'incident-roles'      | [to: '2026-11-24']                                         || []
        'BK11-36.2'    | 'incident-roles'      | [person: '']                                               || ['no-person']
        // a virtual machine waits 50 days
        'BK11-36.6'    | 'hosting'             | [outcome: 'waiting', 'requested-on': '2026-10-05']         || ['waiting-long']
        'BK11-36.6'    | 'hosting'             | ['decided-on': '2026-11-09', 'handed-on': '']              || []
        'BK11-36.6'    | 'hosting'             | ['decided-on': '2026-11-08', 'handed-on': '']              || ['late-delivery']
        'BK11-36.8'    | 'qualifications'      | [certificate: '']                                          || ['no-certificate']
        // either side believes that the other saves the files
        'BK11-37.3-b'  | 'connections'         | ['agency-saves': '']                                       || ['no-agency-part']
        'BK11-37.3-b'  | 'connections'         | ['saved-on': '2026-11-17']                                 || []
        'BK11-37.3-b'  | 'connections'         | ['saved-on': '2026-11-16']                                 || ['old-of-week']
        'HY05-9.2'     | 'connections'         | [acceptance: '']                                           || ['no-acceptance']
        'HY05-9.2'     | 'connections'         | ['accepted-on': '2026-01-11']                              || ['late-acceptance']
        'BK11-38.1'    | 'cited-texts'         | ['reviewed-on': '2026-05-28']                              || []
        'BK11-38.1'    | 'cited-texts'         | ['reviewed-on': '2026-05-27']                              || ['old-review']
        'BK11-38.1'    | 'cited-texts'         | [state: 'replaced']                                        || ['no-successor', 'followed-unknown']
        'BK11-38.1'    | 'cited-texts'         | [state: 'replaced', successor: 'TT31/2026', followed: 'no'] || ['not-followed']
        // a later edition of a standard is not followed by itself: only legal texts are
        'BK11-38.1'    | 'cited-texts'         | [kind: 'standard', state: 'replaced', 'reviewed-on': '']   || []
        // no second factor for two administrators
        'AG59-7.7'     | 'systems'             | [factors: 'some']                                          || ['one-factor']
        'AG59-7.7'     | 'systems'             | ['password-age': 'longer']                                 || ['old-passwords']
        'AG59-7.7'     | 'systems'             | [lock: '', captcha: 'no']                                  || ['no-captcha', 'lock-unknown']
        'AG59-7.7'     | 'systems'             | [population: 'no', factors: 'none', captcha: 'no']         || []
        'AG59-7.7'     | 'systems'             | [population: '']                                           || ['population-unknown']
        // switched on again the next morning, still plugged in
        'BK22-7.9'     | 'infections'          | [unplugged: 'none']                                        || ['not-unplugged']
        'BK22-7.9'     | 'infections'          | [unplugged: 'part']                                        || ['not-unplugged']
        'BK22-7.9'     | 'infections'          | ['reported-on': '2026-11-11']                              || ['late-report']
        'BK22-7.9'     | 'infections'          | ['back-on': '2026-11-11']                                  || ['back-uncleaned']
    }

    static final Map<String, Map<String, String>> GOOD = [
            'systems': [population: 'yes', factors: 'all', captcha: 'yes', lock: 'yes', 'password-age': 'm6', 'first-password': 'yes', 'connection-log': 'yes'],
            'reviews': [kind: 'both', asset: '1', 'held-on': '2026-11-20', finding: 'bình thường', keeper: 'Lan'],
            'hardening': [asset: '1', 'reviewed-on': '2026-11-10', left: 'no'],
            'ports': [use: 'service', target: '1', port: '443', protocol: 'https', cipher: 'TLS 1.3', permit: '1/QĐ'],
            'first-passwords': [asset: '1', 'changed-on': '2026-11-09', 'in-service-on': '2026-11-10'],
            'internet-exceptions': [state: 'permitted', purpose: 'updates', destinations: 'update.example.vn', permit: '1/QĐ'],
            'data-sets': [class: 'high', encryption: 'AES-256', integrity: 'SHA-256', 'checked-on': '2026-11-01', intact: 'yes'],
            'soc-links': [level: 'agency', 'connected-on': '2026-01-01', contact: 'An', 'seen-on': '2026-11-24', 'response-team': 'giám sát'],
            'weaknesses': [grade: 'serious', network: 'yes', 'found-on': '2026-11-01', 'reported-on': '2026-11-01', temporary: 'chặn', 'way-back': 'bản cũ',
                           deadline: '2026-11-10', 'treated-on': '2026-11-09', interrupted: 'no'],
            'stop-orders': [system: 'Cổng', scope: 'whole', cause: 'tấn công', 'ordered-on': '2026-11-10', 'ordered-at': '9:10', addressee: 'Sở Y tế',
                            'confirmed-on': '2026-11-10', 'ended-on': '2026-11-11'],
            'security-warnings': [source: 'own', 'received-on': '2026-11-10', analysis: 'quét cổng', concerned: 'Sở Y tế', 'warned-on': '2026-11-10'],
            'network-zones': [monitoring: 'SPAN-1', 'seen-on': '2026-11-20'],
            'inspections': [kind: 'system', 'planned-on': '2026-11-20', 'held-on': '2026-11-20', outcome: 'đạt'],
            'design-changes': [assessment: '1/ĐG', 'assessed-on': '2026-11-10', fits: 'yes', 'live-on': '2026-11-10'],
            'reports-owed': [kind: 'centre-demand', 'demanded-on': '2026-11-03', 'due-on': '2026-11-20', 'sent-on': '2026-11-19'],
            'contact-points': [kind: 'security', telephone: '0209', 'all-hours': 'yes', document: '1/TB', 'confirmed-on': '2026-11-01', answered: 'yes'],
            'incident-roles': [role: 'decides', person: 'An', document: '1/QĐ'],
            'hosting': [outcome: 'granted', decision: '1/QĐ', 'requested-on': '2026-11-01', 'decided-on': '2026-11-05', 'handed-on': '2026-11-10'],
            'qualifications': [account: 'lan', subject: 'power', 'held-on': '2026-01-10', certificate: '1/CN'],
            'connections': ['connected-on': '2026-01-10', acceptance: '1/CK', 'accepted-on': '2026-01-10', clients: '12', 'operator-saves': 'máy chủ ảo',
                            'agency-saves': 'tệp dùng chung', interval: 'week', 'saved-on': '2026-11-20'],
            'cited-texts': [kind: 'law', state: 'in-force', 'reviewed-on': '2026-11-01'],
            'infections': ['found-on': '2026-11-10', 'off-at': '9:00', unplugged: 'all', 'reported-to': 'Bình', 'reported-on': '2026-11-10',
                           'cleaned-on': '2026-11-12', 'back-on': '2026-11-12']]
}
