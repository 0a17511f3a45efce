package vn.dcim.snmp.recording

import org.snmp4j.smi.OID
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.RawValue
import vn.dcim.snmp.profile.RawValues

import java.nio.file.Files
import java.nio.file.Path

class RecordingSpec extends Specification {

    @TempDir
    Path folder

    def "a variable of tag #tag with #text is #value"() {
        given:
        def file = folder.resolve('walk.snmprec')
        Files.writeString(file, "1.3.6.1.4.1.1.0|$tag|$text\n")

        when:
        def variable = Recording.read(file).get([new OID('1.3.6.1.4.1.1.0')]).values().first()

        then:
        same(RawValues.of(variable), value)

        where:
        tag   | text                   || value
        '2'   | '-5'                   || RawValue.of(-5d)
        '4'   | 'a|b'                  || RawValue.of('a|b')
        '4'   | 'Nhiệt độ'             || RawValue.of('Nhiệt độ')
        '4x'  | '61620063'             || new RawValue.Bytes([0x61, 0x62, 0, 0x63] as byte[])
        '4x'  | '616200'               || RawValue.of('ab')
        '6'   | '1.3.6.1'              || RawValue.of('1.3.6.1')
        '64'  | '192.0.2.1'            || RawValue.of('192.0.2.1')
        '64x' | 'c0000201'             || RawValue.of('192.0.2.1')
        '65'  | '4294967295'           || RawValue.of(4294967295d)
        '66'  | '7'                    || RawValue.of(7d)
        '67'  | '1000'                 || RawValue.of(1000d)
        '68x' | '9f780441b8cccd'       || RawValue.of(23.1d)
        '70'  | '18446744073709551615' || RawValue.of(1.8446744073709552E19d)
    }


    /** Records with arrays compare by identity. */
    static boolean same(RawValue a, RawValue b) {
        a instanceof RawValue.Bytes && b instanceof RawValue.Bytes ? Arrays.equals(a.value(), b.value()) : a == b
    }

    def "a line that is none is refused with its number: #line"() {
        given:
        def file = folder.resolve('walk.snmprec')
        Files.writeString(file, "1.3.6.1|2|1\n$line\n")

        when:
        Recording.read(file)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.UNREADABLE_FILE
        e.arguments()[1] == 2

        where:
        line << ['nonsense', '1.3.6.2|99|1', '1.3.6.2|2|abc', '1.3.x|2|1', '1.3.6.2|4x|zz']
    }

    def "what is not there is absent, and a walk ends with its subtree"() {
        given:
        def file = folder.resolve('walk.snmprec')
        Files.writeString(file, '1.3.6.1.2.1|2|1\n1.3.6.1.2.1.1|2|2\n1.3.6.1.2.10|2|3\n1.3.6.1.3|2|4\n')
        def recording = Recording.read(file)

        expect:
        recording.get([new OID('1.3.6.1.2.2')]) == [:]
        recording.walk(new OID('1.3.6.1.2.1')).keySet()*.toDottedString() == ['1.3.6.1.2.1.1']
        recording.exists(new OID('1.3.6.1.2'))
        recording.exists(new OID('1.3.6.1.3'))
        !recording.exists(new OID('1.3.6.1.4'))
        !recording.exists(new OID('1.3.6.1.2.3'))
    }
}
