package vn.dcim.web.health

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.syslog.LogSourceDraft
import vn.dcim.core.syslog.LogSources
import vn.dcim.syslog.SyslogReceiver
import vn.dcim.web.Plant
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

class MetricsSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer([
            'dcim.mqtt.url': 'tcp://127.0.0.1:1', 'dcim.snmp.trap.port': 0, 'dcim.snmp.trap.address': '127.0.0.1', 'dcim.syslog.address': '127.0.0.1', 'dcim.syslog.udp-port': 0,
            'dcim.directory.url': 'ldap://127.0.0.1:1', 'dcim.directory.bind-dn': 'cn=dcim', 'dcim.directory.password': 'x',
            'dcim.directory.base': 'dc=vn', 'dcim.directory.roles.operator': 'cn=operators', 'dcim.directory.first-look': '1h',
            'dcim.oidc.issuer': 'http://127.0.0.1:1', 'dcim.oidc.client-id': 'dcim', 'dcim.oidc.client-secret': 'x',
            'dcim.oidc.redirect-base': 'https://dcim.example.vn', 'dcim.oidc.roles.operator': 'operators'])

    String scrape() {
        def answer = web.api('GET', '/metrics', Role.DISPLAY)
        assert answer.statusCode() == 200
        answer.body()
    }

    double value(String line) {
        (scrape() =~ /(?m)^${java.util.regex.Pattern.quote(line)} (\S+)$/)[0][1] as double
    }

    def "they are for whoever is signed in"() {
        expect:
        web.api('GET', '/metrics', null).statusCode() == 401
        scrape().contains('jvm_memory_used_bytes{area="heap"')
    }

    def "what is handed over is counted, and what is stored of it"() {
        given:
        def ups = aDevice('UPS-A').with('input.voltage', 'output.load').addTo(web.context)
        def received = value('dcim_pipeline_received_readings_total')
        def stored = value('dcim_pipeline_stored_readings_total')

        when:
        new Plant(web).says(ups, ['input.voltage': 230, 'output.load': 40])

        then: "two readings, and that the device is reachable"
        value('dcim_pipeline_received_readings_total') == received + 2
        value('dcim_pipeline_stored_readings_total') >= stored + 2
        value('dcim_pipeline_last_commit_timestamp_seconds') == web.clock.instant().epochSecond
        value('dcim_pipeline_waiting_batches') == 0
        value('dcim_pipeline_capacity_batches') > 0
    }

    def "a broker that is not there and devices that are not asked are told as they are"() {
        expect:
        value('dcim_mqtt_connected') == 0
        value('dcim_mqtt_received_messages_total') == 0
        value('dcim_snmp_devices{state="silent"}') == 0
        value('dcim_directory_answering') == 0
    }

    def "what machines say is counted as it comes, and as what became of it: #known"() {
        given:
        if (known) {
            web.bean(LogSources).add(new LogSourceDraft('fw-metrics', '127.0.0.1', '', 'security', 6, 'logs', null), 'linh')
        }
        def came = value('dcim_syslog_udp_messages_total')
        def bytes = value('dcim_syslog_received_bytes_total')
        def became = value("dcim_logs_${known ? 'stored' : 'unknown'}_messages_total")

        when:
        new DatagramSocket().withCloseable {
            def said = '<34>Nov 24 10:00:00 fw01 sshd: hello'.bytes
            it.send(new DatagramPacket(said, said.length, InetAddress.getByName('127.0.0.1'), web.bean(SyslogReceiver).udpPort()))
        }

        then:
        new PollingConditions(timeout: 10).eventually {
            assert value('dcim_syslog_udp_messages_total') == came + 1
            assert value("dcim_logs_${known ? 'stored' : 'unknown'}_messages_total") == became + 1
        }
        value('dcim_syslog_received_bytes_total') == bytes + 36
        value('dcim_logs_lost_messages_total') == 0

        where:
        known << [false, true]
    }

    def "each measure stands in the documents, and none there that is not"() {
        given:
        def told = (scrape() =~ /(?m)^# TYPE (dcim_\w+) /).collect { it[1] } as TreeSet
        def written = (new File('../docs/operations.md').text =~ /`(dcim_\w+)[`{]/).collect { it[1] } as TreeSet

        expect:
        told - written == [] as Set
        written - told == [] as Set
    }
}
