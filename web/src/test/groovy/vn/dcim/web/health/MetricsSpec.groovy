package vn.dcim.web.health

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.web.Plant
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

class MetricsSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer([
            'dcim.mqtt.url': 'tcp://127.0.0.1:1', 'dcim.snmp.trap.port': 0, 'dcim.snmp.trap.address': '127.0.0.1',
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

    def "each measure stands in the documents, and none there that is not"() {
        given:
        def told = (scrape() =~ /(?m)^# TYPE (dcim_\w+) /).collect { it[1] } as TreeSet
        def written = (new File('../docs/operations.md').text =~ /`(dcim_\w+)[`{]/).collect { it[1] } as TreeSet

        expect:
        told - written == [] as Set
        written - told == [] as Set
    }
}
