package vn.dcim.web.incident

import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.incident.IncidentDesk
import vn.dcim.core.incident.Incidents
import vn.dcim.core.shift.handover.DueSource
import vn.dcim.core.shift.handover.HandoverPeriod
import vn.dcim.core.shift.handover.HandoverSection
import vn.dcim.web.Plant
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

/** Incidents as the shift handles them on their pages. */
class IncidentPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // 21 November 2026, 15:00 at the centre

    String opened(String title = 'Mất điện phòng máy chủ', Map more = [:]) {
        web.clock.advance(Duration.ofSeconds(1))
        def answer = web.command('/incidents/new', Role.OPERATOR, [title: title] + more)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    def command(String path, Map form, Role role = Role.OPERATOR) {
        web.clock.advance(Duration.ofSeconds(1))
        web.command(path, role, form)
    }

    String body(String path, Role role = Role.OPERATOR) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body()
    }

    static String alert(response) {
        (response.body() =~ /(?s)<p class="error-line" role="alert">(.*?)<\/p>/)[0][1]
    }

    def "without an incident the page says so and offers to open one"() {
        given:
        def empty = new WebServer()

        expect:
        empty.page('/incidents', Role.OPERATOR).body().contains('Không có sự cố nào.')
        empty.page('/incidents', Role.OPERATOR).body().contains('href="/incidents/new"')
        !empty.page('/incidents', Role.AUDITOR).body().contains('href="/incidents/new"')

        cleanup:
        empty.close()
    }

    def "BK11-13.2: the questions lead to both levels, and the levels to whom must be told"() {
        given:
        def path = opened()

        expect: "nobody knows how bad it is"
        body(path).contains('chưa rõ, còn câu hỏi')
        body(path).contains('Lãnh đạo đơn vị vận hành')
        !body(path).contains('data-body="managing-agency"')

        when:
        def answers = [['centre-stopped', 'no'], ['operation-affected', 'yes'], ['security-incident', 'no'], ['group', 'fault']]
                .collect { question, answer -> command("$path/answer", [question: question, answer: answer]).statusCode() }

        then:
        answers.every { it == 303 }
        with(body(path)) {
            it =~ /(?s)data-scale="operational".*?<b>Nghiêm trọng<\/b>/
            it =~ /(?s)data-scale="security".*?<b>Không phải sự cố an toàn thông tin<\/b>/
            it.contains('data-body="managing-agency"')
            it.contains('Lỗi hệ thống, thiết bị')
        }
        !body(path, Role.AUDITOR).contains('name="answer"')
    }

    def "BK11-13.2.b: a notice is in time at the fifteenth minute and late a second after; failed tries do not count"() {
        given:
        def path = opened('Đứt cáp quang', ['detected-at': '2026-11-21T14:00'])
        ['centre-stopped': 'no', 'operation-affected': 'yes'].each { question, answer ->
            assert command("$path/answer", [question: question, answer: answer]).statusCode() == 303
        }

        expect:
        body(path) =~ /(?s)data-body="managing-agency".*?quá hạn/

        when:
        def failed = command("$path/notice", [body: 'managing-agency', addressee: 'Sở KH&CN', channel: 'telephone', result: 'failed', 'attempted-at': '2026-11-21T14:10', note: ''])

        then:
        failed.statusCode() == 303
        body(path) =~ /(?s)data-body="managing-agency".*?quá hạn/

        when:
        def told = command("$path/notice", [body: 'managing-agency', addressee: 'Sở KH&CN', channel: 'telephone', result: 'confirmed', 'attempted-at': at, note: '', reference: 'Bà Lan'])

        then:
        told.statusCode() == 303
        (body(path) =~ /(?s)data-body="managing-agency".*?<\/tr>/)[0].contains(said)

        where:
        at                    || said
        '2026-11-21T14:15'    || 'Đã báo lúc'
        '2026-11-21T14:15:01' || 'Đã báo trễ'
    }

    def "BK11-13.3.a: the repair waits for isolation and backup, unless the head decides otherwise and says why"() {
        given:
        def path = opened('Ổ đĩa hỏng')

        when:
        def early = command("$path/step", [kind: 'repair-started', text: 'Thay ổ đĩa'])

        then:
        early.statusCode() == 422
        alert(early).contains('cô lập hệ thống, sao lưu xong rồi mới sửa')
        early.body().contains('Thay ổ đĩa</textarea>')

        when:
        def operator = command("$path/step", [kind: 'order-overridden', text: 'Không còn gì để sao lưu'])
        def head = command("$path/step", [kind: 'order-overridden', text: 'Không còn gì để sao lưu'], Role.HEAD)
        def begun = command("$path/step", [kind: 'repair-started', text: 'Thay ổ đĩa'])

        then:
        [operator, head, begun]*.statusCode() == [422, 303, 303]
        body(path).contains('Giám đốc cho sửa không cần sao lưu: Không còn gì để sao lưu')
    }

    def "an incident is closed when nothing is missing, and its minutes print"() {
        given:
        def path = opened('UPS-A quá nhiệt')

        when:
        def early = command("$path/step", [kind: 'closed', text: 'Xong'])

        then:
        early.statusCode() == 422
        alert(early).contains('nguyên nhân')
        body(path).contains('data-missing="cause"')

        when:
        [[question: 'group', answer: 'fault'], [question: 'centre-stopped', answer: 'no'], [question: 'operation-affected', answer: 'no'],
         [question: 'security-incident', answer: 'no']].each { assert command("$path/answer", it).statusCode() == 303 }
        ['operator-leadership', 'agency-leadership'].each {
            assert command("$path/notice", [body: it, addressee: 'Ông Minh', channel: 'telephone', result: 'confirmed', note: '', reference: 'Ông Minh']).statusCode() == 303
        }
        [[kind: 'cause', text: 'Quạt <b>kẹt</b>'], [kind: 'minutes', text: 'Biên bản số 12/BB']].each { assert command("$path/step", it).statusCode() == 303 }
        def closed = command("$path/step", [kind: 'closed', text: 'Đã thay quạt'])

        then:
        closed.statusCode() == 303
        body(path).contains('Đã đóng')
        command("$path/answer", [question: 'group', answer: 'attack']).statusCode() == 422
        with(body("$path/paper")) {
            it.contains('BIÊN BẢN SỰ CỐ')
            it.contains('Quạt &lt;b>kẹt') || it.contains('Quạt &lt;b&gt;kẹt')
            it.contains('Kết quả: Đã thay quạt')
        }
        web.page("$path/paper.docx", Role.OPERATOR).statusCode() == 200

        and: "the list tells it, and takes it away"
        body('/incidents?state=closed').contains('UPS-A quá nhiệt')
        !body('/incidents?state=open').contains('UPS-A quá nhiệt')
        body('/incidents/export.csv').contains('UPS-A quá nhiệt')
    }

    def "what the shift writes meanwhile stands in the timeline, in the order in which it happened"() {
        given:
        def path = opened('Mất điều hòa')
        web.clock.advance(Duration.ofMinutes(2))
        assert web.command('/shift/log', Role.OPERATOR, [text: 'Mở cửa thông gió']).statusCode() == 303
        command("$path/step", [kind: 'note', text: 'Nhiệt độ giảm'])

        expect:
        with((body(path) =~ /(?s)id="timeline".*/)[0]) {
            it.indexOf('Mở sự cố') < it.indexOf('Sổ trực: Mở cửa thông gió')
            it.indexOf('Sổ trực: Mở cửa thông gió') < it.indexOf('Nhiệt độ giảm')
        }
    }

    def "what the doors told from half an hour before stands in the timeline: passes, refusals, and each opening once"() {
        given:
        def plant = new Plant(web)
        def door = aDevice('ACS-<1>').with('door.1.contact').with('door.1.access').addTo(web.context)
        def says = { Map states, Duration after -> web.clock.advance(after); plant.says(door, states) }
        says(['door.1.contact': 1, 'door.1.access': 1], Duration.ofMinutes(1))
        web.clock.advance(Duration.ofMinutes(40))
        says(['door.1.contact': 1], Duration.ofMinutes(1))
        says(['door.1.access': 2], Duration.ofMinutes(1))
        says(['door.1.contact': 2], Duration.ofMinutes(1))
        says(['door.1.contact': 2], Duration.ofMinutes(1))
        says(['door.1.contact': 1], Duration.ofMinutes(1))

        when:
        def path = opened('Mất ổ đĩa')
        web.clock.advance(Duration.ofSeconds(5))

        then:
        new PollingConditions(timeout: 10).eventually {
            def told = (body(path) =~ /(?s)id="timeline".*/)[0]
            assert (told =~ /ACS-&lt;1(?:>|&gt;), cửa 1: ([^<]+)</).collect { it[1] } == ['từ chối', 'mở', 'đóng']
        }
    }

    def "KT17-PL2: the notice has all fields of the form, with the time it happened and the time it is told, to the minute"() {
        given:
        def path = opened('Trang web bị thay đổi nội dung', ['detected-at': '2026-11-21T09:41'])

        expect:
        with(body("$path/annex-2")) {
            it.contains('THÔNG BÁO SỰ CỐ')
            it.contains('Mô tả ngắn: Trang web bị thay đổi nội dung')
            it.contains('Thời điểm xảy ra: 21/11/2026 09:41')
            it =~ /Thời điểm thông báo: 21\/11\/2026 \d\d:\d\d/
            ['Cách phát hiện', 'Người liên hệ', 'Hệ điều hành', 'Dịch vụ', 'Địa chỉ IP', 'Tên miền', 'Mục đích'].every { field -> it.contains(field) }
        }
        web.page("$path/annex-2.docx", Role.AUDITOR).statusCode() == 200
    }

    def "bad input is told and nothing of it is lost: #field"() {
        when:
        def refused = command('/incidents/new', [title: 'Nước tràn', (field): value])

        then:
        refused.statusCode() == 422
        alert(refused).contains(said)
        field == 'title' || refused.body().contains('value="Nước tràn"')

        where:
        field         | value              || said
        'title'       | ' '                || 'tên sự cố'
        'detected-at' | '2027-01-01T00:00' || 'không ở tương lai'
        'detected-at' | 'hôm qua'          || 'không ở tương lai'
        'asset'       | 'không có'         || 'tên hoặc số nhãn tài sản'
    }

    def "an incident that is not there is 404; an alarm that is not, too"() {
        expect:
        web.page('/incidents/99999', Role.OPERATOR).statusCode() == 404
        command('/incidents/99999/answer', [question: 'group', answer: 'fault']).statusCode() == 404
        command('/incidents/from-alarm/99999', [title: 'x']).statusCode() == 404
    }

    def "open incidents and what is due stand in the handover"() {
        given:
        def desk = web.bean(IncidentDesk)
        def incident = desk.open(new IncidentDesk.Wish("Cháy tủ điện $minutes" as String, null, null, null, false), 'lan')
        def detected = incident.detectedAt()
        def section = web.context.getBeansOfType(HandoverSection).find { it.code() == 'incidents' }
        def sources = web.context.getBeansOfType(DueSource)

        expect:
        section.lines(new HandoverPeriod(null, detected, detected + Duration.ofMinutes(minutes)))
                .findAll { it.arguments().first() == incident.title() }.collect { [it.code(), it.wrong()] } == lines
        sources.collectMany { it.between(detected, detected + Duration.ofMinutes(minutes)) }.count { it.arguments().first() == incident.title() } == due

        where:
        minutes || lines                                                                               | due
        60      || [['incident-open', true], ['incident-untold', false], ['incident-untold', false]]   | 0
        61      || [['incident-open', true], ['incident-untold', true], ['incident-untold', true]]     | 2
    }
}
