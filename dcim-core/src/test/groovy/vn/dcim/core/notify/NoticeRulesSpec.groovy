package vn.dcim.core.notify

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.LocalDateTime
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.account.Role
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

import static vn.dcim.core.alarm.AlarmPriority.HIGH
import static vn.dcim.core.alarm.AlarmPriority.LOW
import static vn.dcim.core.alarm.AlarmPriority.MEDIUM

class NoticeRulesSpec extends Specification {

    @Shared NoticeRules shipped = NoticeRuleReader.shipped()
    @TempDir Path folder

    static NoticeRules read(String yaml) {
        NoticeRuleReader.read('rules.yaml', new StringReader(yaml))
    }

    /** What the owner of an account is told, whatever the rules say. */
    static final List<NoticeKind> TO_OWNERS = [NoticeKind.PASSWORD_ISSUED, NoticeKind.SECOND_FACTOR_CHANGED,
                                               NoticeKind.SECOND_FACTOR_REMOVED, NoticeKind.CONTACT_CHANGED]

    /** An instant of the centre's local time. */
    static Instant local(String time) {
        LocalDateTime.parse(time).atZone(NoticeRules.ZONE).toInstant()
    }

    def "the shipped rules tell every alarm and every event of the system"() {
        expect:
        [HIGH, MEDIUM, LOW].every { !shipped.ofAlarm(it).empty }
        (NoticeKind.values() - [NoticeKind.ALARM, NoticeKind.TEST, NoticeKind.INCIDENT] - TO_OWNERS).every { !shipped.ofEvent(it).empty }

        and: "a locked account is told to the administrators at once"
        with(shipped.ofEvent(NoticeKind.ACCOUNT_LOCKED)) {
            size() == 1
            first().steps().size() == 1
            first().steps().first().to()*.role().containsAll([Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR])
            !first().isDigest()
        }
    }

    def "a high alarm goes up step by step"() {
        expect:
        shipped.ofAlarm(HIGH).first().steps().collect { it.after() } == [Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(30)]
    }

    def "a site's file is read from its place"() {
        given:
        def file = Files.writeString(folder.resolve('mine.yaml'), 'rules: {all: {alarms: [low, medium, high], steps: [{to: "mail:duty@dc.example"}]}}')

        expect:
        NoticeRuleReader.read(file).rules()*.id() == ['all']
    }

    def "a file that is not there is named"() {
        when:
        NoticeRuleReader.read(folder.resolve('none.yaml'))

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.UNREADABLE_FILE
        e.arguments()[0].toString().endsWith('none.yaml')
    }

    def "line #line is refused: #reason"() {
        when:
        read(yaml)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.BROKEN_DEFINITION
        e.arguments()[0] == 'rules.yaml'
        e.arguments()[1] == line
        e.arguments()[2].contains(reason)

        where:
        yaml                                                                              || line | reason
        'gather: 5s'                                                                      || 1    | 'rules are missing'
        'rules:\n  a:\n    alarms: [urgent]\n    steps: [{to: webhook}]'                  || 3    | 'urgent is none of low, medium, high'
        'rules:\n  a:\n    steps: [{to: webhook}]'                                        || 3    | 'either alarms or events'
        'rules:\n  a:\n    alarms: [low]\n    events: [audit-broken]\n    steps: [{to: webhook}]' || 3 | 'either alarms or events'
        'rules:\n  a:\n    alarms: [low]'                                                 || 3    | 'steps is missing'
        'rules:\n  a:\n    alarms: [low]\n    steps: []'                                  || 4    | 'at least one step'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: [role:boss]\n        by: [mail]' || 5 | 'boss is none of operator'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: [role:head]'            || 5    | 'by is missing'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: [role:head]\n        by: [pigeon]' || 6 | 'pigeon is none of mail, sms, webhook'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: [role:head]\n        by: [webhook]' || 6 | 'reaches no person'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: ["mail:duty"]'          || 5    | 'mail:duty@example.gov.vn'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: ["sms:one"]'            || 5    | 'sms:+84912345678'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: [duty@dc.example]'      || 5    | 'expected role:<role>'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: [webhook]\n      - after: 0s\n        to: [webhook]' || 6 | 'a step comes after'
        'rules:\n  a:\n    alarms: [low]\n    steps:\n      - to: [webhook]\n        after: soon' || 6 | '30s, 15m or 2h'
        'rules:\n  a:\n    events: [audit-broken]\n    steps:\n      - to: [webhook]\n      - after: 1m\n        to: [webhook]' || 5 | 'one step alone'
        'rules:\n  a:\n    events: [alarm]\n    steps: [{to: webhook}]'                   || 3    | 'no event of the system'
        'rules:\n  a:\n    alarms: [low]\n    digest: ["7 am"]\n    steps: [{to: webhook}]' || 4  | '"07:00"'
        'rules:\n  a:\n    alarms: [low]\n    colour: red\n    steps: [{to: webhook}]'    || 4    | 'unknown key colour'
        'quiet-hours: {from: "22:00", to: "22:00"}\nrules: {}'                            || 1    | 'both 22:00'
        'quiet-hours: {from: "22:00"}\nrules: {}'                                         || 1    | 'to is missing'
    }

    def "quiet from 22:00 to 06:00: what is #priority and due at #due is told at #told"() {
        given:
        def rules = read('quiet-hours: {from: "22:00", to: "06:00", broken-by: high}\nrules: {}')

        expect:
        rules.quietHours().shift(local(due), priority) == local(told)

        where:
        priority | due                       || told
        MEDIUM   | '2026-11-21T21:59:59.999' || '2026-11-21T21:59:59.999'
        MEDIUM   | '2026-11-21T22:00'        || '2026-11-22T06:00'
        MEDIUM   | '2026-11-21T23:59:59.999' || '2026-11-22T06:00'
        MEDIUM   | '2026-11-22T00:00'        || '2026-11-22T06:00'
        LOW      | '2026-11-22T05:59:59.999' || '2026-11-22T06:00'
        LOW      | '2026-11-22T06:00'        || '2026-11-22T06:00'
        LOW      | '2026-11-22T12:00'        || '2026-11-22T12:00'
        HIGH     | '2026-11-21T22:00'        || '2026-11-21T22:00'
        HIGH     | '2026-11-22T03:00'        || '2026-11-22T03:00'
    }

    def "quiet at noon from 12:00 to 13:30: what is due at #due is told at #told"() {
        given:
        def rules = read('quiet-hours: {from: "12:00", to: "13:30"}\nrules: {}')

        expect:
        rules.quietHours().shift(local(due), MEDIUM) == local(told)

        where:
        due                       || told
        '2026-11-21T11:59:59.999' || '2026-11-21T11:59:59.999'
        '2026-11-21T12:00'        || '2026-11-21T13:30'
        '2026-11-21T13:29:59.999' || '2026-11-21T13:30'
        '2026-11-21T13:30'        || '2026-11-21T13:30'
    }

    def "a digest at 07:00 and 19:00 tells what happens at #at at #told"() {
        given:
        def rule = read('rules: {a: {alarms: [low], digest: ["07:00", "19:00"], steps: [{to: webhook}]}}').rules()[0]

        expect:
        rule.nextDigest(local(at)) == local(told)

        where:
        at                        || told
        '2026-11-21T06:59:59.999' || '2026-11-21T07:00'
        '2026-11-21T07:00'        || '2026-11-21T19:00'   // the digest of 07:00 may be on its way
        '2026-11-21T18:59:59.999' || '2026-11-21T19:00'
        '2026-11-21T19:00'        || '2026-11-22T07:00'
        '2026-11-22T00:00'        || '2026-11-22T07:00'
    }

    def "a step #after after the alarm is due #due after it, with #gather to gather consequences"() {
        given:
        def rules = read("gather: $gather\nrules: {a: {alarms: [high], steps: [{to: webhook, after: $after}]}}")
        def rule = rules.rules()[0]
        def noon = local('2026-11-21T12:00')

        expect:
        Duration.between(noon, rules.due(rule, rule.steps()[0], noon, HIGH)).toSeconds() == due

        where:
        gather | after || due
        '15s'  | '0s'  || 15
        '15s'  | '14s' || 15
        '15s'  | '16s' || 16
        '0s'   | '0s'  || 0
        '15s'  | '10m' || 600
    }

    def "after attempt #attempts at #at the next is at #next"() {
        given:
        def first = local('2026-11-21T00:00')

        expect:
        RetryPauses.next(attempts, first, local(at)) == Optional.ofNullable(next).map { local(it) }

        where:
        attempts | at                    || next
        1        | '2026-11-21T00:00'    || '2026-11-21T00:01'
        2        | '2026-11-21T00:01'    || '2026-11-21T00:03'
        3        | '2026-11-21T00:03'    || '2026-11-21T00:08'
        4        | '2026-11-21T00:08'    || '2026-11-21T00:18'
        5        | '2026-11-21T00:18'    || '2026-11-21T00:48'
        6        | '2026-11-21T00:48'    || '2026-11-21T01:48'
        7        | '2026-11-21T01:48'    || '2026-11-21T03:48'
        8        | '2026-11-21T03:48'    || '2026-11-21T07:48'
        9        | '2026-11-21T07:48'    || '2026-11-21T11:48'
        12       | '2026-11-21T19:48'    || '2026-11-21T23:48'
        13       | '2026-11-21T20:00'    || '2026-11-22T00:00'   // a day after the first attempt, to the second
        13       | '2026-11-21T20:00:01' || null
        13       | '2026-11-21T23:48'    || null
    }

    def "a base URL of #url gives the link #link"() {
        expect:
        new NoticeConfig(null, url, true, Duration.ZERO, Duration.ZERO, Duration.ZERO).link('/alarms/1') == Optional.ofNullable(link)

        where:
        url                     || link
        null                    || null
        'https://dcim.example'  || 'https://dcim.example/alarms/1'
        'https://dcim.example/' || 'https://dcim.example/alarms/1'
        'http://10.0.0.1:80/x/' || 'http://10.0.0.1:80/x/alarms/1'
    }

    def "a base URL that nobody could follow is refused: #url"() {
        when:
        new NoticeConfig(null, url, true, Duration.ZERO, Duration.ZERO, Duration.ZERO)

        then:
        def e = thrown(DcimException)
        e.arguments().take(2) == ['dcim.notify.base-url', url]

        where:
        url << ['dcim.example', 'ftp://dcim.example', 'https://', 'javascript:alert(1)']
    }
}
