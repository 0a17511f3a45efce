package vn.dcim.web.alarm

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.web.Plant
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

class AlarmPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared Plant plant = new Plant(web)

    def "an empty console says what would stand here"() {
        expect:
        web.page('/alarms', Role.OPERATOR).body().contains('Không có cảnh báo nào đang mở')
    }

    def "the console shows alarms, finds them, and hands them over as a file"() {
        given:
        def ups = aDevice('UPS-A').with('output.source').addTo(web.context)
        plant.says(ups, ['output.source': 3])

        expect:
        with(web.page('/alarms', Role.OPERATOR).body()) {
            contains('UPS chạy ắc quy')
            contains('>UPS-A<')
            contains('data-count="alarms">1<')
            contains('id="acknowledge"')
        }
        web.page('/alarms?q=chay+ac+quy', Role.OPERATOR).body().contains('>UPS-A<')
        !web.page('/alarms?q=zzz', Role.OPERATOR).body().contains('>UPS-A<')
        !web.page('/alarms?priority=low', Role.OPERATOR).body().contains('>UPS-A<')
        !web.page('/alarms', Role.AUDITOR).body().contains('id="acknowledge"')
        web.page('/alarms?view=nowhere', Role.OPERATOR).statusCode() == 400

        and: "a chip counts what it would show, whichever is chosen"
        web.page('/alarms', Role.OPERATOR).body().contains('data-total="high">1<')
        web.page('/alarms?priority=low', Role.OPERATOR).body().contains('data-total="high">1<')
        web.page('/alarms?q=zzz', Role.OPERATOR).body().contains('data-total="high">0<')
        web.page('/alarms?view=covered', Role.OPERATOR).body().contains('data-total="high">0<')
        web.page('/alarms?view=past', Role.OPERATOR).body().contains('data-total="high"><')

        and: "as CSV with the mark of UTF-8, and as a workbook"
        def csv = web.page('/alarms/export.csv', Role.AUDITOR)
        csv.headers().firstValue('Content-Disposition').get().contains('alarms.csv')
        csv.body().startsWith('\uFEFFSố,Mức,Cảnh báo')
        csv.body().contains('Cao,UPS chạy ắc quy,UPS-A,ắc quy')
        web.page('/alarms/export.xlsx', Role.AUDITOR).body().startsWith('PK')
    }

    def "several are acknowledged at once; those that cannot be say why"() {
        given:
        def made = ['UPS-B', 'UPS-C'].collect { aDevice(it).with('output.source').addTo(web.context) }
        made.each { plant.says(it, ['output.source': 3]) }
        def ids = made.collect { web.get("/api/v1/alarms?device=${it.name()}").items[0].id }

        when:
        def answer = web.command('/alarms/acknowledge', Role.OPERATOR, [id: (ids + 4711).join(',')])

        then:
        answer.statusCode() == 200
        answer.headers().firstValue('HX-Trigger').get() == 'alarms-changed'
        answer.body().contains('Đã xác nhận 2 cảnh báo')
        answer.body().contains('Không có cảnh báo “4711”')
        ids.every { web.get("/api/v1/alarms/$it").state == 'acknowledged' }

        and: "who may not, may not"
        web.command('/alarms/acknowledge', Role.HEAD, [id: ids.join(',')]).statusCode() == 403
    }

    def "shelving without a reason says so beside the form"() {
        when:
        def answer = web.command('/alarms/shelve', Role.OPERATOR, [id: '1', minutes: 60, reason: ' '])

        then:
        answer.statusCode() == 400
        answer.body().contains('vài lời nêu lý do')
        answer.body().startsWith('<p class="error-line"')
    }

    def "an alarm's page tells its meaning, what to do and its story"() {
        given:
        def ups = aDevice('UPS-D').with('output.source').addTo(web.context)
        plant.says(ups, ['output.source': 3])
        def alarm = web.get('/api/v1/alarms?device=UPS-D').items[0]

        when:
        def commented = web.command("/alarms/${alarm.id}/comment", Role.OPERATOR, [reason: 'đã gọi điện lực'])
        def html = web.page("/alarms/${alarm.id}", Role.OPERATOR).body()

        then:
        commented.statusCode() == 204
        html.contains('Việc cần làm')
        html.contains('đã gọi điện lực')
        html.contains('person-operator')
        html.contains("/devices/${ups.id()}?point=${alarm.point}#chart")
        web.page('/alarms/4711', Role.OPERATOR).statusCode() == 404
    }
}
