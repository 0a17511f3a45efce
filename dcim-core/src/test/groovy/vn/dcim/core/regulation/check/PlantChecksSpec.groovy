package vn.dcim.core.regulation.check

import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*

/** Single devices: BK11-6.2-b, 6.4-b, 6.6-a, 30.8, KT17-6.1.a. */
class PlantChecksSpec extends Specification {

    def checks = new PlantChecks()

    def "a UPS that tells source #source, battery #battery, #runtime s, replace #replace: #state, #keys"() {
        expect:
        found(checks.upsReady().judge(new Plant([unit(1, 'ups', '',
                told('output.source', source), told('battery.status', battery), told('battery.runtime', runtime),
                told('battery.replace', replace))]), question('BK11-6.4-b', [runtime_min: 10]))) == [state, keys]

        where:
        source               | battery       | runtime | replace || state         | keys
        'utility'            | 'normal'      | 1200    | 'no'    || 'met'         | []
        'utility'            | 'charging'    | 600     | 'no'    || 'met'         | []
        'utility'            | 'normal'      | 540     | 'no'    || 'not-met'     | ['runtime-short']
        'maintenance-bypass' | 'normal'      | 1200    | 'no'    || 'not-met'     | ['ups-on-bypass']
        'bypass'             | 'normal'      | 1200    | 'no'    || 'not-met'     | ['ups-on-bypass']
        'fault-bypass'       | 'normal'      | 1200    | 'no'    || 'not-met'     | ['ups-on-bypass']
        'off'                | 'normal'      | 1200    | 'no'    || 'not-met'     | ['ups-output-off']
        'utility'            | 'fault'       | 1200    | 'no'    || 'not-met'     | ['battery-fault']
        'utility'            | 'low'         | 1200    | 'no'    || 'not-met'     | ['battery-low']
        'utility'            | 'normal'      | 1200    | 'yes'   || 'not-met'     | ['battery-fault']
        'unknown'            | 'normal'      | 1200    | 'no'    || 'no-evidence' | []
        'utility'            | 'unknown'     | 1200    | 'no'    || 'no-evidence' | []
    }

    def "a UPS that is not heard proves nothing, neither good nor bad: #case_"() {
        expect:
        found(checks.upsReady().judge(new Plant(units), question('BK11-6.4-b', [runtime_min: 10]))) == ['no-evidence', []]

        where:
        case_                      | units
        'there is none'            | []
        'it tells nothing'         | [unit(1, 'ups', '')]
        'no runtime'               | [unit(1, 'ups', '', told('output.source', 'utility'), told('battery.status', 'normal'))]
        'silent for over 15 min'   | [unit(1, 'ups', '', told('output.source', 'bypass', 901), told('battery.status', 'normal'), told('battery.runtime', 1200))]
        'stale by its quality'     | [unit(1, 'ups', '', told('output.source', 'utility', 0, false), told('battery.status', 'normal'), told('battery.runtime', 1200))]
        'one of two is not heard'  | [unit(1, 'ups', '', told('output.source', 'utility'), told('battery.status', 'normal'), told('battery.runtime', 1200)), unit(2, 'ups', '')]
    }

    def "heard 15 minutes ago counts"() {
        expect:
        found(checks.upsReady().judge(new Plant([unit(1, 'ups', '', told('output.source', 'utility', 900),
                told('battery.status', 'normal'), told('battery.runtime', 1200))]), question('BK11-6.4-b', [runtime_min: 10]))) == ['met', []]
    }

    def "a door controller that tells #words: #state"() {
        expect:
        found(checks.controllersOnline().judge(new Plant([unit(1, 'access', '', *words.collect { point, word -> told(point, word) })]),
                question('BK11-6.6-a', [offline_controllers: 0]))) == [state, keys]

        where:
        words                                                                || state         | keys
        ['controller.status': 'online']                                      || 'met'         | []
        ['device.reachability': 'reachable']                                 || 'met'         | []
        ['controller.status': 'offline', 'device.reachability': 'reachable'] || 'not-met'     | ['controller-offline']
        ['controller.status': 'online', 'device.reachability': 'unreachable'] || 'not-met'    | ['controller-offline']
        ['controller.status': 'unknown']                                     || 'no-evidence' | []
        [:]                                                                  || 'no-evidence' | []
    }

    def "a clock that is #offset s ahead, limit 1 s: #state"() {
        expect:
        found(checks.clocksAgree().judge(new Plant([unit(1, 'server', '', told('device.clock-offset', offset)), source(0)]),
                question('BK11-30.8', [clock_offset_s: 1]))) == [state, keys]

        where:
        offset || state     | keys
        0      || 'met'     | []
        1      || 'met'     | []
        -1     || 'met'     | []
        2      || 'not-met' | ['clock-off']
        -420   || 'not-met' | ['clock-off']
    }

    def "our own clock, held against #sources sources: #state"() {
        expect: "that all devices agree with us proves nothing where nobody knows whether we are right"
        found(checks.clocksAgree().judge(new Plant([unit(1, 'server', '', told('device.clock-offset', 0)), *sources.collect { source(it) }]),
                question('BK11-30.8', [clock_offset_s: 1]))) == [state, keys]

        where: "none; one; one that tells no time; two that agree with us; two of which one does not"
        sources   || state         | keys
        []        || 'no-evidence' | []
        [0]       || 'met'         | []
        [1]       || 'met'         | []
        [-2]      || 'not-met'     | ['own-clock-off']
        [null]    || 'no-evidence' | []
        [0, 1]    || 'met'         | []
        [0, 2]    || 'not-met'     | ['own-clock-off']
    }

    def "what was heard of a source #minutes minutes ago: #state"() {
        expect:
        checks.clocksAgree().judge(new Plant([unit(1, 'server', '', told('device.clock-offset', 0)),
                unit(9, 'time-source', '', told('device.clock-offset', 0, minutes * 60))]),
                question('BK11-30.8', [clock_offset_s: 1])).with { [it.state().code(), it.reason().key()] } == [state, reason]

        where:
        minutes || state         | reason
        15      || 'met'         | 'nothing-wanting'
        16      || 'no-evidence' | 'time-source-unheard'
    }

    def "a device that never tells its time is not proven to keep it"() {
        expect:
        found(checks.clocksAgree().judge(new Plant([unit(1, 'server', '', told('device.clock-offset', 0)), unit(2, 'ups', ''), source(0)]),
                question('BK11-30.8', [clock_offset_s: 1]))) == ['no-evidence', []]
    }

    private static source(Integer offset) {
        offset == null ? unit(9, 'time-source', '') : unit(9, 'time-source', '', told('device.clock-offset', offset))
    }

    def "a cooling unit that tells #word: #state"() {
        expect:
        found(checks.coolingRuns().judge(new Plant([unit(1, 'cooling', '', told('cooling.unit', word))]), question('KT17-6.1.a'))) == [state, keys]

        where:
        word      || state         | keys
        'on'      || 'met'         | []
        'standby' || 'met'         | []
        'off'     || 'not-met'     | ['cooling-stopped']
        'fault'   || 'not-met'     | ['cooling-stopped']
        'unknown' || 'no-evidence' | []
    }

    def "a leak detector that tells #word: #state; devices without one are asked nothing"() {
        expect:
        found(checks.noLeak().judge(new Plant([unit(1, 'leak', 'R01', told('leak.detector', word)), unit(2, 'ups', '')]), question('BK11-6.2-b'))) == [state, keys]

        where:
        word       || state         | keys
        'clear'    || 'met'         | []
        'detected' || 'not-met'     | ['leak-detected']
        'fault'    || 'no-evidence' | []
        'unknown'  || 'no-evidence' | []
    }

    def "without any leak detector there is no evidence"() {
        expect:
        found(checks.noLeak().judge(new Plant([unit(2, 'ups', '')]), question('BK11-6.2-b'))) == ['no-evidence', []]
    }
}
