package vn.dcim.core.register

import java.time.LocalDate
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.definition.DefinitionFiles
import vn.dcim.core.definition.YamlNode
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

/** Definitions of registers: what is wrong in one is told with file, line and mend; what is right judges entries. */
class RegisterDefinitionSpec extends Specification {

    static final Map<String, Wording> YES_NO = ['yes': new Wording('Có', 'Yes'), 'no': new Wording('Không', 'No')]

    @Shared Registers carried = new Registers()

    static RegisterDefinition read(String text) {
        RegisterReader.read(YamlNode.read('registers/keys-of-doors.yaml', new StringReader(text)), YES_NO)
    }

    static String definition(Map<String, String> parts = [:]) {
        def all = [title: '{vi: Sổ, en: Register}', hint: '{vi: Gì, en: What}', obligations: '{BK11-8.1.b: {vi: A, en: A}}',
                fields: '{label: {type: line, vi: Nhãn, en: Label, required: true, unique: true}, ends: {type: day, vi: Hết, en: End}}',
                name: 'label'] + parts
        all.findAll { it.value != null }.collect { "${it.key}: ${it.value}" }.join('\n')
    }

    def "every register that the program brings can be read, and each of its rules can be told"() {
        expect:
        carried.all().size() == 49
        carried.all().every { register ->
            register.fields().size() > 3 && register.rules().every { !it.title().vi().empty && !it.title().en().empty }
        }
        carried.all()*.code() == carried.all()*.code().sort()
    }

    def "each obligation of a register that the program brings can be breached by a rule of it: #register.code()"() {
        expect:
        register.obligations().keySet() - register.rules()*.breaches().flatten() - register.yearly()*.breaches().flatten() - register.each()*.breaches().flatten() - register.together()*.breaches().flatten() == [] as Set

        where:
        register << new Registers().all()
    }

    def "a definition that is right is read"() {
        when:
        def register = read(definition(
                validity: '{to: ends, warn-days: 30}', wanting: '{over: {vi: Hết, en: Ended, ended: "true", breaches: BK11-8.1.b}}'))

        then:
        register.code() == 'keys-of-doors'
        register.key().code() == 'label'
        register.listed()*.code() == ['label']
        register.warnDays() == 30
        register.rules()[0].breaches() == ['BK11-8.1.b']
    }

    def "a definition with #what is refused, and what would do is told"() {
        when:
        read(definition(parts))

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.BROKEN_DEFINITION
        e.arguments()[0] == 'registers/keys-of-doors.yaml'
        e.arguments()[1] > 0
        e.arguments()[2].contains(told)

        where:
        what                     | parts                                                                      || told
        'no title'               | [title: null]                                                              || 'key title is missing'
        'a title in one tongue'  | [title: '{vi: Sổ}']                                                        || 'key en is missing'
        'an unknown key'         | [colour: 'red']                                                            || 'unknown key colour; known here: each, fields'
        'no such obligation'     | [obligations: '{article 8: {vi: A, en: A}}']                               || 'write it as BK11-8.1.b'
        'an unknown type'        | [fields: '{a: {type: colour, vi: A, en: A}}']                              || 'unknown type colour; known: line, text, day'
        'a choice of nothing'    | [fields: '{a: {type: choice, vi: A, en: A}}']                              || 'field a needs options'
        'a link to nowhere'      | [fields: '{a: {type: entry, vi: A, en: A}}']                               || 'field a needs the register'
        'a code with capitals'   | [fields: '{Label: {type: line, vi: A, en: A}}']                            || 'Label is no code'
        'a name forms need'      | [fields: '{revision: {type: line, vi: A, en: A}}']                         || 'call it otherwise'
        'nothing unique'         | [fields: '{a: {type: line, vi: A, en: A, required: true}}', name: 'a']     || 'no field is unique'
        'a name that is no field'| [name: 'title']                                                            || 'there is no field title; known: label, ends'
        'a name to be left out'  | [name: 'ends']                                                             || 'must be one that is required'
        'an end that is no day'  | [validity: '{to: label}']                                                  || 'must be a day'
        'too early a warning'    | [validity: '{to: ends, warn-days: 731}']                                   || 'from 0 to 730, found 731'
        'a rule of no kind'      | [wanting: '{a: {vi: A, en: A}}']                                           || 'rule a needs exactly one of after, differs, ended, is, missing'
        'a rule of two kinds'    | [wanting: '{a: {vi: A, en: A, missing: ends, passed: ends}}']              || 'exactly one of'
        'months of no age'       | [wanting: '{a: {vi: A, en: A, missing: ends, months: 3}}']                 || 'rule a does not take months'
        'an age without months'  | [wanting: '{a: {vi: A, en: A, older: ends}}']                              || 'rule a needs months'
        'months and days'        | [wanting: '{a: {vi: A, en: A, older: ends, months: 3, days: 3}}']          || 'rule a does not take months'
        'newest without days'    | [each: '{a: {vi: A, en: A, roll: servers, field: label, newest: ends}}']   || 'rule a needs days'
        'a roll of nothing'      | [each: '{a: {vi: A, en: A, field: label}}']                                || 'key roll is missing'
        'an end that is unknown' | [wanting: '{a: {vi: A, en: A, ended: "true"}}']                            || 'validity names no field for it'
        'a breach of another'    | [wanting: '{a: {vi: A, en: A, missing: ends, breaches: BK11-9.1}}']        || 'not among the obligations of this register: BK11-8.1.b'
        'an option that is none' | [fields: '{a: {type: yes-no, vi: A, en: A, required: true, unique: true}}', name: 'a',
                                    wanting: '{b: {vi: A, en: A, is: a, among: perhaps}}']                    || 'perhaps is no option of a; known: yes, no'
    }

    def "a register that leads to one that is none is refused"() {
        when:
        Registers.of([YamlNode.read('registers/a.yaml', new StringReader(definition(
                fields: '{label: {type: line, vi: A, en: A, required: true, unique: true}, b: {type: entry, register: none, vi: B, en: B}}')))],
                DefinitionFiles.carried('register-words', getClass().classLoader)[0])

        then:
        def e = thrown(DcimException)
        e.arguments()[2] == 'field b leads to the register none, which is none; known: a'
    }

    List<String> wanting(String register, Map<String, String> values, String day) {
        carried.get(register).wanting(values, LocalDate.parse(day))*.code()
    }

    def "AG59-11.4: a key of a wireless network changed on 31/05 is #said on #day"() {
        given:
        def values = [ssid: 'TTTHDL', purpose: 'staff', security: 'wpa3', authentication: 'person', 'mac-list': 'yes',
                'key-changed-on': changed, keeper: 'An']

        expect:
        wanting('wireless', values.findAll { it.value }, day) == wanted

        where:
        changed      | day          || wanted
        '2026-05-31' | '2026-11-29' || []
        '2026-05-31' | '2026-11-30' || []  // six months after 31 May end with November
        '2026-05-31' | '2026-12-01' || ['old-key']
        ''           | '2026-06-01' || ['old-key']
        said = wanted ? 'too old' : 'good'
    }

    def "AG59-11.4, BK11-32.3.a, KT17-10.5: a network of #purpose with #security, list of MAC addresses #list, apart #apart, is wanting #wanted"() {
        given:
        def values = [ssid: 'A', purpose: purpose, security: security, authentication: 'key', 'mac-list': list, apart: apart,
                'key-changed-on': '2026-11-01', keeper: 'An'].findAll { it.value }

        expect:
        wanting('wireless', values, '2026-11-21') == wanted

        where:
        purpose  | security | list  | apart || wanted
        'staff'  | 'wpa2'   | 'yes' | ''    || []
        'staff'  | 'wpa'    | 'yes' | ''    || ['weak']
        'staff'  | 'open'   | 'no'  | ''    || ['no-key', 'weak', 'no-mac-list']
        'guests' | 'wpa2'   | 'no'  | 'yes' || []
        'guests' | 'wpa2'   | 'no'  | 'no'  || ['guests-inside']
        'guests' | 'wpa2'   | 'no'  | ''    || ['guests-unclear']
    }

    def "BK11-27.1: a weakness due on 20/11, treated #treated, is wanting #wanted on #day"() {
        given:
        def values = [number: 'W1', title: 'A', also: 'SRV', grade: 'high', procedure: 'QT-1', temporary: 'A', 'way-back': 'B',
                deadline: '2026-11-20', 'treated-on': treated].findAll { it.value }

        expect:
        wanting('weaknesses', values, day) == wanted

        where:
        treated      | day          || wanted
        ''           | '2026-11-20' || []
        ''           | '2026-11-21' || ['late']
        '2026-11-25' | '2026-12-01' || []
    }

    def "BK11-17.2: what was decided on #decided and installed on 10/11 is wanting #wanted"() {
        given:
        def values = [name: 'A', agency: '1', request: '1/CV', 'requested-on': '2026-11-01', decision: '2/QĐ', 'decided-on': decided,
                outcome: 'granted', handover: '3/BB', 'handed-on': '2026-11-10', 'installed-on': '2026-11-10', administrator: 'An',
                contact: 'an@x.vn', 'confirmed-on': '2026-11-10']

        expect:
        wanting('hosting', values, '2026-11-21') == wanted

        where:
        decided      || wanted
        '2026-11-09' || []
        '2026-11-10' || []
        '2026-11-11' || ['late-decision']
    }

    def "BK11-33.3.c: tested by #tester, built by FPT IS, ordered by the department, is wanting #wanted"() {
        expect:
        wanting('projects', [tester: tester, builder: 'FPT IS', owner: 'Sở TT&TT'].findAll { it.value }, '2026-11-21')
                .findAll { it.contains('tester') } == wanted

        where:
        tester     || wanted
        'VNCERT'   || []
        'fpt is'   || ['tester-is-builder']
        'So TT&TT' || ['tester-is-owner']
        ''         || ['no-tester']
    }

    def "BK11-22.1.b: a key that ends on 21/11 #said on #day"() {
        given:
        def values = [name: 'A', kind: 'tls', class: 'internal', standard: 'X.509', place: 'HSM', holder: 'An', 'made-on': '2025-11-21',
                'ends-on': '2026-11-21', renewal: 'An']

        expect:
        wanting('keys', values, day) == wanted

        where:
        day          || wanted
        '2026-11-21' || []
        '2026-11-22' || ['ended']
        said = wanted ? 'has ended' : 'is good'
    }

    def "the newest #newest is #said on 21/11/2026"() {
        expect:
        RegisterAnswers.isLacking(newest, 12, 0, LocalDate.parse('2026-11-21')) == lacking

        where:
        newest       || lacking
        '2025-11-20' || true
        '2025-11-21' || false
        '2026-11-21' || false
        '2025'       || true
        '2026'       || false
        '2027'       || false
        ''           || true
        said = lacking ? 'too old' : 'new enough'
    }

    def "where days count, the newest #newest is #said on 21/11/2026"() {
        expect:
        RegisterAnswers.isLacking(newest, 0, 7, LocalDate.parse('2026-11-21')) == lacking

        where:
        newest       || lacking
        '2026-11-13' || true
        '2026-11-14' || false
        said = lacking ? 'too old' : 'new enough'
    }

    def "the figures of a rule stand for a limit of the obligation, and are never taken for stricter than they are"() {
        expect:
        carried.get(register).figures(obligation).collectEntries { [it.limit(), it.days()] } == figures

        where:
        register         | obligation    || figures
        'reviews'        | 'BK11-21.1.b' || [check_interval_days: 30]
        'soc-links'      | 'BK11-26.1'   || [last_data_age_h: 1]
        'contact-points' | 'BK11-36.1'   || [contact_confirmed_days: 180]
        'weaknesses'     | 'BK11-27.1'   || [:]
    }

    def "BK11-10.5: software released on 10/11 with the consent of #by, given on #on, is wanting #wanted"() {
        given:
        def values = [number: 'G1', software: 'A', recipient: 'B', 'released-on': '2026-11-10', consent: '1/UBND', 'consent-by': by,
                'consent-on': on].findAll { it.value }

        expect:
        wanting('software-releases', values, '2026-11-21') == wanted

        where:
        by        | on           || wanted
        'owner'   | '2026-11-10' || []
        'owner'   | '2026-11-11' || ['late-consent']
        'manager' | '2026-11-09' || ['not-the-owner']   // the bad case of the obligation: a mail of the department
        ''        | '2026-11-09' || ['consent-unknown']
    }

    def "BK11-24.3: a package scanned on #scanned and installed on 10/11, #result, is wanting #wanted"() {
        given:
        def values = [number: 'L1', software: 'A', source: 'kho', 'scanned-on': scanned, result: result, 'installed-on': '2026-11-10']
                .findAll { it.value }

        expect:
        wanting('software-scans', values, '2026-11-21') == wanted

        where:
        scanned      | result     || wanted
        '2026-11-10' | 'clean'    || []
        '2026-11-11' | 'clean'    || ['late-scan']
        '2026-11-09' | 'infected' || ['infected']
        ''           | ''         || ['no-scan', 'no-result']
    }

    def "BK11-33.2.b: source of #owner and #operator received, 2.3 in service, is wanting #wanted"() {
        expect:
        wanting('projects', [kind: 'software', 'source-owner': '1/BB', 'source-operator': '2/BB', version: '2.3', 'version-owner': owner,
                'version-operator': operator].findAll { it.value }, '2026-11-21').findAll { it.contains('version') } == wanted

        where:
        owner | operator || wanted
        '2.3' | '2.3'    || []
        '1.0' | '2.3'    || ['old-version-owner']      // the bad case of the obligation
        '2.3' | '2.3.1'  || ['old-version-operator']
        ''    | '2.3'    || ['no-version-owner']
    }

    def "trap 15, BK11-5.2.b: an engineer of a supplier with electronics #electronics, authority #authority, reference #reference, is wanting #wanted"() {
        given: "a business reason of the supplier stands among the purposes and excuses nothing"
        def values = [number: 'K1', person: 'Kỹ sư', organisation: 'Nhà thầu', purpose: 'Cài đặt theo hợp đồng', host: 'An', areas: 'R01',
                rules: 'yes', electronics: electronics, authority: authority, reference: reference, day: '2026-11-20', exit: '17:00'].findAll { it.value }

        expect:
        wanting('visits', values, '2026-11-21') == wanted

        where:
        electronics | authority  | reference  || wanted
        'outside'   | ''         | ''         || []
        'exempt'    | 'Công an'  | '12/CV-CA' || []
        'exempt'    | ''         | ''         || ['no-reference', 'no-authority']
        'exempt'    | 'Công an'  | ''         || ['no-reference']   // the bad case of the obligation
        'inside'    | 'Nhà thầu' | '1/HĐ'     || ['electronics-inside']
        ''          | ''         | ''         || ['electronics-unknown']
    }

    def "BK11-5.1-a, 5.1-b, 8.2, 23.3, 24.4-b, 27.6-b, 18.2, KT17-6.7-a, AG59-12.4: #register with #with is wanting #wanted"() {
        expect:
        wanting(register, values + with, '2026-11-21').findAll { it in relevant || !relevant } == wanted

        where:
        register              | with                                                                       || wanted
        'privileged-sessions' | [task: 'PBT-2026-0008', 'task-on': '2026-11-20']                           || []
        'privileged-sessions' | [task: 'PBT-2026-0008', 'task-on': '2026-11-21']                           || ['late-task']
        'privileged-sessions' | [:]                                                                        || ['no-task']     // at night, no ticket
        'data-exports'        | [approval: '3/CV', 'approved-on': '2026-11-20']                            || []
        'data-exports'        | [approval: '3/CV', 'approved-on': '2026-11-21']                            || ['late-approval']
        'data-exports'        | [:]                                                                        || ['no-approval', 'no-approval-day']
        'undertakings'        | ['signed-on': '2026-01-02']                                                || []
        'undertakings'        | [:]                                                                        || ['unsigned']
        'violations'          | [action: 'chặn IP', 'blocked-on': '2026-11-20', proposal: 'nhắc nhở']      || []
        'violations'          | [:]                                                                        || ['not-blocked', 'no-block-day', 'no-proposal']
        'terminals'           | [state: 'connected']                                                       || []
        'terminals'           | [state: 'removed', 'removed-on': '2026-11-20', 'removal-order': 'L2', 'removal-on': '2026-11-20'] || []
        'terminals'           | [state: 'removed', 'removed-on': '2026-11-20', 'removal-order': 'L2', 'removal-on': '2026-11-21'] || ['late-removal-order']
        'terminals'           | [state: 'removed', 'removed-on': '2026-11-20']                             || ['no-removal-order', 'no-removal-day']
        'warnings'            | [kind: 'malware', case: 'SC-1', hosts: 'srv-1', outcome: 'sạch']           || []
        'warnings'            | [kind: 'malware']                                                          || ['malware-no-case', 'malware-no-hosts', 'malware-no-outcome']
        'warnings'            | [kind: 'weakness', concerns: 'no']                                         || []
        'warnings'            | [kind: 'weakness', concerns: 'yes', case: 'W1', outcome: 'đã vá']          || []
        'warnings'            | [kind: 'weakness', concerns: 'yes']                                        || ['weakness-no-case', 'weakness-no-outcome']
        'warnings'            | [kind: 'weakness']                                                         || ['weakness-unmatched']   // nobody matched it with the register
        'repair-plans'        | [kind: 'plan', way: 'replace', cost: '9000000', 'approved-on': '2026-11-20'] || []
        'repair-plans'        | [kind: 'plan']                                                             || ['plan-no-way', 'plan-no-cost', 'plan-unapproved']
        'repair-plans'        | [kind: 'claim', supplier: 'FPT', 'sent-on': '2026-11-20']                  || []
        'repair-plans'        | [kind: 'claim']                                                            || ['claim-no-supplier', 'claim-unsent']
        'repair-plans'        | [kind: 'request', 'approved-on': '2026-11-20']                             || []
        'repair-plans'        | [kind: 'request']                                                          || ['request-unapproved']
        'inspections'         | [kind: 'system', outcome: 'đạt']                                           || []
        'inspections'         | [kind: 'system']                                                           || ['assessed-without-outcome']
        values = ['privileged-sessions': [person: 'An', day: '2026-11-20'], 'data-exports': ['exported-on': '2026-11-20'], undertakings: [account: 'an'],
                terminals: [mac: '0c:c4:7a:10:01:11', ip: '10.0.0.9', remote: 'none', order: 'L1', 'allowed-by': 'An']].getOrDefault(register, [:])
        relevant = register == 'inspections' ? ['assessed-without-outcome'] : []
    }

    def "HY05-11.6: a yearly report due by 14/11 and sent on #sent is wanting #wanted"() {
        given:
        def values = [number: 'B1', kind: 'agency', 'cut-off': '2026-10-31', 'due-on': '2026-11-14', 'sent-on': sent, recipient: 'Sở']
                .findAll { it.value }

        expect:
        wanting('reports-owed', values, '2026-11-21') == wanted

        where:
        sent         || wanted
        '2026-11-14' || []
        '2026-11-15' || ['agency-sent-late']
        ''           || ['agency-late']
    }

    def "BK11-10.4.c, BK11-9.1, HY05-7.7, BK11-28.5: #register with #with is wanting #wanted"() {
        expect:
        wanting(register, values + with, '2026-11-21') == wanted

        where:
        register    | with                                                                   || wanted
        'vettings'  | ['vetted-on': '2026-11-10']                                            || []
        'vettings'  | ['vetted-on': '2026-11-11']                                            || ['late-vetting']
        'systems'   | ['state-network': 'no', public: 'no']                                  || []
        'systems'   | ['state-network': 'yes', public: 'no']                                 || ['no-lead', 'no-connection-day', 'no-contact']
        'systems'   | ['state-network': 'no', public: 'yes', firewall: '1']                  || ['no-denial']
        'suppliers' | [kind: 'line', contact: 'An', 'confirmed-on': '2025-11-21']            || []
        'suppliers' | [kind: 'line', contact: 'An', 'confirmed-on': '2025-11-20']            || ['old-contact']
        'suppliers' | [kind: 'purchase', contact: 'An']                                      || []
        values = [vettings: ['vetted-by': 'An', outcome: 'passed', 'joined-on': '2026-11-10', mac: '0c:c4:7a:10:01:11'],
                  systems: [level: 'l2', dossier: '1/QĐ', 'carried-out': 'fully', population: 'no'],
                  suppliers: [incident: 'QT', to: '2027-01-01', secrecy: 'CK']][register]
    }
}
