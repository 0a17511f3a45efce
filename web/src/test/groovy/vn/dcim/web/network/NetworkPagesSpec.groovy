package vn.dcim.web.network

import groovy.json.JsonOutput
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

/** The network chain as people and programs see and change it. */
class NetworkPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026

    def setupSpec() {
        def router = aDevice('RT-1').ofClass(DeviceClass.ROUTER).with('if.1.out.rate').with('if.1.in.rate').addTo(web.context)
        aDevice('SW-1').ofClass(DeviceClass.SWITCH).addTo(web.context)
        ['Kênh VNPT', 'Kênh Viettel', 'Máy chủ 1', 'Máy chủ 2'].eachWithIndex { name, i ->
            assert web.command('/equipment/new', Role.ASSET_MANAGER, [name: name, kind: i < 2 ? 'other' : 'server', tag: "TS-0$i" as String]).statusCode() == 303 }
        web.bean(LatestReadings).update([
                new Reading(pointOf(web.context, router, 'if.1.out.rate'), Instant.parse('2026-11-21T07:59:00Z'), 850_000_000, Quality.GOOD),
                new Reading(pointOf(web.context, router, 'if.1.in.rate'), Instant.parse('2026-11-21T07:59:00Z'), 40_000_000, Quality.GOOD)])
    }

    String body(String path, Role role = Role.AUDITOR, int status = 200) {
        def answer = web.page(path, role)
        assert answer.statusCode() == status: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    def wire(Map fields, Role role = Role.ASSET_MANAGER) {
        web.command('/network/connect', role, fields)
    }

    def "a chain is noted from the lines on, read, changed and taken away; what is refused keeps what was typed"() {
        expect: "nothing is there yet"
        body('/network').contains('Chưa ghi mối nối mạng nào')

        when: "what is wrong with a connection is told beside its field"
        def unknown = wire([from: 'Kênh FPT', to: 'RT-1', rated: '300'])
        def rate = wire([from: 'TS-00', to: 'RT-1', rated: '300 Mb'])
        def itself = wire([from: 'RT-1', to: 'RT-1'])

        then:
        unknown.statusCode() == 422 && unknown.body().contains('Từ: ') && unknown.body().contains('value="Kênh FPT"')
        rate.statusCode() == 422 && rate.body().contains('value="300 Mb"')
        itself.statusCode() == 422
        wire([from: 'TS-00', to: 'RT-1'], Role.AUDITOR).statusCode() == 403

        when: "lines by label and name, ports, rates and budgets"
        def made = [[from: 'TS-00', to: 'RT-1', rated: '300'], [from: 'Kênh Viettel', to: 'RT-1', rated: '200'],
                [from: 'RT-1', to: 'SW-1', port: '1', farPort: 'Te1/1/1', rated: '1.000'],
                [from: 'SW-1', to: 'Máy chủ 1', port: 'Gi1/0/1', rated: '1000', budget: '450', reason: 'đấu mới']].collect { wire(it).statusCode() }
        def circle = wire([from: 'Máy chủ 1', to: 'TS-00'])
        def taken = wire([from: 'SW-1', to: 'Máy chủ 2', port: 'gi1/0/1'])
        def page = body('/network', Role.ASSET_MANAGER)

        then:
        made == [303] * 4
        circle.statusCode() == 409 && circle.body().contains('Máy chủ 1 đã đi qua Kênh VNPT theo đường Kênh VNPT → RT-1 → SW-1 → Máy chủ 1')
        taken.statusCode() == 422 && taken.body().contains('Máy chủ 1') && taken.body().contains('value="gi1/0/1"')
        page.contains('<span class="word p-high">dự trù vượt tốc độ</span>') // 225 over 200
        page.contains('<span class="word p-medium">một mình không đủ</span>') // 450 over 300
        page.contains('<span class="word p-medium">tải cao</span>') // 850 of 1000
        page.contains('↓ 850 ↑ 40')
        page.contains('Chỉ một đường · 2')
        web.bean(AuditLog).page(0, 1).content.first().with { [it.action(), it.became(), it.reason()] } ==
                ['network.connect', 'SW-1/Gi1/0/1 → Máy chủ 1, rated: 1000 Mbit/s, budget: 450 Mbit/s', 'đấu mới']
        web.page('/network/export.csv', Role.AUDITOR).body().readLines().any { it.startsWith('RT-1,1,SW-1,Te1/1/1,1.000,450,450,0,850,40') }
        web.page('/network/export.xlsx', Role.AUDITOR).statusCode() == 200

        when: "the answer to what if, on the page and over the API"
        def what = body('/network/what-if?open=SW-1')
        def cut = web.get('/api/v1/network/what-if?open=' + URLEncoder.encode('Kênh VNPT', 'UTF-8'))

        then:
        what.contains('SW-1 hỏng') && what.contains('<dt>Mất liên lạc</dt><dd><b class="word p-high">1</b>') && what.contains('checked> SW-1')
        cut.lost == [] && cut.lessened*.name == ['RT-1'] && cut.overloads.collect { [it.from, it.carries, it.rated] } == [['Kênh Viettel', 450, 200]]
        body('/network/what-if?open=SW-9', Role.AUDITOR, 422).contains('không có gì tên SW-9')
        web.api('GET', '/api/v1/network/what-if?open=SW-9', Role.AUDITOR).statusCode() == 404

        when: "the contract of a line is raised, and a connection is taken away"
        def viettel = web.get('/api/v1/network/links').items.find { it.from == 'Kênh Viettel' }.id
        def server = web.get('/api/v1/network/links').items.find { it.to == 'Máy chủ 1' }.id
        def wrong = web.command("/network/links/$viettel", Role.ASSET_MANAGER, [rated: '-1', reason: 'nâng gói'])
        def raised = web.command("/network/links/$viettel", Role.ASSET_MANAGER, [rated: '500', reason: 'nâng gói'])

        then:
        wrong.statusCode() == 422 && wrong.body().contains('value="-1"') && wrong.body().contains('value="nâng gói"')
        raised.statusCode() == 303
        !body('/network').contains('dự trù vượt tốc độ')
        web.command("/network/links/$server/remove", Role.ASSET_MANAGER, [reason: 'rút']).statusCode() == 303
        web.page("/network/links/$server", Role.ASSET_MANAGER).statusCode() == 404
        web.page("/network/links/$viettel", Role.AUDITOR).statusCode() == 403
    }

    def "several come over the API as one change, or none of them"() {
        given:
        def wanted = { List<List> links -> JsonOutput.toJson(links.collect { [from: it[0], to: it[1], port: it[2]] }) }
        def count = { web.get('/api/v1/network/links').total }
        int before = count()

        expect:
        web.api('POST', '/api/v1/network/links', Role.ASSET_MANAGER, wanted([['SW-1', 'Máy chủ 1', '7'], ['SW-1', 'Máy chủ 2', '7']])).statusCode() == 400
        count() == before
        web.api('POST', '/api/v1/network/links', Role.ASSET_MANAGER, wanted([['SW-1', 'Máy chủ 1', '7'], ['SW-1', 'Máy chủ 2', '8']])).statusCode() == 201
        count() == before + 2
        web.api('POST', '/api/v1/network/links', Role.ASSET_MANAGER, '[]').statusCode() == 400
        def made = web.get('/api/v1/network/links').items.find { it.port == '8' }.id
        web.api('POST', "/api/v1/network/links/$made", Role.ASSET_MANAGER, '{"port": "9", "rated": "100", "reason": "đổi cổng"}').statusCode() == 204
        web.get('/api/v1/network/links').items.find { it.id == made }.with { [it.port, it.rated] } == ['9', 100]
        web.api('POST', "/api/v1/network/links/$made/remove", Role.ASSET_MANAGER, '{"reason": "rút"}').statusCode() == 204
        count() == before + 1
        web.api('POST', '/api/v1/network/links', Role.AUDITOR, wanted([['SW-1', 'Máy chủ 2', '9']])).statusCode() == 403
    }
}
