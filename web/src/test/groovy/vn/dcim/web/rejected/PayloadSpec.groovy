package vn.dcim.web.rejected

import spock.lang.Specification

class PayloadSpec extends Specification {

    def "#what is shown as a person reads it"() {
        expect:
        Payload.of(kept).text() == shown

        where:
        what                            | kept                              || shown
        'text'                          | '{"supply":18.5}'                 || '{"supply":18.5}'
        'several lines'                 | '{\n\t"nhiệt độ": 18\r\n}'        || '{\n\t"nhiệt độ": 18\r\n}'
        'nothing'                       | ''                                || ''
        'one odd byte of eight'         | 'abcdefg\\xFF'                    || 'abcdefg\\xFF'
        'one odd byte of seven'         | 'abcdef\\xFF'                     || '61 62 63 64 65 66 FF'
        'a control character in text'   | 'temperature\u0000 18'            || 'temperature\\x00 18'
        'bytes'                         | '\\x08\\x96\\x01'                 || '08 96 01'
        'letters among bytes'           | '\u0000\u0001á\u0002'             || '00 01 C3 A1 02'
        'more than a line of bytes'     | '\\xFE' * 17                      || (['FE'] * 16).join(' ') + '\nFE'
    }

    def "the beginning stands in one line"() {
        expect:
        Payload.of('{\n  "a": 1\n}').brief() == '{ "a": 1 }'
        Payload.of('a' * 160).brief() == 'a' * 160
        Payload.of('a' * 161).brief().length() < 160
    }
}
