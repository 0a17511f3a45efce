package vn.dcim.snmp

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.Quality
import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.plant.snmp.UsmCredentials
import vn.dcim.snmp.profile.ProfileLibrary
import vn.dcim.snmp.transport.SnmpAddress
import vn.dcim.snmp.transport.SnmpTransport

import static vn.dcim.snmp.transport.TransportSettings.DEFAULT

class LiveDeviceReaderSpec extends Specification {

    @Shared @AutoCleanup
    AgentLoop loop = new AgentLoop()

    @Shared @AutoCleanup
    SnmpTransport transport = new SnmpTransport(DEFAULT)

    @Shared
    ProfileLibrary library = ProfileLibrary.load(null)

    @Shared @AutoCleanup
    SnmpAgent agent = SnmpAgent.on(loop)
            .community('public', ups())
            .user(new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-password',
                    UsmCredentials.Priv.AES128, 'priv-password'), ups())
            .start()

    static OidTree ups() {
        OidTree.builder()
                .text('1.3.6.1.2.1.1.1.0', 'Standard UPS')
                .oid('1.3.6.1.2.1.1.2.0', '1.3.6.1.4.1.99999.1')
                .text('1.3.6.1.2.1.1.5.0', 'ups-a')
                .text('1.3.6.1.2.1.1.6.0', 'POWER')
                .text('1.3.6.1.2.1.33.1.1.1.0', 'Acme')
                .text('1.3.6.1.2.1.33.1.1.2.0', 'Acme 10k')
                .integer('1.3.6.1.2.1.33.1.2.1.0') { 2 }
                .integer('1.3.6.1.2.1.33.1.2.4.0') { 98 }
                .integer('1.3.6.1.2.1.33.1.4.1.0') { 3 }
                .integer('1.3.6.1.2.1.33.1.4.4.1.2.1') { 231 }
                .build()
    }

    DeviceReader reader(Map<String, String> environment = [:]) {
        new LiveDeviceReader(library, transport, environment)
    }

    String at() {
        "127.0.0.1:${agent.address().port}"
    }

    def "a device is identified and read at #scheme"() {
        when:
        def outcomes = reader(environment).read(scheme + at(), credentials).toList()

        then:
        outcomes.size() == 1
        with(outcomes[0].reading()) {
            deviceClass() == DeviceClass.UPS
            vendor() == 'Acme'
            model() == 'Acme 10k'
            profile() == 'generic-ups'
            sysObjectID() == '1.3.6.1.4.1.99999.1'
            facts().name == 'ups-a'
            facts().location == 'POWER'
            values().find { it.name() == 'battery.charge' }.value() == 98
            values().find { it.name() == 'output.source' }.state() == 'utility'
            values().find { it.name() == 'output.voltage' }.value() == 231
            values().every { it.quality() == Quality.GOOD }
        }

        where:
        scheme                | credentials               | environment
        'snmp://public@'      | null                      | [:]
        'snmp://'             | Credentials.v2c('public') | [:]
        'snmp://'             | null                      | [DCIM_SNMP_COMMUNITY: 'public']
        'snmpv1://public@'    | null                      | [:]
        'snmpv3://operator@'  | null                      | [DCIM_SNMP_AUTH: 'auth-password', DCIM_SNMP_PRIV: 'priv-password']
        'snmpv3://'           | Credentials.v3('operator', 'SHA-256', 'auth-password', 'AES', 'priv-password') | [:]
    }

    def "the environment says who asks: #environment"() {
        expect:
        new LiveDeviceReader(library, transport, environment).credentials(SnmpAddress.parse(address)) == expected

        where:
        address             | environment                      || expected
        'snmp://h'          | [:]                              || Credentials.v2c('public')
        'snmp://a@h'        | [DCIM_SNMP_COMMUNITY: 'b']       || Credentials.v2c('a')
        'snmpv1://h'        | [DCIM_SNMP_COMMUNITY: 'b']       || Credentials.v1('b')
        'snmpv3://u@h'      | [:]                              || Credentials.v3('u', null, null, null, null)
        'snmpv3://u@h'      | [DCIM_SNMP_AUTH: 'x', DCIM_SNMP_AUTH_PROTOCOL: 'SHA'] || Credentials.v3('u', 'SHA', 'x', null, null)
        'snmpv3://u@h'      | [DCIM_SNMP_AUTH: 'x', DCIM_SNMP_PRIV: 'y', DCIM_SNMP_PRIV_PROTOCOL: 'AES-256-C'] || Credentials.v3('u', 'SHA-256', 'x', 'AES-256-C', 'y')
    }

    def "#address is refused: #field"() {
        when:
        reader().read(address, null)

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.INVALID_VALUE
        failure.arguments()[0] == field

        where:
        address                 | field
        'snmp://10.0.0.7:0'     | 'address'
        'snmpv3://10.0.0.7'     | 'address'
        'snmp://no-such.invalid'| 'host'
    }

    def "it is found as a service"() {
        expect:
        ServiceLoader.load(DeviceReader)*.class.contains(LiveDeviceReader)
        new LiveDeviceReader().speaks('snmpv3://u@h')
        !new LiveDeviceReader().speaks('file:a.snmprec')
    }
}
