package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.device.CredentialVault
import vn.dcim.core.device.Credentials
import vn.dcim.core.report.ReportJson
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.transport.TransportExemptions
import vn.dcim.core.transport.TransportPaths

import static vn.dcim.core.regulation.check.ACheck.*
import static vn.dcim.core.testing.ADevice.aDevice

/** BK11-25.3: each path by the cipher that it really has. */
class TransportEvidenceSpec extends Specification {

    def check = new TransportEvidence.Checks().encrypted()

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup ApplicationContext context = ApplicationContext.builder().properties(database.properties())
            .singletons(SteppedClock.at('2026-11-24T05:00:00Z')).start()

    static path(String verdict, String reason = 'clear-text', boolean borne = false) {
        new TransportEvidence.Path('device:3', 'device', 'UPS-A', 'SNMPv2c', '', verdict, reason, borne)
    }

    def judge(List<TransportEvidence.Path> paths) {
        check.judge(new TransportEvidence.Facts(paths), question('BK11-25.3', [cipher: 'AES-256', channel: 'encrypted_mail|private_encrypted_channel']))
    }

    def "#what: #state"() {
        expect:
        found(judge(paths)) == [state, keys]

        where:
        what                                 | paths                                         || state         | keys
        'AES-256, and one within the machine' | [path('meets'), path('local')]               || 'met'         | []
        'one in clear text'                  | [path('meets'), path('fails')]                || 'not-met'     | ['path-clear-text']
        'a 128-bit suite with an old gateway' | [path('fails', 'shorter-key')]               || 'not-met'     | ['path-shorter-key']
        'borne with on paper for a time'     | [path('fails', 'clear-text', true)]           || 'not-met'     | ['path-borne']
        'nobody knows'                       | [path('meets'), path('unknown', 'not-connected')] || 'no-evidence' | []
        'one fails, of another nobody knows' | [path('unknown'), path('fails')]              || 'not-met'     | ['path-clear-text']
        'no path at all'                     | []                                            || 'no-evidence' | []
        'nothing is monitored'               | [new TransportEvidence.Path('database', 'database', '', 'MariaDB', '', 'local', 'same-machine', false)] || 'no-evidence' | []
    }

    def "trap 7, AES-256 in transit (BK11-25.3): a device asked by #how is #verdict, #reason"() {
        given:
        def device = aDevice('UPS-A').addTo(context)
        if (credentials) {
            context.getBean(CredentialVault).put(device.id(), credentials)
        }

        when:
        def facts = context.getBean(TransportEvidence).gather(Instant.parse('2026-11-24T05:00:00Z'))
        def json = context.getBean(ReportJson)
        def path = facts.paths().find { it.key() == "device:${device.id()}" }

        then:
        json.read(json.bytes(facts), TransportEvidence.Facts) == facts
        [path.verdict(), path.reason()] == [verdict, reason]
        judge([path]).state().code() == state

        where:
        how                      | credentials                                                     || verdict | reason         | state
        'nothing in particular'  | null                                                            || 'fails' | 'clear-text'   | 'not-met'
        'SNMPv1'                 | Credentials.v1('Gio-bac-27!')                                   || 'fails' | 'clear-text'   | 'not-met'
        'SNMPv2c'                | Credentials.v2c('Gio-bac-27!')                                  || 'fails' | 'clear-text'   | 'not-met'
        'SNMPv3 without privacy' | Credentials.v3('dcim', 'SHA-256', 'Gio-bac-27!', null, null)    || 'fails' | 'clear-text'   | 'not-met'
        'SNMPv3 with DES'        | Credentials.v3('dcim', 'SHA', 'Gio-bac-27!', 'DES', 'Gio-bac-28!') || 'fails' | 'other-cipher' | 'not-met'
        'SNMPv3 with AES-128'    | Credentials.v3('dcim', 'SHA', 'Gio-bac-27!', 'AES', 'Gio-bac-28!') || 'fails' | 'shorter-key'  | 'not-met'
        'SNMPv3 with AES-192'    | Credentials.v3('dcim', 'SHA', 'Gio-bac-27!', 'AES-192', 'Gio-bac-28!') || 'fails' | 'shorter-key' | 'not-met'
        'SNMPv3 with AES-256'    | Credentials.v3('dcim', 'SHA-256', 'Gio-bac-27!', 'AES-256', 'Gio-bac-28!') || 'meets' | 'aes-256' | 'met'
        'SNMPv3, keys of Cisco'  | Credentials.v3('dcim', 'SHA-256', 'Gio-bac-27!', 'AES-256-C', 'Gio-bac-28!') || 'meets' | 'aes-256' | 'met'
    }

    def "an exception on paper is told, and changes no judgement"() {
        given:
        def device = aDevice('UPS-A').addTo(context)
        def path = context.getBeansOfType(TransportPaths).collectMany { it.paths() }.find { it.key() == "device:${device.id()}" }
        context.getBean(TransportExemptions).add(path, 'thiết bị cũ', '5/QĐ', LocalDate.parse('2026-12-31'), 'an')

        when:
        def told = context.getBean(TransportEvidence).gather(Instant.parse('2026-11-24T05:00:00Z')).paths().find { it.key() == "device:${device.id()}" }

        then:
        told.isBorne()
        found(judge([told])) == ['not-met', ['path-borne']]
    }
}
