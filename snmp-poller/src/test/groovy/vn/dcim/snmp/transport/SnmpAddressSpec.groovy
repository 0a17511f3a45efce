package vn.dcim.snmp.transport

import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

class SnmpAddressSpec extends Specification {

    def "#text is version #version, name #name, host #host, port #port"() {
        expect:
        SnmpAddress.parse(text) == new SnmpAddress(version, name, host, port)
        SnmpAddress.isSnmp(text)

        where:
        text                                 || version | name     | host            | port
        'snmp://10.0.0.7'                    || '2c'    | null     | '10.0.0.7'      | 161
        'snmp://public@10.0.0.7:1161'        || '2c'    | 'public' | '10.0.0.7'      | 1161
        ' snmp://public@ups-a.example.vn/ '  || '2c'    | 'public' | 'ups-a.example.vn' | 161
        'SNMP://p@h'                         || '2c'    | 'p'      | 'h'             | 161
        'snmpv1://public@10.0.0.7'           || '1'     | 'public' | '10.0.0.7'      | 161
        'snmpv3://operator@[2001:db8::7]:16' || '3'     | 'operator' | '2001:db8::7' | 16
        'snmp://[fe80::1%eth0]'              || '2c'    | null     | 'fe80::1%eth0'  | 161
        'snmp://a%40b+c@h'                   || '2c'    | 'a@b+c'  | 'h'             | 161
        'snmp://a@b@h'                       || '2c'    | 'a@b'    | 'h'             | 161
        'snmp://h:65535'                     || '2c'    | null     | 'h'             | 65535
    }

    def "#text is refused with #accepted, and no secret is repeated"() {
        when:
        SnmpAddress.parse(text)

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.INVALID_VALUE
        failure.arguments()[0] == 'address'
        failure.arguments()[2].contains(accepted)
        !failure.message.contains('secret')

        where:
        text                       || accepted
        'snmp://secret@h:0'        || 'port from 1 to 65535'
        'snmp://secret@h:65536'    || 'port from 1 to 65535'
        'snmp://secret@h:16a'      || 'snmp://[community@]host'
        'snmp://secret@2001:db8::7'|| 'in brackets'
        'snmp://'                  || 'snmp://[community@]host'
        'http://10.0.0.7'          || 'snmp://[community@]host'
        'snmpv4://10.0.0.7'        || 'snmp://[community@]host'
        '10.0.0.7'                 || 'snmp://[community@]host'
        ''                         || 'snmp://[community@]host'
        'snmp://secret%4@h'        || 'hexadecimal'
    }

    def "it is shown without its secret"() {
        expect:
        SnmpAddress.parse(text).toString() == shown

        where:
        text                              || shown
        'snmp://public@10.0.0.7'          || 'snmp://10.0.0.7:161'
        'snmpv3://user@[2001:db8::7]:16'  || 'snmpv3://[2001:db8::7]:16'
        'snmpv1://public@h'               || 'snmpv1://h:161'
    }

    def "an unknown host names itself and the mend"() {
        when:
        SnmpAddress.parse('snmp://no-such-host.invalid').resolve()

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.INVALID_VALUE
        failure.arguments() == ['host', 'no-such-host.invalid', 'an IP address, or a name that the name server knows']
    }
}
