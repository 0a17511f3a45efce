package vn.dcim.web.device

import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

class DeviceAddressSpec extends Specification {

    def "#typed of version #version is kept as #address"() {
        expect:
        DeviceAddress.of(typed, version) == address

        where:
        typed                    | version || address
        '10.0.0.7'               | '2c'    || 'snmp://10.0.0.7:161'
        ' 10.0.0.7:1 '           | '1'     || 'snmpv1://10.0.0.7:1'
        'UPS-A.example.vn:65535' | '3'     || 'snmpv3://ups-a.example.vn:65535'
        '[2001:db8::7]:1161'     | '2c'    || 'snmp://[2001:db8::7]:1161'
        '2001:db8::7'            | '2c'    || 'snmp://[2001:db8::7]:161'
        '::1'                    | '2c'    || 'snmp://[::1]:161'
        'snmp://10.0.0.7:1161/'  | '3'     || 'snmpv3://10.0.0.7:1161'
        'mqtt:dc/hg01/crac/c1'   | null    || 'mqtt:dc/hg01/crac/c1'
        'ntp://10.0.0.5'         | null    || 'ntp://10.0.0.5:123'
        'ntp://10.0.0.5:1123'    | '2c'    || 'ntp://10.0.0.5:1123'
        '10.0.0.5'               | 'ntp'   || 'ntp://10.0.0.5:123'
        '2001:db8::5'            | 'ntp'   || 'ntp://[2001:db8::5]:123'
    }

    def "“#typed” is refused, with #told"() {
        when:
        DeviceAddress.of(typed, '2c')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        e.arguments()[0] == 'address'
        e.arguments()[1] == told

        where:
        typed                    || told
        null                     || ''
        ''                       || ''
        '  '                     || ''
        'mqtt:'                  || 'mqtt:'
        'ntp://'                 || 'ntp://'
        'ntp://10.0.0.5:0'       || 'ntp://10.0.0.5:0'
        '10.0.0.7:0'             || '10.0.0.7:0'
        '10.0.0.7:65536'         || '10.0.0.7:65536'
        '10.0.0.7:snmp'          || '10.0.0.7:snmp'
        'ups a'                  || 'ups a'
        'http://10.0.0.7'        || 'http://10.0.0.7'
        'file:/etc/passwd'       || 'file:/etc/passwd'
        'secret@10.0.0.7'        || '…@10.0.0.7'
        'snmp://secret@10.0.0.7' || '…@10.0.0.7'
        'h' * 181                || 'h' * 181
    }

    def "#one and #other are #words device"() {
        expect:
        DeviceAddress.isSame(one, other) == same

        where:
        one                    | other                     || same
        'snmp://10.0.0.7:161'  | 'snmpv3://10.0.0.7:161'   || true
        'snmp://UPS-A:161'     | 'snmp://ups-a:161'        || true
        'snmp://10.0.0.7:161'  | 'snmp://10.0.0.7:162'     || false
        'mqtt:dc/a'            | 'mqtt:dc/a'               || true
        'mqtt:dc/a'            | 'mqtt:dc/A'               || false

        words = same ? 'one' : 'not one'
    }
}
