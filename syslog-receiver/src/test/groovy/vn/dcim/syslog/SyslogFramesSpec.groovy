package vn.dcim.syslog

import io.netty.buffer.Unpooled
import io.netty.channel.embedded.EmbeddedChannel
import java.nio.charset.StandardCharsets
import spock.lang.Specification

class SyslogFramesSpec extends Specification {

    def counts = new Counts()

    EmbeddedChannel line(int longest = 65_536) {
        new EmbeddedChannel(new SyslogFrames(longest, counts))
    }

    static void send(EmbeddedChannel line, String text) {
        if (line.open) {
            line.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8))
        }
    }

    static List<String> messages(EmbeddedChannel line) {
        List<String> messages = []
        for (byte[] one = line.readInbound(); one != null; one = line.readInbound()) {
            messages << new String(one, StandardCharsets.UTF_8)
        }
        messages
    }

    static String counted(String message) {
        "${message.getBytes(StandardCharsets.UTF_8).length} $message"
    }

    def "wherever the bytes are split, the messages are the same: #what"() {
        given:
        def bytes = text.getBytes(StandardCharsets.UTF_8)

        expect:
        (0..bytes.length).every { at ->
            def line = line()
            line.writeInbound(Unpooled.copiedBuffer(bytes, 0, at))
            line.writeInbound(Unpooled.copiedBuffer(bytes, at, bytes.length - at))
            messages(line) == expected && line.open
        }

        when:
        def line = line()
        bytes.each { line.writeInbound(Unpooled.copiedBuffer([it] as byte[])) }

        then:
        messages(line) == expected
        counts.statistics().cutFrames() == 0

        where:
        what                          | text                                                        || expected
        'lines'                       | '<34>a\n<35>Cửa mở\n'                                       || ['<34>a', '<35>Cửa mở']
        'lines of Windows'            | '<34>a\r\n\r\n<35>b\r\n'                                    || ['<34>a', '<35>b']
        'lines that end with NUL'     | '<34>a\0<35>b\0\n<36>c\n'                                   || ['<34>a', '<35>b', '<36>c']
        'counted'                     | counted('<34>a') + counted('<35>Cửa mở')                    || ['<34>a', '<35>Cửa mở']
        'counted with line feeds'     | counted('<34>a\nb') + counted('<35>c\n') + '\n' + counted('<36>d') || ['<34>a\nb', '<35>c', '<36>d']
        'both'                        | '<34>a\n' + counted('<35>b') + '<36>c\n' + counted('<37>d') || ['<34>a', '<35>b', '<36>c', '<37>d']
        'nothing but ends'            | '\n\r\n\0'                                                  || []
        'a digit within'              | '<34>1 2\n<35>12 x\n'                                       || ['<34>1 2', '<35>12 x']
    }

    def "of what is longer than allowed the first bytes are delivered: #what, in pieces of #piece"() {
        given:
        def line = line(10)

        when:
        text.getBytes(StandardCharsets.UTF_8).toList().collate(piece).each { line.writeInbound(Unpooled.copiedBuffer(it as byte[])) }

        then:
        messages(line) == expected
        counts.statistics().cutFrames() == cut
        line.open

        where:
        [[what, text, expected, cut], piece] << [[
                ['a line that just fits', '<34>567890\n<35>b\n', ['<34>567890', '<35>b'], 0],
                ['a line', '<34>567890ab\n<35>b\n', ['<34>567890', '<35>b'], 1],
                ['a long line', '<34>567890' + 'x' * 500 + '\n<35>b\n', ['<34>567890', '<35>b'], 1],
                ['a count that just fits', '10 <34>567890<35>b\n', ['<34>567890', '<35>b'], 0],
                ['a count', '11 <34>567890a<35>b\n', ['<34>567890', '<35>b'], 1],
                ['a large count', '510 <34>567890' + 'x' * 500 + '6 <35>bc5 <36>d', ['<34>567890', '<35>bc', '<36>d'], 1],
        ], [1, 3, 64, 1000]].combinations()
    }

    def "a count that is none closes the line: #text"() {
        given:
        def line = line()

        when:
        send(line, '<34>a\n' + text)
        send(line, '<35>b\n')

        then:
        messages(line) == ['<34>a']
        !line.open
        counts.statistics().brokenFrames() == 1

        where:
        text << ['12x <34>a', '0 <34>a', '00 x', '12345678 <34>a', '12345678', '2024-03-01 without a priority\n', '1\n', '99999999999999999999']
    }

    def "a count of seven digits is one"() {
        given:
        def line = line(10)

        when:
        send(line, '9999999 <34>567890')

        then:
        messages(line) == ['<34>567890']
        line.open
    }

    def "what the sender has not ended when it closes the line is delivered: #text"() {
        given:
        def line = line()

        when:
        send(line, text)
        line.close()

        then:
        messages(line) == expected
        counts.statistics().cutFrames() == cut

        where:
        text            || expected           | cut
        '<34>a\n<35>b'  || ['<34>a', '<35>b'] | 0
        '<34>a\n<35>\r' || ['<34>a', '<35>']  | 0
        '<34>a\n'       || ['<34>a']          | 0
        ''              || []                 | 0
        '100 <34>a'     || ['<34>a']          | 1
        '100'           || []                 | 1
    }

    def "what was passed over stays so when the sender closes the line: #text"() {
        given:
        def line = line(5)

        when:
        send(line, text)
        line.close()

        then:
        messages(line) == ['<34>a']

        where:
        text << ['<34>abcdef', '100 <34>abcdef']
    }
}
