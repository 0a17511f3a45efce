package vn.dcim.web.device

import groovy.json.JsonOutput
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.device.CredentialVault
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.device.Feed
import vn.dcim.core.device.FeedRepository
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

class NewDeviceApiSpec extends Specification {

    @Shared @AutoCleanup AnAgent agent = new AnAgent()
    @Shared @AutoCleanup WebServer web = new WebServer(
            ['dcim.snmp.first-timeout': '100ms', 'dcim.snmp.min-timeout': '100ms', 'dcim.snmp.retries': 1], [new SomeOffers()])

    def post(String path, Map body, Role role = Role.SHIFT_LEAD) {
        web.api('POST', "/api/v1/devices$path", role, JsonOutput.toJson(body))
    }

    static Map v3(Map more = [:]) {
        [version: '3', user: 'operator', authProtocol: 'SHA-256', authPassword: 'auth-password', privProtocol: 'AES',
         privPassword: 'priv-password'] + more
    }

    def "a device is identified without being added, and no secret is answered"() {
        when:
        def answer = post('/identify', [address: agent.at(), credentials: credentials])
        def reading = WebServer.json(answer)

        then:
        answer.statusCode() == 200
        [reading.class, reading.vendor, reading.model, reading.profile] == ['ups', 'Acme', 'Acme 10k', 'generic-ups']
        reading.address == address + agent.at()
        reading.facts.name == 'ups-a'
        with(reading.points.find { it.name == 'battery.charge' }) {
            [value, unit, quality, state, reason] == [98, '%', 'good', null, '']
        }
        reading.points.find { it.name == 'output.source' }.state == 'battery'
        reading.points.find { it.quality == 'bad' }.reason != ''
        !answer.body().contains('public')
        !answer.body().contains('-password')
        web.get('/api/v1/devices').total == 0

        where:
        credentials                          || address
        [version: '2c', community: 'public'] || 'snmp://'
        v3()                                 || 'snmpv3://'
    }

    def "a device is identified and added in one, and stands where Location says"() {
        given:
        def source = aDevice('ATS-1').addTo(web.context)

        when:
        def answer = post('', [address: agent.at(), credentials: v3(), name: 'UPS-A', group: 'power',
                               fedBy: [[node: Feed.device(source.id()), path: 'A']]])
        def device = WebServer.json(answer)

        then:
        answer.statusCode() == 201
        answer.headers().firstValue('Location').get() == "/api/v1/devices/${device.id}"
        device == [id: device.id, name: 'UPS-A', class: 'ups', vendor: 'Acme', model: 'Acme 10k',
                   address: "snmpv3://${agent.at()}", group: 'power', unit: null, state: 'active']
        web.get(answer.headers().firstValue('Location').get()).name == 'UPS-A'
        web.bean(CredentialVault).get(device.id).get().authPassword() == 'auth-password'
        web.bean(FeedRepository).findAll().any { it.toNode() == Feed.device(device.id) && it.path() == 'A' }

        and: "again is a conflict that names the device"
        with(post('', [address: agent.at(), credentials: v3(), name: 'UPS-B'])) {
            statusCode() == 409
            WebServer.json(it).type == '/problems/address-in-use'
            WebServer.json(it).detail.contains('“UPS-A”')
        }

        cleanup:
        web.bean(DeviceRepository).findByName('UPS-A').ifPresent { web.bean(vn.dcim.core.device.DeviceRegistry).setAddress(it.id(), 'snmp://10.1.1.1:161') }
    }

    def "#what is a problem: #type"() {
        when:
        def answer = post(path, body.collectEntries { name, value -> [name, value instanceof Closure ? value.call(this) : value] })
        def problem = WebServer.json(answer)

        then:
        answer.statusCode() == status
        answer.headers().firstValue('Content-Type').get().startsWith('application/problem+json')
        problem.type == "/problems/$type"
        problem.errors?.first()?.field == field
        !answer.body().contains('wrong-')

        where:
        what                 | path        | body                                                                           || status | type                 | field
        'a blank address'    | '/identify' | [address: '', credentials: [version: '2c', community: 'public']]               || 400    | 'invalid-value'      | 'address'
        'no credentials'     | '/identify' | [address: '10.0.0.7']                                                         || 400    | 'invalid-value'      | 'version'
        'a secret in front'  | '/identify' | [address: 'wrong-secret@10.0.0.7', credentials: [version: '2c', community: 'x']] || 400  | 'invalid-value'      | 'address'
        'a short password'   | '/identify' | [address: '10.0.0.7', credentials: v3(privPassword: 'wrong-1')]                || 400    | 'invalid-value'      | 'privPassword'
        'an unknown host'    | '/identify' | [address: 'no-such.invalid', credentials: [version: '2c', community: 'x']]      || 400    | 'invalid-value'      | 'host'
        'silence'            | '/identify' | [address: '127.0.0.1:9', credentials: [version: '2c', community: 'wrong-x']]    || 502    | 'device-unreachable' | null
        'a wrong password'   | '/identify' | [address: { it.agent.at() }, credentials: v3(authPassword: 'wrong-password')]  || 502    | 'device-refused'     | null
        'no name'            | ''          | [address: { it.agent.at() }, credentials: v3()]                                || 400    | 'invalid-value'      | 'name'
        'a place not there'  | ''          | [address: { it.agent.at() }, credentials: v3(), name: 'X', place: 4711]        || 404    | 'not-found'          | null
        'a source not there' | ''          | [address: { it.agent.at() }, credentials: v3(), name: 'X', fedBy: [[node: 'device:4711']]] || 404 | 'not-found' | null
        'a source misspelt'  | ''          | [address: { it.agent.at() }, credentials: v3(), name: 'X', fedBy: [[node: 'UPS-A']]] || 400 | 'invalid-value'   | 'fedBy'
        'an unknown kind'    | ''          | [address: { it.agent.at() }, credentials: v3(), name: 'X', fedBy: [[node: 'place:1', kind: 'tea']]] || 400 | 'invalid-value' | 'kind'
    }

    def "devices heard on the broker are listed"() {
        expect:
        with(web.get('/api/v1/devices/offers', Role.OPERATOR)) {
            total == 2
            items[0] == [address: 'mqtt:dc/hg01/crac/c1', class: 'cooling', vendor: 'Acme', profile: 'gateway', points: 1,
                         firstSeenAt: '2026-11-21T07:59:00Z', lastSeenAt: '2026-11-21T07:59:00Z', name: '', model: '', entities: []]
            [items[1].name, items[1].model] == ['Store <room>', 'TH1']
            items[1].entities[0] == [title: 'Temperature', component: 'sensor', unit: '°F', point: 'ambient.temperature', reason: '', arguments: []]
            items[1].entities[1].reason == 'no-rule'
        }
    }

    def "#role may not, and nobody may without a token"() {
        expect:
        post('/identify', [address: '10.0.0.7'], role).statusCode() == status
        post('', [address: '10.0.0.7'], role).statusCode() == status

        where:
        role          || status
        Role.OPERATOR || 403
        Role.AUDITOR  || 403
        null          || 401
    }

    def "the description of the API has them"() {
        given:
        def yaml = web.anonymous('/api/v1/openapi.yml').body()

        expect:
        ['/api/v1/devices/identify:', '/api/v1/devices/offers:', 'Location'].every { yaml.contains(it) }
    }
}
