package vn.dcim.snmp

import java.time.Instant
import java.time.Duration
import org.snmp4j.smi.OID
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.snmp.profile.ProfileLibrary
import vn.dcim.snmp.testing.DebianSnmpd
import vn.dcim.snmp.transport.LiveAgent
import vn.dcim.snmp.transport.SnmpAddress
import vn.dcim.snmp.transport.SnmpPeer
import vn.dcim.snmp.transport.SnmpTransport
import vn.dcim.snmp.transport.TransportSettings

/** Against net-snmp's snmpd, an implementation that is not ours. */
class RealAgentSpec extends Specification {

    static final OID SYS_DESCR = new OID('1.3.6.1.2.1.1.1.0')

    @Shared @AutoCleanup
    DebianSnmpd snmpd = new DebianSnmpd()

    @Shared @AutoCleanup
    SnmpTransport transport = new SnmpTransport(TransportSettings.DEFAULT.allowingWeakAlgorithms(true))

    def patience = new PollingConditions(timeout: 30)

    SnmpPeer peer(Credentials credentials) {
        transport.peer(SnmpAddress.parse("snmp://127.0.0.1:$snmpd.port"), credentials)
    }

    static Credentials v3(String auth, String priv, String password = 'auth-password') {
        Credentials.v3(DebianSnmpd.USERS[[auth, priv]].user(), auth, password, priv, 'priv-password')
    }

    String sysDescr(SnmpPeer peer) {
        new LiveAgent(peer).get([SYS_DESCR])[SYS_DESCR].toString()
    }

    def setupSpec() {
        new PollingConditions(timeout: 30).eventually { assert sysDescr(peer(Credentials.v2c('public'))) == 'A host of the spec' }
    }

    def "SNMP v#credentials.version answers and can be walked"() {
        expect:
        sysDescr(peer(credentials)) == 'A host of the spec'
        new LiveAgent(peer(credentials)).walk(new OID('1.3.6.1.2.1.2.2.1.2')).values()*.toString().contains('lo')

        where:
        credentials << [Credentials.v1('public'), Credentials.v2c('public'), v3('SHA-256', 'AES')]
    }

    def "its clock is ours: it runs on the same machine"() {
        when:
        def asked = Instant.now()
        def date = new LiveAgent(peer(Credentials.v2c('public'))).get([DeviceClock.DATE])[DeviceClock.DATE]
        def answered = Instant.now()

        then: "it states whole seconds, and its zone"
        Math.abs(DeviceClock.ahead(date, answered, Duration.between(asked, answered)).get()) <= 1.5
    }

    def "SNMPv3 with #algorithms is understood"() {
        expect:
        sysDescr(peer(v3(algorithms[0], algorithms[1]))) == 'A host of the spec'

        where:
        algorithms << DebianSnmpd.USERS.keySet()
    }

    def "a wrong #what is refused as #said"() {
        when:
        sysDescr(peer(credentials))

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.DEVICE_REFUSED
        failure.arguments()[1].startsWith(said)

        where:
        what       | said                      | credentials
        'user'     | 'usmStatsUnknownUserName' | Credentials.v3('nobody', 'SHA-256', 'auth-password', 'AES', 'priv-password')
        'password' | 'usmStatsWrongDigests'    | v3('SHA-256', 'AES', 'wrong-password')
    }

    def "a wrong community is no answer"() {
        when:
        sysDescr(peer(Credentials.v2c('wrong')))

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.DEVICE_UNREACHABLE
    }

    def "after its restart the same peer goes on, by SNMPv3 too"() {
        given:
        def peers = [peer(Credentials.v2c('public')), peer(v3('SHA-256', 'AES'))]
        peers.each { assert sysDescr(it) == 'A host of the spec' }

        when:
        snmpd.restart()

        then:
        patience.eventually { peers.each { assert sysDescr(it) == 'A host of the spec' } }
    }

    def "it is identified as a host, and its interfaces are among its points"() {
        given:
        def reader = new LiveDeviceReader(ProfileLibrary.load(null), transport)

        when:
        def reading = reader.read("snmp://public@127.0.0.1:$snmpd.port", null).toList()[0].reading()

        then:
        reading.deviceClass() == DeviceClass.SERVER
        reading.sysObjectID().startsWith('1.3.6.1.4.1.8072.3.2')
        reading.values()*.name().contains('if.1.status')
    }
}
