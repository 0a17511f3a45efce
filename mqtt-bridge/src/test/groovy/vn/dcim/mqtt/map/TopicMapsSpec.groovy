package vn.dcim.mqtt.map

import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.PointVocabulary

import java.nio.file.Files
import java.nio.file.Path

class TopicMapsSpec extends Specification {

    @TempDir Path folder

    static final VOCABULARY = PointVocabulary.load()

    static final String GOOD = '''\
id: mine
class: environment
device: hall/{sensor}
topics:
  - topic: hall/{sensor}
    points:
      ambient.temperature: /t
'''

    static final String TOLD_TWICE = '''\
ambient.temperature: /t
  - topic: hall/{sensor}/tenths
    points: {ambient.temperature: {value: /t, scale: 0.1}}
'''

    def "a site's map joins those of the program, and replaces the one of the same id"() {
        given:
        Files.writeString(folder.resolve('mine.yaml'), GOOD)
        Files.writeString(folder.resolve('crac.yaml'), GOOD.replace('mine', 'crac-json').replace('hall', 'cold'))

        when:
        def maps = TopicMaps.load(VOCABULARY, folder)

        then:
        maps.match('hall/a')*.map()*.id() == ['mine']
        maps.match('cold/a')*.map()*.id() == ['crac-json']
        maps.match('dc/hg01/crac/c1/telemetry') == []
    }

    def "a broken map is refused at line #line: #reason"() {
        given:
        Files.writeString(folder.resolve('mine.yaml'), GOOD.replace(from, to))

        when:
        TopicMaps.load(VOCABULARY, folder)

        then:
        def refusal = thrown(DcimException)
        refusal.code() == ErrorCode.BROKEN_DEFINITION
        refusal.arguments()[0] == folder.resolve('mine.yaml').toString()
        refusal.arguments()[1] == line
        (refusal.arguments()[2] as String).contains(reason)

        where:
        from                  | to                                            || line | reason
        'class: environment'  | 'class: oven'                                 || 2    | 'no device class is called oven'
        'ambient.temperature' | 'ambient.warmth'                              || 7    | 'no governed point name matches ambient.warmth'
        'ambient.temperature' | 'sensor.{n}.temperature'                      || 7    | 'what {n} is'
        ': /t'                | ': {value: /t, unit: kPa}'                    || 7    | 'unit kPa does not measure temperature'
        ': /t'                | ': {value: /t, factor: 2}'                    || 7    | 'unknown key factor'
        ': /t'                | ': t'                                         || 7    | 'a JSON pointer begins with /'
        ': /t'                | ': {value: /t, scale: 0}'                     || 7    | 'a scale of 0'
        ': /t'                | ': {value: /t, range: [1]}'                   || 7    | 'a range is two numbers'
        'ambient.temperature: /t' | 'leak.detector: /t'                       || 7    | 'needs states'
        'ambient.temperature: /t' | 'leak.detector: {value: /t, states: {1: wet}}' || 7 | 'wet is not in the list detector'
        'topic: hall/{sensor}' | 'topic: hall/{a}{b}'                         || 5    | 'at most one placeholder'
        'topic: hall/{sensor}' | 'topic: hall/#'                              || 5    | 'a level is a name'
        '    points:\n'       | '    every: often\n    points:\n'             || 6    | 'a duration is written 10s'
        '    points:\n'       | '    time: {value: /t, format: julian}\n    points:\n' || 6 | 'iso, s or ms'
        'id: mine\n'          | ''                                            || 1    | 'the key id is missing'
        'ambient.temperature: /t\n' | TOLD_TWICE                              || 8    | 'ambient.temperature is read in several ways'
    }

    def "the subscriptions cover every topic of the maps once"() {
        when:
        def filters = TopicMaps.load(VOCABULARY, null).filters()

        then:
        filters.containsAll(['zigbee2mqtt/+', 'zigbee2mqtt/+/availability', 'zigbee2mqtt/bridge/state', 'acs/+/door/+/event'])
        filters == filters.toSet().toList().sort()
        !filters.any { wide -> filters.any { it != wide && TopicMaps.covers(wide, it) } }
    }

    def "filter #wide #verb #narrow"() {
        expect:
        TopicMaps.covers(wide, narrow) == covers

        where:
        wide    | narrow  || covers
        '#'     | 'a/b'   || true
        'a/#'   | 'a/b/c' || true
        'a/#'   | 'b/c'   || false
        'a/+'   | 'a/b'   || true
        'a/+'   | 'a/b/c' || false
        'a/+/c' | 'a/b/+' || false
        'a/b'   | 'a/+'   || false
        'a/+'   | 'a/#'   || false
        verb = covers ? 'covers' : 'does not cover'
    }

    def "topic #topic is #values by #pattern"() {
        expect:
        TopicPattern.of(pattern).match(topic).orElse(null) == values

        where:
        pattern               | topic                        || values
        'a/{x}/c'             | 'a/b/c'                      || [x: 'b']
        'a/{x}/c'             | 'a/b/b/c'                    || null
        'a/{x}/c'             | 'a//c'                       || null
        'nvr/{n}/c{cam:n}/s'  | 'nvr/1/c07/s'                || [n: '1', cam: '07']
        'nvr/{n}/c{cam:n}/s'  | 'nvr/1/cx/s'                 || null
        '{p}/~Device/&{t}'    | 'x/tns1:Device/&Relay-1'     || [p: 'x', t: 'Relay-1']
        '{p}/~Device/&{t}'    | 'x/Device/&Relay-1'          || [p: 'x', t: 'Relay-1']
        '{p}/~Device/&{t}'    | 'x/other:Device/&Relay-1'    || null
        'a.b/{x}'             | 'aXb/c'                      || null
    }

    def "a device's time #text as #notation #zone is #instant"() {
        expect:
        new TimeFormat(notation, zone == null ? null : java.time.ZoneId.of(zone))
                .read(new com.fasterxml.jackson.databind.ObjectMapper().readTree(text))
                .map { it.toString() }.orElse(null) == instant

        where:
        text                            | notation                   | zone               || instant
        '"2026-01-01T00:00:00Z"'        | TimeFormat.Notation.ISO    | null               || '2026-01-01T00:00:00Z'
        '"2026-01-01 07:00:00+0700"'    | TimeFormat.Notation.ISO    | null               || '2026-01-01T00:00:00Z'
        '"2026-01-01T00:00:00"'         | TimeFormat.Notation.ISO    | null               || '2026-01-01T00:00:00Z'
        '"2026-01-01T07:00:00Z"'        | TimeFormat.Notation.ISO    | 'Asia/Ho_Chi_Minh' || '2026-01-01T00:00:00Z'   // says UTC, means local
        '1767225600.5'                  | TimeFormat.Notation.S      | null               || '2026-01-01T00:00:00.500Z'
        '"1767225600000"'               | TimeFormat.Notation.MS     | null               || '2026-01-01T00:00:00Z'
        '0'                             | TimeFormat.Notation.MS     | null               || null
        '1e300'                         | TimeFormat.Notation.S      | null               || null
        'true'                          | TimeFormat.Notation.S      | null               || null
        '"soon"'                        | TimeFormat.Notation.ISO    | null               || null
    }
}
