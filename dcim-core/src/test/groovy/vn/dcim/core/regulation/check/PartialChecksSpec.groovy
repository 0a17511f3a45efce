package vn.dcim.core.regulation.check

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.incident.StepKind
import vn.dcim.core.regulation.Limits
import vn.dcim.core.regulation.State

import static vn.dcim.core.regulation.check.ACheck.AT
import static vn.dcim.core.regulation.check.ACheck.DAY
import static vn.dcim.core.regulation.check.ACheck.found
import static vn.dcim.core.regulation.check.ACheck.question
import static vn.dcim.core.regulation.check.ACheck.told
import static vn.dcim.core.regulation.check.ACheck.unit

/** The automatic part of obligations that a person attests the rest of: satisfied, breached as the table of obligations says, on the boundary, without evidence. */
class PartialChecksSpec extends Specification {

    static PaperEvidence.Paper paper(List<String> subjects, Map with = [:]) {
        new PaperEvidence.Paper(1, 'Quy trình', subjects, day(with.dated), day(with.from), day(with.to), day(with.filed ?: '2026-11-01'))
    }

    static LocalDate day(String text) {
        text ? LocalDate.parse(text) : null
    }

    static PaperEvidence.Facts papers(List<PaperEvidence.Paper> papers, List<String> systems = [], List<String> unknown = []) {
        new PaperEvidence.Facts(papers, systems, systems.size(), unknown)
    }

    static final List<String> HANDLINGS = ['intrusion', 'malware', 'denial', 'phishing', 'network', 'server', 'user-computer', 'service', 'application']
            .collect { 'handling-' + it }

    def "#obligation: with papers on #subjects, #systems, it is #state, wanting #wanting"() {
        expect:
        found(new PaperCheck().judge(papers(subjects.collect { paper([it]) }, systems),
                question(obligation, [review_age_days: 365]))) == [state, wanting.sort()]

        where:
        obligation    | subjects                                                                     | systems              || state         | wanting
        'BK11-20.2.c' | ['procedure-connecting', 'procedure-configuration', 'procedure-hardening']   | []                   || 'met'         | []
        'BK11-20.2.c' | ['procedure-configuration', 'procedure-hardening']                           | []                   || 'not-met'     | ['paper-missing-procedure-connecting']
        'BK11-20.2.c' | []                                                                           | []                   || 'no-evidence' | []
        'BK11-20.2.c' | ['encryption']                                                               | []                   || 'no-evidence' | []
        'BK11-21.1.d' | ['patches-windows', 'patches-linux']                                         | ['linux', 'windows'] || 'met'         | []
        'BK11-21.1.d' | ['patches-windows']                                                          | ['linux', 'windows'] || 'not-met'     | ['paper-missing-patches-linux']
        'BK11-21.1.d' | ['patches-windows']                                                          | ['windows']          || 'met'         | []
        'BK11-21.1.d' | ['patches-windows']                                                          | []                   || 'no-evidence' | []
        'BK11-21.1.d' | []                                                                           | ['linux']            || 'no-evidence' | []
        'BK11-28.2'   | ['incident-ordinary', 'incident-serious', 'response-plan']                   | []                   || 'met'         | []
        'BK11-28.2'   | ['incident-serious']                                                         | []                   || 'not-met'     | ['paper-missing-incident-ordinary', 'paper-missing-response-plan']
        'BK11-30.4'   | HANDLINGS                                                                    | []                   || 'met'         | []
        'BK11-30.4'   | HANDLINGS - 'handling-denial'                                                | []                   || 'not-met'     | ['paper-missing-handling-denial']
        'BK11-22.1'   | ['encryption']                                                               | []                   || 'met'         | []
    }

    def "BK11-21.1.d: a server whose system nobody noted leaves it without evidence"() {
        expect:
        found(new PaperCheck().judge(papers([paper(['patches-linux'])], ['linux'], ['srv-9']), question('BK11-21.1.d'))) == ['no-evidence', []]
    }

    def "a system called #title is #system"() {
        expect:
        PaperEvidence.system(title) == system

        where:
        title                         || system
        'Windows Server 2022'         || 'windows'
        'Ubuntu Server 24.04 LTS'     || 'linux'
        'Red Hat Enterprise Linux 9'  || 'linux'
        'VMware ESXi 8'               || 'virtualisation'
        'AIX 7.3'                     || 'other'
    }

    def "BK11-28.2: a paper of #with is #state"() {
        expect:
        new PaperCheck().judge(papers([paper(['incident-ordinary', 'incident-serious', 'response-plan'], with)]),
                question('BK11-28.2', [review_age_days: 365])).state() == state

        where:
        with                  || state
        [filed: '2025-11-24'] || State.MET
        [filed: '2025-11-23'] || State.NOT_MET
        [to: '2026-11-24']    || State.MET
        [to: '2026-11-23']    || State.NOT_MET
        [from: '2026-11-24']  || State.MET
        [from: '2026-11-25']  || State.NOT_MET
    }

    def "BK11-35.6: a yearly plan signed on #dated is #state"() {
        expect:
        new PaperCheck().judge(papers([paper(['security-plan'], [dated: dated])]), question('BK11-35.6', [plan_per_year: 1])).state() == state

        where:
        dated        || state
        '2025-11-24' || State.MET
        '2025-11-23' || State.NOT_MET
        ''           || State.NOT_MET   // gathered, and never approved
    }

    static MachineEvidence.Facts hosts(Map with = [:]) {
        new MachineEvidence.Facts(with.proven != false, with.hosts ?: [host('srv-1', 'server')], with.strangers ?: [], with.carried == null ? 2 : with.carried,
                with.unpermitted ?: [], with.kept != false, with.ports ?: [])
    }

    static MachineEvidence.Host host(String name, String kind, List<String> flaws = [], String scanned = '2026-11-20') {
        new MachineEvidence.Host(1, name, kind, flaws as Set, day(scanned))
    }

    static final OPEN_PORT = new vn.dcim.core.regulation.Offence('register:ports:1', 'ftp 21', vn.dcim.core.regulation.Phrase.of('register-rule', 'a', 'b'), '')

    def "#obligation: #what is #state"() {
        given:
        def check = new HostChecks()."$bean"()

        expect:
        check.judge(hosts(with), question(obligation, [full_scan_interval_days: 7])).state() == state

        where:
        obligation     | bean                  | what                                  | with                                                            || state
        'BK11-24.1'    | 'guarded'             | 'every host on the console'           | [:]                                                             || State.MET
        'BK11-24.1'    | 'guarded'             | 'a host that the console misses'      | [hosts: [host('a', 'server', ['MISSING'])]]                     || State.NOT_MET
        'BK11-24.1'    | 'guarded'             | 'a silent client'                     | [hosts: [host('a', 'laptop', ['SILENT'])]]                      || State.NOT_MET
        'BK11-24.1'    | 'guarded'             | 'a client that is no host'            | [strangers: ['pc-99']]                                          || State.NOT_MET
        'BK11-24.1'    | 'guarded'             | 'another flaw'                        | [hosts: [host('a', 'server', ['NO_SYSTEM'])]]                   || State.MET
        'BK11-24.1'    | 'guarded'             | 'no list of a console'                | [proven: false, hosts: [host('a', 'server', ['NO_EVIDENCE'])]]  || State.NO_EVIDENCE
        'BK22-7.3'     | 'protectedHosts'      | 'anti-malware everywhere'             | [:]                                                             || State.MET
        'BK22-7.3'     | 'protectedHosts'      | 'removed to make a workstation faster'| [hosts: [host('a', 'workstation', ['NO_ANTI_MALWARE'])]]        || State.NOT_MET
        'BK22-7.3'     | 'protectedHosts'      | 'no list'                             | [proven: false]                                                 || State.NO_EVIDENCE
        'KT17-6.1.e-a' | 'serversKept'         | 'patched, closed'                     | [:]                                                             || State.MET
        'KT17-6.1.e-a' | 'serversKept'         | 'port 21 is open without permission'  | [ports: [OPEN_PORT]]                                            || State.NOT_MET
        'KT17-6.1.e-a' | 'serversKept'         | 'patches missing on a server'         | [hosts: [host('a', 'server', ['PATCHES_MISSING'])]]             || State.NOT_MET
        'KT17-6.1.e-a' | 'serversKept'         | 'patches missing on a workstation'    | [hosts: [host('a', 'workstation', ['PATCHES_MISSING'])]]        || State.MET
        'KT17-6.1.e-a' | 'serversKept'         | 'no list of ports'                    | [kept: false]                                                   || State.NO_EVIDENCE
        'KT17-6.1.c'   | 'singlePurpose'       | 'permitted software alone'            | [:]                                                             || State.MET
        'KT17-6.1.c'   | 'singlePurpose'       | 'a browser on a server'               | [unpermitted: [new MachineEvidence.Carried(1, 'srv-1', 'Chrome')]] || State.NOT_MET
        'KT17-6.1.c'   | 'singlePurpose'       | 'nothing noted on servers'            | [carried: 0]                                                    || State.NO_EVIDENCE
        'AG59-11.1.a'  | 'workstationsScanned' | 'scanned a week ago'                  | [hosts: [host('a', 'workstation', [], '2026-11-17')]]           || State.MET
        'AG59-11.1.a'  | 'workstationsScanned' | 'scanned eight days ago'              | [hosts: [host('a', 'workstation', [], '2026-11-16')]]           || State.NOT_MET
        'AG59-11.1.a'  | 'workstationsScanned' | 'scanned three weeks ago'             | [hosts: [host('a', 'laptop', [], '2026-11-03')]]                || State.NOT_MET
        'AG59-11.1.a'  | 'workstationsScanned' | 'never scanned'                       | [hosts: [host('a', 'workstation', [], '')]]                     || State.NOT_MET
        'AG59-11.1.a'  | 'workstationsScanned' | 'servers alone'                       | [:]                                                             || State.NO_EVIDENCE
    }

    static OperationEvidence.Facts operation(Map with = [:]) {
        new OperationEvidence.Facts((with.drills ?: []).collect { day(it) }, with.shifts ?: [], with.capacities ?: [], with.reports ?: [], with.texts ?: [])
    }

    static OperationEvidence.Turn turn(int rounds, int done) {
        new OperationEvidence.Turn(1, AT.minusSeconds(86_400), rounds, done)
    }

    static OperationEvidence.Capacity capacity(int percent, Integer days = null, String kind = 'power-rack') {
        new OperationEvidence.Capacity(kind, 'R01-A', percent, days)
    }

    static OperationEvidence.Annex annex(String from, String until, int unsaid = 0) {
        new OperationEvidence.Annex(1, day(from), day(until), DAY, unsaid)
    }

    def "#obligation: with #with, #limits it is #state"() {
        expect:
        new OperationChecks()."$bean"().judge(operation(with), question(obligation, limits)).state() == state

        where:
        obligation    | bean              | with                                                 | limits                                    || state
        'BK11-28.6'   | 'drillHeld'       | [drills: ['2025-11-24', '2024-01-01']]               | [drill_interval_days: 365]                || State.MET
        'BK11-28.6'   | 'drillHeld'       | [drills: ['2025-11-23']]                             | [drill_interval_days: 365]                || State.NOT_MET
        'BK11-28.6'   | 'drillHeld'       | [drills: ['2024-11-24']]                             | [drill_interval_days: 365]                || State.NOT_MET   // two years ago
        'BK11-28.6'   | 'drillHeld'       | [:]                                                  | [drill_interval_days: 365]                || State.NO_EVIDENCE
        'BK11-30.1.d' | 'shiftsTasked'    | [shifts: [turn(2, 1)]]                               | [:]                                       || State.MET
        'BK11-30.1.d' | 'shiftsTasked'    | [shifts: [turn(2, 2), turn(0, 0)]]                   | [:]                                       || State.NOT_MET   // nothing for the night shift
        'BK11-30.1.d' | 'shiftsTasked'    | [shifts: [turn(2, 0)]]                               | [:]                                       || State.NOT_MET
        'BK11-30.1.d' | 'shiftsTasked'    | [:]                                                  | [:]                                       || State.NO_EVIDENCE
        'BK11-36.5'   | 'capacityPlanned' | [capacities: [capacity(80)]]                         | [headroom_pct: 20, forecast_days: 180]    || State.MET
        'BK11-36.5'   | 'capacityPlanned' | [capacities: [capacity(81)]]                         | [headroom_pct: 20, forecast_days: 180]    || State.NOT_MET
        'BK11-36.5'   | 'capacityPlanned' | [capacities: [capacity(92)]]                         | [headroom_pct: 20, forecast_days: 180]    || State.NOT_MET   // the feed of the rack
        'BK11-36.5'   | 'capacityPlanned' | [capacities: [capacity(50, 180, 'units')]]           | [headroom_pct: 20, forecast_days: 180]    || State.MET
        'BK11-36.5'   | 'capacityPlanned' | [capacities: [capacity(50, 179, 'units')]]           | [headroom_pct: 20, forecast_days: 180]    || State.NOT_MET
        'BK11-36.5'   | 'capacityPlanned' | [:]                                                  | [headroom_pct: 20, forecast_days: 180]    || State.NO_EVIDENCE
        'BK11-37.2'   | 'ruleSet'         | [texts: ['11/2023/QĐ-UBND', '22/2021/QĐ-UBND']]      | [also_applies: '22/2021/QD-UBND']         || State.MET
        'BK11-37.2'   | 'ruleSet'         | [texts: ['11/2023/QĐ-UBND']]                         | [also_applies: '22/2021/QD-UBND']         || State.NOT_MET
        'BK11-37.2'   | 'ruleSet'         | [:]                                                  | [also_applies: '22/2021/QD-UBND']         || State.NO_EVIDENCE
        'KT17-PL1'    | 'annexWritten'    | [reports: [annex('2025-01-01', '2025-12-31')]]       | [report_period: 'year', due_day: '01-30'] || State.MET
        'KT17-PL1'    | 'annexWritten'    | [reports: [annex('2025-01-01', '2025-12-31', 1)]]    | [report_period: 'year', due_day: '01-30'] || State.NOT_MET
        'KT17-PL1'    | 'annexWritten'    | [reports: [annex('2025-01-01', '2025-12-30')]]       | [report_period: 'year', due_day: '01-30'] || State.NOT_MET
        'KT17-PL1'    | 'annexWritten'    | [reports: [annex('2024-01-01', '2024-12-31')]]       | [report_period: 'year', due_day: '11-24'] || State.MET       // that on 2025 is due today
        'KT17-PL1'    | 'annexWritten'    | [reports: [annex('2024-01-01', '2024-12-31')]]       | [report_period: 'year', due_day: '11-23'] || State.NOT_MET
        'KT17-PL1'    | 'annexWritten'    | [:]                                                  | [report_period: 'year', due_day: '01-30'] || State.NO_EVIDENCE
    }

    def "KT17-PL1: a period or a day that the check does not know counts as not set: #limits"() {
        when:
        new OperationChecks().annexWritten().judge(operation([reports: [annex('2025-01-01', '2025-12-31')]]), question('KT17-PL1', limits))

        then:
        thrown(Limits.NotSet)

        where:
        limits << [[report_period: 'quarter', due_day: '01-30'], [report_period: 'year', due_day: '30/01'], [report_period: 'year']]
    }

    static IncidentEvidence.Case incident(List<StepKind> steps, String security = 'security-medium', boolean closed = true) {
        new IncidentEvidence.Case(1, 'Tấn công', AT.minusSeconds(7200), closed ? AT : null, true, 'attack', 'operational-serious', security, false, false, [],
                steps.collect { new IncidentEvidence.Step(it.code(), AT, AT, 3) }, 0, 0, 0, '')
    }

    static final List<StepKind> ALL = [StepKind.ACKNOWLEDGED, StepKind.ISOLATED, StepKind.CAUSE, StepKind.REPAIRED, StepKind.MINUTES]

    def "BK11-34.3: an incident with #steps is #state, wanting #wanting"() {
        expect:
        found(new OperationChecks().incidentSteps().judge(new IncidentEvidence.Facts(1, cases), question('BK11-34.3'))) == [state, wanting.sort()]

        where:
        steps                   | cases                                                        || state     | wanting
        'all steps'             | [incident(ALL)]                                              || 'met'     | []
        'a lesson for minutes'  | [incident(ALL - StepKind.MINUTES + StepKind.LESSON)]         || 'met'     | []
        'no isolation'          | [incident(ALL - StepKind.ISOLATED)]                          || 'not-met' | ['step-missing-isolated']
        'nothing but its end'   | [incident([])]                                               || 'not-met' | ['step-missing-acknowledged', 'step-missing-isolated', 'step-missing-cause', 'step-missing-repaired', 'step-missing-lesson']
        'no security about it'  | [incident([], 'security-none')]                              || 'met'     | []
        'its end to come'       | [incident([], 'security-high', false)]                       || 'met'     | []
    }

    def "BK11-34.3: where no incident was ever noted there is no evidence"() {
        expect:
        new OperationChecks().incidentSteps().judge(new IncidentEvidence.Facts(0, []), question('BK11-34.3')).state() == State.NO_EVIDENCE
    }

    static UpkeepEvidence.Facts upkeep(Map with = [:]) {
        new UpkeepEvidence.Facts(with.devices == null ? 3 : with.devices, with.unrecorded ?: [], with.unseen ?: [], with.ranks ?: [],
                papers(with.papers == null ? [paper(['data-protection'])] : with.papers))
    }

    static UpkeepEvidence.Rank rank(String priority, int alarms, Long minutes) {
        new UpkeepEvidence.Rank(priority, alarms, minutes)
    }

    static final OUT = new UpkeepEvidence.Out(1, 'SW-1', 1)

    def "#obligation: #what is #state"() {
        expect:
        new UpkeepChecks()."$bean"().judge(upkeep(with), question(obligation)).state() == state

        where:
        obligation    | bean              | what                               | with                                                         || state
        'BK11-25.2'   | 'outagesRecorded' | 'outages with their incidents'     | [:]                                                          || State.MET
        'BK11-25.2'   | 'outagesRecorded' | 'an outage settled elsewhere'      | [unrecorded: [OUT]]                                          || State.NOT_MET
        'BK11-25.2'   | 'outagesRecorded' | 'no device watched'                | [devices: 0]                                                 || State.NO_EVIDENCE
        'HY05-9.5'    | 'centreKeptUp'    | 'watched, seen, with a plan'       | [:]                                                          || State.MET
        'HY05-9.5'    | 'centreKeptUp'    | 'out for two days, no incident'    | [unrecorded: [OUT]]                                          || State.NOT_MET
        'HY05-9.5'    | 'centreKeptUp'    | 'an alarm that nobody sees'        | [unseen: [new UpkeepEvidence.Unseen(1, 'ups-on-battery', AT)]] || State.NOT_MET
        'HY05-9.5'    | 'centreKeptUp'    | 'a plan that ended'                | [papers: [paper(['data-protection'], [to: '2026-11-23'])]]   || State.NOT_MET
        'HY05-9.5'    | 'centreKeptUp'    | 'no plan'                          | [papers: []]                                                 || State.NO_EVIDENCE
        'BK11-30.8.a' | 'alarmsRanked'    | 'the urgent first'                 | [ranks: [rank('high', 3, 5), rank('low', 9, 60)]]            || State.MET
        'BK11-30.8.a' | 'alarmsRanked'    | 'both alike'                       | [ranks: [rank('high', 3, 5), rank('medium', 3, 5)]]          || State.MET
        'BK11-30.8.a' | 'alarmsRanked'    | 'the urgent last'                  | [ranks: [rank('high', 3, 6), rank('medium', 3, 5)]]          || State.NOT_MET
        'BK11-30.8.a' | 'alarmsRanked'    | 'too few to tell'                  | [ranks: [rank('high', 2, 6), rank('medium', 3, 5)]]          || State.NO_EVIDENCE
    }

    static RefusalEvidence.Refused refused(long times, boolean stopped = false, boolean acted = false) {
        new RefusalEvidence.Refused('khanh', DAY, times, stopped, acted)
    }

    def "BK11-20.2.a: #times refusals, stopped #stopped, acted on #acted, is #state"() {
        expect:
        new AccessChecks().refusalsAnswered().judge(new RefusalEvidence.Facts([refused(times, stopped, acted)]), question('BK11-20.2.a')).state() == state

        where:
        times | stopped | acted || state
        9     | false   | false || State.MET
        10    | false   | false || State.NOT_MET
        40    | false   | false || State.NOT_MET   // in a night, no report, still active
        40    | true    | false || State.MET
        40    | false   | true  || State.MET
    }

    static ConfigurationEvidence.Change change(String order) {
        new ConfigurationEvidence.Change(1, 'FW-1', 1L, null, AT, order)
    }

    def "BK11-21.1.c: #copies copies, changes under #orders, is #state"() {
        expect:
        new AccessChecks().configurationOrdered().judge(new ConfigurationEvidence.Facts(1, copies, orders.collect { change(it) }), question('BK11-21.1.c'))
                .state() == state

        where:
        copies | orders        || state
        30     | []            || State.MET
        30     | ['WO-1']      || State.MET
        30     | ['WO-1', '']  || State.NOT_MET
        0      | []            || State.NO_EVIDENCE
    }

    def "BK11-25.4: a device heard #ago s ago is #state"() {
        expect:
        new AccessChecks().activelyAsked().judge(new Plant(units), question('BK11-25.4')).state() == state

        where:
        ago       | units                                                                         || state
        '0'       | [unit(1, 'ups', 'R01', told('device.reachability', 'reachable'))]             || State.MET
        '900'     | [unit(1, 'ups', 'R01', told('device.reachability', 'reachable', 900))]        || State.MET
        '901'     | [unit(1, 'leak', 'R01', told('device.reachability', 'reachable', 901))]       || State.NOT_MET
        'never'   | [unit(1, 'leak', 'R01')]                                                      || State.NOT_MET   // it only sends on change
        'nothing' | []                                                                            || State.NO_EVIDENCE
    }
}
