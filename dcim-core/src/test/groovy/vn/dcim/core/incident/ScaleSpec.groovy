package vn.dcim.core.incident

import spock.lang.Specification

import static vn.dcim.core.incident.Scale.OPERATIONAL
import static vn.dcim.core.incident.Scale.SECURITY

class ScaleSpec extends Specification {

    static Map<String, Boolean> yes(Scale scale, List<String> codes) {
        scale.questions().collectEntries { [it.code(), it.code() in codes] }
    }

    def "BK11-13.2: answered yes to #codes only, the operational level is #level"() {
        expect:
        OPERATIONAL.rate(yes(OPERATIONAL, codes)).level() == level

        where:
        codes                                    || level
        []                                       || 'operational-ordinary'
        ['operation-affected']                   || 'operational-serious'
        ['centre-stopped']                       || 'operational-especially-serious'
        ['centre-stopped', 'operation-affected'] || 'operational-especially-serious'
    }

    def "BK11-34.1, BK22-9.1: answered yes to #codes only, the security level is #level"() {
        expect:
        SECURITY.rate(yes(SECURITY, codes)).level() == level

        where:
        codes                                                       || level
        []                                                          || 'security-none'
        ['key-device']                                              || 'security-none'
        ['security-incident']                                       || 'security-low'
        ['security-incident', 'group-affected']                     || 'security-medium'
        ['security-incident', 'key-device']                         || 'security-high'
        ['security-incident', 'key-device', 'group-affected']       || 'security-high'
        ['security-incident', 'one-activity']                       || 'security-high'
        ['security-incident', 'site-broken-into']                   || 'security-serious'
        ['security-incident', 'several-activities', 'one-activity'] || 'security-serious'
        ['security-incident', 'spreading-or-destroying']            || 'security-serious'
    }

    def "questions are asked in order, and none after the one that decides"() {
        expect:
        SECURITY.rate(answers).next()?.code() == next

        where:
        answers                                                     || next
        [:]                                                         || 'security-incident'
        ['security-incident': false]                                || null
        ['security-incident': true]                                 || 'spreading-or-destroying'
        ['security-incident': true, 'spreading-or-destroying': true] || null
    }
}
