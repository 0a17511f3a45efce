package vn.dcim.core.regulation.check

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*

/** BK11-6.2-a, 6.4-a, 6.4-c, 6.5-a, 6.5-b, 7.5-a, 8.1.a-a, 21.1.a, 25.1, 30.6, 30.7.a, 30.8.d, KT17-6.1.e-b. */
class TelemetryChecksSpec extends Specification {

    static final CLIMATE = [temp_c: '18..27', rh_pct: '40..60', stale_after_s: 180, rooms_without_sensor: 0]
    static final ROOM = new ClimateEvidence.Room(7, 'R01')

    static climate(Map<String, Object> values, long secondsAgo = 0, List<Long> standing = []) {
        new ClimateEvidence.Facts([ROOM], new Plant([unit(1, 'environment', 'R01', *values.collect { told(it.key, it.value, secondsAgo) })]), standing)
    }

    def "a room at #temperature degrees and #humidity percent: #state, #keys"() {
        expect:
        found(new ClimateCheck().judge(climate(['ambient.temperature': temperature, 'ambient.humidity': humidity]), question('BK11-6.2-a', CLIMATE))) == [state, keys]

        where:
        temperature | humidity || state     | keys
        22          | 50       || 'met'     | []
        18          | 40       || 'met'     | []
        27          | 60       || 'met'     | []
        17          | 50       || 'not-met' | ['temperature-out']
        28          | 50       || 'not-met' | ['temperature-out']
        22          | 39       || 'not-met' | ['humidity-out']
        22          | 61       || 'not-met' | ['humidity-out']
        30          | 70       || 'not-met' | ['humidity-out', 'temperature-out']
    }

    def "a reading between two whole degrees is judged by the outer one, as by itself"() {
        given: "27.1, rounded down and up"
        def facts = new ClimateEvidence.Facts([ROOM], new Plant([unit(1, 'environment', 'R01',
                new Plant.Told('ambient.temperature', '', '', 27d, 28d, true, null), told('ambient.humidity', 50))]), [])

        expect:
        found(new ClimateCheck().judge(facts, question('BK11-6.2-a', CLIMATE))) == ['not-met', ['temperature-out']]
    }

    def "a sensor heard #ago s ago, standing still: #standing: #state"() {
        expect:
        found(new ClimateCheck().judge(climate(['ambient.temperature': 24, 'ambient.humidity': 50], ago, standing), question('BK11-6.2-a', CLIMATE))) == [state, []]

        where:
        ago | standing || state
        180 | []       || 'met'
        181 | []       || 'no-evidence'
        0   | [1L]     || 'no-evidence'   // the gateway repeats 24.0 for two days
    }

    def "a room without a sensor is wrong, one without humidity is not proven, no room at all proves nothing"() {
        expect:
        found(new ClimateCheck().judge(new ClimateEvidence.Facts([ROOM], new Plant([]), []), question('BK11-6.2-a', CLIMATE))) == ['not-met', ['room-without-sensor']]
        found(new ClimateCheck().judge(climate(['ambient.temperature': 24]), question('BK11-6.2-a', CLIMATE))) == ['no-evidence', []]
        found(new ClimateCheck().judge(new ClimateEvidence.Facts([], new Plant([]), []), question('BK11-6.2-a', CLIMATE))) == ['no-evidence', []]
    }

    static source(String key, List<String> above, Map<String, Object> told, long ago = 0) {
        new SourceEvidence.Source(key, key, above, unit(key.hashCode(), 'meter', '', *told.collect { ACheck.told(it.key, it.value, ago) }))
    }

    def "two sources, #case_: #state, #keys"() {
        expect:
        found(new SourceCheck().judge(new SourceEvidence.Facts(sources), question('BK11-6.4-a', [power_sources: 2, voltage_v: '198..242', frequency_hz: '49.5..50.5']))) == [state, keys]

        where:
        case_                        | sources                                                                           || state         | keys
        'both sound'                 | [source('a', [], fine()), source('b', [], fine())]                                || 'met'         | []
        'both at a limit'            | [source('a', [], live(198, 49.5)), source('b', [], live(242, 50.5))]              || 'met'         | []
        'both from one board'        | [source('a', ['board'], fine()), source('b', ['board'], fine())]                  || 'not-met'     | ['source-shared', 'source-shared']
        'one above the other'        | [source('a', [], fine()), source('b', ['a'], fine())]                             || 'not-met'     | ['source-shared', 'source-shared']
        'one without voltage'        | [source('a', [], fine()), source('b', [], live(0, 50))]                           || 'not-met'     | ['voltage-out']
        'one volt too much'          | [source('a', [], fine()), source('b', [], live(243, 50))]                         || 'not-met'     | ['voltage-out']
        'one too slow'               | [source('a', [], fine()), source('b', [], live(220, 49.4))]                       || 'not-met'     | ['frequency-out']
        'one alone'                  | [source('a', [], fine())]                                                         || 'not-met'     | ['sources-too-few']
        'one not heard'              | [source('a', [], fine()), source('b', [], fine(), 901)]                           || 'no-evidence' | []
        'one without a meter'        | [source('a', [], fine()), new SourceEvidence.Source('b', 'b', [], null)]          || 'no-evidence' | []
        'none noted'                 | []                                                                                || 'no-evidence' | []
        'the third makes up for one' | [source('a', [], fine()), source('b', [], live(0, 50)), source('c', [], fine())]  || 'met'         | []
    }

    static Map fine() {
        live(220, 50)
    }

    static Map live(volts, hertz) {
        ['input.L1.voltage': volts, 'input.L1-L2.voltage': 381, 'input.frequency': hertz]
    }

    static final GENERATOR = [generators: 1, mode: 'auto', fuel_pct: 50, start_battery_v: 24, test_interval_days: 30]

    static generators(List<Plant.Unit> units, Map<Long, String> ran) {
        new GeneratorEvidence.Facts(new Plant(units), units.collect {
            new GeneratorEvidence.Ran(it.device(), ran[it.device()] ? Instant.parse(ran[it.device()]) : null)
        })
    }

    static generator(String mode, Object fuel, Object volts, String state = 'ready', long ago = 0) {
        unit(1, 'generator', '', told('generator.mode', mode, ago), told('generator.state', state, ago),
                told('generator.fuel', fuel, ago), told('generator.start-battery.voltage', volts, ago))
    }

    def "a generator in mode #mode with #fuel percent and #volts V, last run #ran: #state, #keys"() {
        expect:
        found(new GeneratorCheck().judge(generators([generator(mode, fuel, volts, told)], [1L: ran]), question('BK11-6.4-c', GENERATOR))) == [state, keys]

        where:
        mode     | fuel | volts | told       | ran                    || state         | keys
        'auto'   | 80   | 25.2  | 'ready'    | '2026-11-20T02:00:00Z' || 'met'         | []
        'auto'   | 50   | 24    | 'ready'    | '2026-10-25T02:00:00Z' || 'met'         | []
        'auto'   | 50   | 24    | 'ready'    | '2026-10-24T16:59:59Z' || 'not-met'     | ['generator-not-tried']
        'manual' | 80   | 25.2  | 'ready'    | '2026-11-20T02:00:00Z' || 'not-met'     | ['generator-not-automatic']
        'auto'   | 45   | 25.2  | 'ready'    | '2026-11-20T02:00:00Z' || 'not-met'     | ['fuel-low']
        'auto'   | 80   | 23.9  | 'ready'    | '2026-11-20T02:00:00Z' || 'not-met'     | ['start-battery-low']
        'auto'   | 80   | 25.2  | 'shutdown' | '2026-11-20T02:00:00Z' || 'not-met'     | ['generator-locked-out']
        'auto'   | 80   | 25.2  | 'ready'    | null                   || 'no-evidence' | []
    }

    def "no generator, and one that is not heard, prove nothing"() {
        expect:
        found(new GeneratorCheck().judge(generators([], [:]), question('BK11-6.4-c', GENERATOR))) == ['no-evidence', []]
        found(new GeneratorCheck().judge(generators([generator('auto', 80, 25, 'ready', 901)], [1L: '2026-11-20T02:00:00Z']), question('BK11-6.4-c', GENERATOR))) == ['no-evidence', []]
    }

    static cameras(Map args) {
        new CameraEvidence.Facts(new Plant(args.units ?: [unit(1, 'nvr', '', told('camera.7.status', 'online'), told('camera.7.recording', args.word ?: 'recording', args.ago ?: 0),
                told('camera.7.footage-age', (args.days ?: 31) * 86_400, args.ago ?: 0))]), args.uncovered ?: [], args.covered == null ? 1 : args.covered, args.gaps ?: [],
                [new CameraEvidence.Footage(1, 'camera.7.footage-age', args.since ? LocalDate.parse(args.since) : null)])
    }

    static gap(String from, String until) {
        new CameraEvidence.Gap(1, 'camera.7.recording', Instant.parse(from), until ? Instant.parse(until) : null)
    }

    def "cameras, #case_: #state, #keys"() {
        expect:
        found(new RecordingCheck().judge(cameras(facts), question('BK11-6.5-a', [hours_per_day: 24, uncovered_areas: 0, recording_gap_min: 1]))) == [state, keys]

        where:
        case_                            | facts                                                                      || state         | keys
        'all recorded'                   | [:]                                                                        || 'met'         | []
        'online and not recorded'        | [word: 'stopped']                                                          || 'not-met'     | ['camera-not-recording']
        'no footage from 01:10 to 04:25' | [gaps: [gap('2026-11-23T18:10:00Z', '2026-11-23T21:25:00Z')]]               || 'not-met'     | ['recording-gap']
        'a gap of a minute'              | [gaps: [gap('2026-11-23T18:10:00Z', '2026-11-23T18:11:00Z')]]               || 'met'         | []
        'a gap of a minute and a bit'    | [gaps: [gap('2026-11-23T18:10:00Z', '2026-11-23T18:11:01Z')]]               || 'not-met'     | ['recording-gap']
        'a gap that lasts'               | [gaps: [gap('2026-11-24T04:58:00Z', null)]]                                 || 'not-met'     | ['recording-gap-open']
        'a gap of the day before'        | [gaps: [gap('2026-11-22T18:10:00Z', '2026-11-23T05:00:00Z')]]               || 'met'         | []
        'a room without a camera'        | [uncovered: ['R02']]                                                        || 'not-met'     | ['room-without-camera']
        'no room noted'                  | [covered: 0]                                                                || 'no-evidence' | []
        'a recorder that is not heard'   | [ago: 901]                                                                  || 'no-evidence' | []
        'no recorder'                    | [units: [unit(2, 'camera', 'R01', told('camera.status', 'online'))]]        || 'no-evidence' | []
    }

    def "footage #days days old of a camera known since #since, #gaps: #state, #keys"() {
        expect:
        found(new FootageCheck().judge(cameras(days: days, since: since, gaps: gaps, ago: ago), question('BK11-6.5-b', [camera_retention_days: 30]))) == [state, keys]

        where:
        days | since        | ago | gaps                                                                || state         | keys
        30   | '2026-09-01' | 0   | []                                                                  || 'met'         | []
        29   | '2026-09-01' | 0   | []                                                                  || 'not-met'     | ['footage-short']
        22   | '2026-09-01' | 0   | []                                                                  || 'not-met'     | ['footage-short']
        22   | '2026-11-01' | 0   | []                                                                  || 'met'         | []   // 23 days ago
        22   | '2026-10-31' | 0   | []                                                                  || 'not-met'     | ['footage-short']
        22   | null         | 0   | []                                                                  || 'not-met'     | ['footage-short']
        31   | '2026-09-01' | 0   | [gap('2026-11-01T18:10:00Z', '2026-11-01T21:25:00Z')]               || 'not-met'     | ['recording-gap']
        31   | '2026-09-01' | 0   | [gap('2026-10-25T01:00:00Z', '2026-10-25T05:00:00Z')]               || 'met'         | []   // 30 days ago to the second
        31   | '2026-09-01' | 901 | []                                                                  || 'no-evidence' | []
    }

    def "a network device down for #down s of 30 days, #unrecorded outages without an incident: #state"() {
        given:
        def line = { long id, String cls, String word ->
            new OutageEvidence.Line(unit(id, cls, '', told('device.reachability', word, ago)), AT.minusSeconds(30 * 86_400), down, down ? 1 : 0, unrecorded)
        }

        expect:
        found(new PlantChecks().networkAvailable().judge(new OutageEvidence.Facts([line(1, 'switch', 'reachable')]), question('BK11-8.1.a-a', [availability_pct: 99.9]))) == [state, keys]

        and: "servers have a row of their own"
        found(new PlantChecks().serversAvailable().judge(new OutageEvidence.Facts([line(1, 'switch', 'reachable')]), question('BK11-21.1.a', [availability_pct: 99.9]))) == ['no-evidence', []]
        found(new PlantChecks().serversAvailable().judge(new OutageEvidence.Facts([line(1, 'server', 'reachable')]), question('BK11-21.1.a', [availability_pct: 99.9]))) == [state, keys]

        where:
        down | unrecorded | ago || state         | keys
        0    | 0          | 0   || 'met'         | []
        2592 | 0          | 0   || 'met'         | []   // 0.1 % to the second
        2593 | 0          | 0   || 'not-met'     | ['availability-low']
        60   | 1          | 0   || 'not-met'     | ['outage-without-incident']
        0    | 0          | 901 || 'no-evidence' | []
    }

    static log(String kind, boolean sent = true, String silent = null, int months = 6, long ago = 0) {
        new LogEvidence.Source(kind.hashCode(), kind, kind, months, sent, silent ? Instant.parse(silent) : null, told('log.silence', 0, ago))
    }

    def "sources of logs, #case_: #state, #keys"() {
        expect:
        found(new LogChecks()."$check"().judge(new LogEvidence.Facts(sources), question('x', [server_log_retention_months: 3]))) == [state, keys]

        where:
        check        | case_                     | sources                                                            || state         | keys
        'arrive'     | 'all send'                | [log('network'), log('server')]                                    || 'met'         | []
        'arrive'     | 'the firewall is silent'  | [log('network'), log('security', true, '2026-10-24T05:00:00Z')]    || 'not-met'     | ['log-silent']
        'arrive'     | 'one never sent'          | [log('network'), log('server', false)]                             || 'not-met'     | ['log-never-sent']
        'arrive'     | 'nobody listens'          | [log('network', true, null, 6, 901)]                               || 'no-evidence' | []
        'arrive'     | 'none registered'         | []                                                                 || 'no-evidence' | []
        'kinds'      | 'all four'                | ['network', 'security', 'server', 'application'].collect { log(it) } || 'met'       | []
        'kinds'      | 'no application'          | ['network', 'security', 'server', 'terminal'].collect { log(it) }  || 'not-met'     | ['log-kind-missing-application']
        'kinds'      | 'a silent application'    | ['network', 'security', 'server'].collect { log(it) } + log('application', true, '2026-10-24T05:00:00Z') || 'not-met' | ['log-kind-missing-application']
        'kinds'      | 'none registered'         | []                                                                 || 'no-evidence' | []
        'classes'    | 'one of each'             | ['security', 'server', 'application', 'terminal'].collect { log(it) } || 'met'      | []
        'classes'    | 'no terminal'             | ['security', 'server', 'application'].collect { log(it) }          || 'not-met'     | ['log-kind-missing-terminal']
        'serverLogs' | 'three months'            | [log('server', true, null, 3)]                                     || 'met'         | []
        'serverLogs' | 'two months'              | [log('server', true, null, 2)]                                     || 'not-met'     | ['kept-too-short']
        'serverLogs' | 'none registered'         | []                                                                 || 'no-evidence' | []
    }

    static item(boolean device, boolean heard, boolean mustLog, boolean logs) {
        new MonitoredEvidence.Item(3, 'SW-03', device, device ? [told('device.reachability', 'reachable', heard ? 0 : 901)] : [], mustLog, logs)
    }

    def "equipment in service, #case_: #state, #keys"() {
        expect:
        found(new MonitoredCheck().judge(new MonitoredEvidence.Facts(items), question('BK11-25.1', [in_service_without_operation_monitor: 0]))) == [state, keys]

        where:
        case_                     | items                             || state         | keys
        'asked, and sends logs'   | [item(true, true, true, true)]    || 'met'         | []
        'asked, writes no log'    | [item(true, true, false, false)]  || 'met'         | []
        'on no poll list'         | [item(false, false, true, true)]  || 'not-met'     | ['no-operation-monitor']
        'sends no log'            | [item(true, true, true, false)]   || 'not-met'     | ['no-security-monitor']
        'neither'                 | [item(false, false, true, false)] || 'not-met'     | ['no-operation-monitor', 'no-security-monitor']
        'asked, and not heard'    | [item(true, false, true, true)]   || 'no-evidence' | []
        'an empty register'       | []                                || 'no-evidence' | []
    }

    def "readings for #months months from #first on, watched since #since, logs for #logs months: #state, #keys"() {
        expect: "24 May is six calendar months before 24 November; 28 May would be 180 days"
        found(new RetentionCheck().judge(new RetentionEvidence.Facts(months, first ? LocalDate.parse(first) : null, since ? LocalDate.parse(since) : null,
                [new RetentionEvidence.Kept(9, 'fw', logs)]), question('BK11-30.7.a', [monitoring_retention_months: 6]))) == [state, keys]

        where:
        months | first        | since        | logs || state         | keys
        6      | '2026-05-24' | '2026-01-01' | 6    || 'met'         | []
        6      | '2026-05-25' | '2026-01-01' | 6    || 'not-met'     | ['readings-reach-short']
        6      | '2026-05-28' | '2026-01-01' | 6    || 'not-met'     | ['readings-reach-short']
        6      | '2026-09-03' | '2026-09-01' | 6    || 'met'         | []
        6      | '2026-09-04' | '2026-09-01' | 6    || 'not-met'     | ['readings-reach-short']
        5      | '2026-05-24' | '2026-01-01' | 6    || 'not-met'     | ['kept-too-short']
        6      | '2026-05-24' | '2026-01-01' | 5    || 'not-met'     | ['kept-too-short']
        6      | null         | '2026-01-01' | 6    || 'no-evidence' | []
        6      | null         | null         | 6    || 'no-evidence' | []
    }
}
