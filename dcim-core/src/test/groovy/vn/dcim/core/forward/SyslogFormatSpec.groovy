package vn.dcim.core.forward

import com.cloudbees.syslog.Facility
import com.cloudbees.syslog.Severity
import java.time.Instant
import spock.lang.Specification

class SyslogFormatSpec extends Specification {

    static final Instant AT = Instant.parse('2026-11-21T08:00:00.120Z')

    def format = new SyslogFormat('dcim@32473', 'dc-1.example')

    String written(Map<String, String> fields, String text = 'x', int longest = 8192, String id = 'device.pause') {
        new String(format.bytes(new Outgoing(1, AT, Severity.NOTICE, id, text, fields), Facility.LOCAL0, longest), 'UTF-8')
    }

    def "a message has the header, the structured data and the text that RFC 5424 asks for"() {
        expect: "local0 is 16, notice is 5: 16 × 8 + 5"
        written([kind: 'audit', sequence: '7'], 'lan device.pause') ==
                '<133>1 2026-11-21T08:00:00.120Z dc-1.example dcim - device.pause [dcim@32473 kind="audit" sequence="7"] \uFEFFlan device.pause'
    }

    def "a value of #what is written as #shown"() {
        expect:
        written([before: value]).contains("[dcim@32473 before=\"$shown\"] ")

        where:
        what              | value             || shown
        'nothing'         | ''                || ''
        'a quote'         | 'a"b'             || 'a\\"b'
        'a bracket'       | 'a]b'             || 'a\\]b'
        'an open bracket' | 'a[b'             || 'a[b'
        'a backslash'     | 'a\\b'            || 'a\\\\b'
        'all three'       | '"]\\'            || '\\"\\]\\\\'
        'Vietnamese'      | 'tủ lạnh “Đ”'     || 'tủ lạnh “Đ”'
        'two lines'       | 'a\nb\r\nc'       || 'a\nb\r\nc'
        'a sign of wonder'| '😀'              || '😀'
    }

    def "what people read stands on one line, whatever was written: #text"() {
        expect:
        written([:], text).endsWith('\uFEFF' + shown)

        where:
        text              || shown
        'tủ “Đ” đã mở'    || 'tủ “Đ” đã mở'
        'a\nb\r\nc\td'    || 'a b  c d'
        'a]"b\\'          || 'a]"b\\'
        ''                || ''
    }

    def "a word of the header is printable ASCII of bounded length: #id becomes #shown"() {
        expect:
        written([:], 'x', 8192, id).contains(" dcim - $shown [")
        new String(new SyslogFormat('dcim@32473', host).bytes(new Outgoing(1, AT, Severity.NOTICE, 'a', 'x', [:]), Facility.LOCAL0, 8192), 'UTF-8').contains("Z $named dcim")

        where:
        id       | host        || shown        | named
        'a b\nc' | 'máy 1'     || 'abc'        | 'my1'
        'đ'      | 'Đ'         || '-'          | '-'
        'x' * 40 | 'h' * 300   || 'x' * 32     | 'h' * 255
    }

    def "a message of #length bytes of text is #outcome at 2,048 bytes"() {
        when:
        def message = written([sequence: '7', before: 'đ' * length, after: 'b', reason: ''], 'đ' * length, 2048)

        then:
        message.getBytes('UTF-8').length <= 2048
        message.contains('cut="before"') == cut
        !message.contains('\uFFFD')
        message.contains('after="b"')
        message.contains('sequence="7"')

        where:
        length | outcome || cut
        400    | 'whole' || false
        1200   | 'cut'   || true
        16_000 | 'cut'   || true
    }

    def "a relayed message of #text bytes of text and #data of structured data is #bytes bytes long, cut: #cut"() {
        given: "138 bytes beside them"
        def origin = new Outgoing.Origin(4, 'fw01', 'sshd', '812', '[a@1 b="' + 'd' * (data - 10) + '"]')
        def message = new Outgoing(1, AT, Severity.CRITICAL, 'LOGIN', 'x' * text, [kind: 'log', name: 'n' * 52], origin)

        when:
        def written = format.bytes(message, Facility.LOCAL0, 2048)

        then:
        written.length == bytes
        (new String(written, 'UTF-8') =~ / cut="([a-z -]+)"/).with { it.find() ? it.group(1) : '' } == cut
        new String(written, 'UTF-8').contains('[a@1 b="') == !cut.contains('structured-data')

        where:
        text | data || bytes | cut
        1810 | 100  || 2048  | ''
        1811 | 100  || 2048  | 'text'
        9000 | 100  || 2048  | 'text'
        9000 | 1800 || 2048  | 'text'
        9000 | 1950 || 2048  | 'structured-data text'
        10   | 1950 || 175   | 'structured-data text'
    }
}
