package vn.dcim.core.transport

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.CredentialVault
import vn.dcim.core.device.Credentials
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice

class TransportExemptionsSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-21T01:00:00Z')

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared TransportExemptions exemptions = context.getBean(TransportExemptions)

    def setup() {
        clock.set(MORNING)
        database.connect().withCloseable { it.createStatement().execute('DELETE FROM transport_exemption') }
    }

    static TransportPath path(String key, Judgement judgement = Judgement.clear(false)) {
        new TransportPath(TransportPath.Kind.DEVICE, key, 'UPS-A', 'snmp://10.0.0.7', 'SNMPv2c', '', judgement)
    }

    TransportExemption add(Map<String, ?> with = [:]) {
        def it = [path: path('device:1'), reason: 'card cũ', document: '12/QĐ-STTTT', until: '2026-12-31'] + with
        exemptions.add(it.path, it.reason, it.document, LocalDate.parse(it.until), 'binh')
    }

    def "an exception counts to the end of its last day in Vietnam, and ends by itself"() {
        given:
        add()

        when:
        clock.set(Instant.parse(at))

        then:
        exemptions.running().containsKey('device:1') == running

        and: "it is kept"
        exemptions.newest()*.document() == ['12/QĐ-STTTT']

        where:
        at                         || running
        '2026-12-31T16:59:59.999Z' || true
        '2026-12-31T17:00:00Z'     || false
    }

    def "recording and withdrawing stand in the audit log"() {
        when:
        def added = add()
        exemptions.withdraw(added.id(), 'an')

        then:
        exemptions.running().isEmpty()
        exemptions.newest()*.withdrawnBy() == ['an']
        with(context.getBean(AuditLog).page(0, 2).content) {
            it*.action() == ['transport-exception.withdraw', 'transport-exception.add']
            it*.actor() == ['an', 'binh']
            it*.subject() == ['device:1 UPS-A'] * 2
            it[1].became() == '12/QĐ-STTTT, 31/12/2026'
            it[1].reason() == 'card cũ'
            it[0].was() == '12/QĐ-STTTT, 31/12/2026'
        }
    }

    def "an exception that ended, by itself or by hand, cannot be withdrawn"() {
        given:
        def added = add(until: '2026-11-21')

        when:
        if (byHand) {
            exemptions.withdraw(added.id(), 'an')
        } else {
            clock.set(Instant.parse('2026-11-21T17:00:00Z'))
        }
        exemptions.withdraw(added.id(), 'an')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.ILLEGAL_TRANSITION

        where:
        byHand << [true, false]
    }

    def "an exception until #until is #what"() {
        when:
        def refused = refusal { add(until: until) }

        then:
        refused?.code() == code

        where:
        until        || what       | code
        '2026-11-20' || 'past'     | ErrorCode.INVALID_VALUE
        '2026-11-21' || 'taken'    | null
        '2027-11-22' || 'taken'    | null
        '2027-11-23' || 'too long' | ErrorCode.INVALID_VALUE
    }

    def "#field #what is refused"() {
        when:
        def refused = refusal { add([(field): value]) }

        then:
        refused?.code() == (accepted ? null : ErrorCode.INVALID_VALUE)
        accepted || refused.arguments().first() == field

        where:
        field      | what               | value                                           || accepted
        'reason'   | 'blank'            | ' '                                             || false
        'reason'   | 'of 1000 letters'  | 'x' * 1000                                      || true
        'reason'   | 'of 1001 letters'  | 'x' * 1001                                      || false
        'document' | 'blank'            | ''                                              || false
        'document' | 'of 200 letters'   | 'x' * 200                                       || true
        'document' | 'of 201 letters'   | 'x' * 201                                       || false
        'path'     | 'that meets'       | path('device:1', Judgement.tls('TLSv1.3', 'TLS_AES_256_GCM_SHA384')) || false
        'path'     | 'nobody knows'     | path('device:1', Judgement.unknown(Judgement.Reason.NOT_CONNECTED))  || true
    }

    def "a path has one running exception, and another after it ended"() {
        given:
        def first = add()

        expect:
        refusal { add() }.code() == ErrorCode.INVALID_VALUE
        refusal { add(path: path('device:2')) } == null

        when:
        exemptions.withdraw(first.id(), 'an')

        then:
        refusal { add() } == null
    }

    def "what is not there cannot be withdrawn"() {
        expect:
        refusal { exemptions.withdraw(4711, 'an') }.code() == ErrorCode.NOT_FOUND
    }

    def "each SNMP device is judged by its account, and no secret is told"() {
        given:
        def card = aDevice('UPS-A').at('snmp://10.0.0.7').addTo(context)
        def modern = aDevice('UPS-B').at('snmp://10.0.0.8').addTo(context)
        def lost = aDevice('UPS-C').at('snmp://10.0.0.9').addTo(context)
        aDevice('CRAC-1').at('mqtt:dc/hg01/crac/c1').addTo(context)
        aDevice('UPS-D').at('snmp://10.0.0.10').addTo(context)
        context.getBean(CredentialVault).put(card.id(), Credentials.v2c('s3cret'))
        context.getBean(CredentialVault).put(modern.id(), Credentials.v3('reader', 'SHA-256', 's3cret-a', 'AES-256', 's3cret-p'))

        and: "one whose account was sealed under another master key"
        database.connect().withCloseable {
            it.createStatement().execute("INSERT INTO device_credentials (device_id, box) VALUES (${lost.id()}, REPEAT('x', 60))" as String)
        }

        when:
        def paths = context.getBean(SnmpPaths).paths()

        then:
        paths.collect { [it.key(), it.name(), it.peer(), it.protocol(), it.cipher(), it.judgement().reason()] } == [
                ["device:${card.id()}" as String, 'UPS-A', 'snmp://10.0.0.7', 'SNMPv2c', '', Judgement.Reason.CLEAR_TEXT],
                ["device:${modern.id()}" as String, 'UPS-B', 'snmp://10.0.0.8', 'SNMPv3', 'SHA-256 + AES-256', Judgement.Reason.AES_256],
                ["device:${lost.id()}" as String, 'UPS-C', 'snmp://10.0.0.9', 'SNMP', '', Judgement.Reason.NO_CREDENTIALS],
                [paths[3].key(), 'UPS-D', 'snmp://10.0.0.10', 'SNMPv2c', '', Judgement.Reason.CLEAR_TEXT]]
        !paths.toString().contains('s3cret')
    }

    def "the database on this machine is not encrypted, and nothing of it leaves"() {
        expect:
        with(context.getBean(DatabasePath).paths()) {
            it*.key() == ['database']
            it*.cipher() == ['']
            it*.judgement() == [Judgement.clear(true)]
            !it*.peer().first().contains('password')
        }
    }

    private static DcimException refusal(Closure<?> action) {
        try {
            action()
            null
        } catch (DcimException e) {
            e
        }
    }
}
