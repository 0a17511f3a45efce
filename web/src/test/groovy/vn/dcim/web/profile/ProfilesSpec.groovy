package vn.dcim.web.profile

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.device.ProfileCatalog
import vn.dcim.web.WebServer
import vn.dcim.web.language.Dictionary
import vn.dcim.web.language.Language

class ProfilesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared List<ProfileCatalog.Profile> all = web.context.getBeansOfType(ProfileCatalog)*.profiles().flatten()

    def "profiles of both protocols are known, each by an id of its own that a path can hold"() {
        expect:
        all*.protocol().toSet() == ProfileCatalog.Protocol.values() as Set
        all*.id().toSet().size() == all.size()
        all.findAll { !(it.id() ==~ /[A-Za-z0-9._-]+/) }*.id() == []
    }

    def "every profile has a page and an answer of the API"() {
        expect:
        all.findAll { web.page("/profiles/${it.id()}", Role.OPERATOR).statusCode() != 200 }*.id() == []
        all.collectMany { ProfileDetailResource.of(new UsedProfile(it, [])).parts()*.points().flatten() }.findAll {
            it.source().empty || it.quantity().empty
        } == []
    }

    def "every sign by which a device is recognised has its words in #language"() {
        given:
        def words = web.context.getBean(Dictionary).in(language)

        expect:
        all*.selectors().flatten()*.kind().unique().findAll { !words.has("profiles.clue.$it") } == []

        where:
        language << Language.values()
    }

    Device read(String name, String profile) {
        def reading = new DeviceReading(null, DeviceClass.UPS, 'Acme', 'One', profile, '', [:], [])
        web.context.getBean(DeviceRegistry).add(name, "snmp://127.0.0.1:1161/$name", null, 'default', null, reading)
    }

    def "the list tells class, vendor, parents, points and how many devices are read"() {
        given: "a device, and one whose profile is gone"
        read('UPS-7', 'apc-ups')
        read('UPS-X', 'of-old')

        when:
        def list = web.get('/api/v1/profiles?size=1000')
        def apc = list.items.find { it.id == 'apc-ups' }

        then:
        list.total == all.size()
        list.items*.devices.sum() == 1
        apc.subMap('protocol', 'class', 'vendor', 'abstract', 'devices') ==
                [protocol: 'snmp', 'class': 'ups', vendor: 'APC', 'abstract': false, devices: 1]
        apc.extends == ['apc-probes', 'upsmib-points', 'interfaces']
        apc.points > 30
    }

    def "#query finds #some and leaves out #other"() {
        when:
        def found = web.get("/api/v1/profiles?size=1000&$query").items*.id
        def html = web.page("/profiles?$query", Role.OPERATOR).body()

        then:
        some in found
        !(other in found)
        html.contains("href=\"/profiles/$some\"")
        !html.contains("href=\"/profiles/$other\"")

        where:
        query                     || some        | other
        'protocol=mqtt'           || 'crac-json' | 'apc-ups'
        'protocol=snmp'           || 'apc-ups'   | 'crac-json'
        'class=cooling'           || 'crac-json' | 'apc-ups'
        'q=APC'                   || 'apc-ups'   | 'crac-json'
        'q=dieu+hoa'              || 'crac-json' | 'apc-ups'
        'q=cooling.return'        || 'crac-json' | 'apc-ups'
    }

    def "#query is refused with what is accepted"() {
        expect:
        with(web.api('GET', "/api/v1/profiles?$query", Role.OPERATOR)) {
            statusCode() == 400
            body().contains(mend)
        }

        where:
        query              || mend
        'protocol=modbus'  || 'snmp, mqtt'
        'class=toaster'    || 'ups, dc-power'
        'sort=colour'      || 'class, id, vendor'
        'page=-1'          || '≥ 0'
        'size=1001'        || '1–1000'
    }

    def "the page refuses the same"() {
        expect:
        web.page("/profiles?$query", Role.OPERATOR).statusCode() == 400

        where:
        query << ['protocol=modbus', 'class=toaster', 'sort=colour']
    }

    def "a search that finds nothing says so; what was typed is shown, never run"() {
        when:
        def html = web.page('/profiles?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E', Role.OPERATOR).body()

        then:
        html.contains('Không có hồ sơ nào khớp')
        !html.contains('<script>alert')
    }

    def "a topic map's page tells topics, pointers, units, states and limits"() {
        when:
        def html = web.page('/profiles/crac-json', Role.AUDITOR).body()

        then:
        ['dc/{site}/crac/{unit}/telemetry', 'mỗi 10 giây', '/filter_pa', '× 0.001', 'kPa', '-20…60', '/alarms ∋ FILTER',
         'chủ đề gốc', 'Nhiệt độ gió cấp'].every { html.contains(it) }

        and: "so does the API"
        def detail = web.get('/api/v1/profiles/crac-json')
        def telemetry = detail.parts.find { it.place.endsWith('/telemetry') }
        telemetry.every == 10
        telemetry.points.find { it.name == 'cooling.supply.temperature' } == [
                name: 'cooling.supply.temperature', label: '', quantity: 'temperature', unit: 'Cel', source: '/supply', scale: '',
                poll: 'slow', states: [:], absent: [], min: -20, max: 60, conditions: []]
        detail.parts.find { it.place.endsWith('/availability') }.points[0].states == [online: 'reachable', offline: 'unreachable']
    }

    def "an SNMP profile's page tells OIDs, scales, tables and what is inherited"() {
        when:
        def html = web.page('/profiles/apc-galaxy-mge', Role.AUDITOR).body()

        then:
        ['1.3.6.1.2.1.33.1.3.3.1.3.1.0', '× 0.1', '0…1.000', '1.3.6.1.4.1.705.1.6.2.1', '1 → L1-L2', 'Kế thừa từ mge-points',
         'sysDescr khớp', '(?i)galaxy', 'href="/profiles/interfaces"'].every { html.contains(it) }

        and:
        def detail = web.get('/api/v1/profiles/apc-galaxy-mge')
        detail.parts[0].points.find { it.name == 'output.source' }.states == ['1': 'battery', '2': 'utility']
        detail.parts*.from.first() == 'apc-galaxy-mge'
    }

    def "a profile names the devices that it reads, but not those that are retired"() {
        given:
        def device = read('UPS-8', 'apc-galaxy-mge')

        expect:
        web.page('/profiles/apc-galaxy-mge', Role.OPERATOR).body().contains("href=\"/devices/${device.id()}\"")
        web.get('/api/v1/profiles/apc-galaxy-mge').devices == [[id: device.id(), name: 'UPS-8']]

        when:
        web.context.getBean(DeviceRegistry).setState(device.id(), Device.State.RETIRED)

        then:
        web.get('/api/v1/profiles/apc-galaxy-mge').devices == []
    }

    def "a profile that is not there is a page and a problem that say so"() {
        expect:
        with(web.page('/profiles/no-such', Role.OPERATOR)) {
            statusCode() == 404
            body().contains('Không có hồ sơ “no-such”')
        }
        web.api('GET', '/api/v1/profiles/no-such', Role.OPERATOR).statusCode() == 404
    }

    def "whoever may look may look here, and nobody else"() {
        expect:
        Role.values().every { web.page('/profiles', it).statusCode() == 200 }
        web.anonymous('/profiles').statusCode() == 303
        web.anonymous('/profiles/apc-ups').statusCode() == 303
        web.api('GET', '/api/v1/profiles', null).statusCode() == 401
        web.api('GET', '/api/v1/profiles/apc-ups', null).statusCode() == 401
    }
}
