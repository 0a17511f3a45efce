package vn.dcim.web.shift

import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.sql.SQLException
import java.time.Duration
import java.time.Instant
import org.apache.pdfbox.Loader
import org.apache.pdfbox.text.PDFTextStripper
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.shift.Roster
import vn.dcim.core.shift.Shift
import vn.dcim.core.shift.round.Rounds
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

/** Two shifts on a Saturday afternoon, from the empty roster to the signed handover. */
@Stepwise
class ShiftPagesSpec extends Specification {

    static final String LAN = 'person-operator'
    static final String CUONG = 'person-shift-lead'

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026, 15:00

    def setupSpec() {
        web.session(Role.OPERATOR)
        web.session(Role.SHIFT_LEAD)
        ['huy', 'mai'].each { web.bean(Accounts).issue(it, Role.OPERATOR) }
    }

    String body(String path, Role role = Role.OPERATOR) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    private Shift now() {
        web.bean(Roster).at(web.clock.instant()).get().shift()
    }

    private Shift next() {
        web.bean(Roster).after(now()).get().shift()
    }

    private void assign(Shift shift, String people) {
        assert web.command("/shift/roster/${shift.id()}", Role.SHIFT_LEAD, [people: people, reason: 'đổi người']).statusCode() == 303
    }

    def "BK11-36.3-b: without a roster the page says that nobody is on duty, and each minute is a finding"() {
        expect:
        body('/shift').contains('không ai được phân công trực')
        web.get('/api/v1/shifts/findings?from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z').items*.kind == ['gap']
        body('/shift/log').contains('Chưa có gì trong khoảng này')
    }

    def "a month is planned by crews and a pattern; what cannot be is refused, and what was typed stays"() {
        when:
        def refused = web.command('/shift/roster/crews', Role.SHIFT_LEAD, ['crew-1': "$LAN, khong-co", 'crew-2': CUONG])

        then:
        refused.statusCode() == 422
        refused.body().contains('khong-co')
        refused.body().contains("value=\"$LAN, khong-co\"")

        when:
        web.command('/shift/roster/crews', Role.SHIFT_LEAD, ['crew-1': LAN, 'crew-2': CUONG, 'crew-3': 'huy', 'crew-4': ''])
        def tooFew = web.command('/shift/roster/plan', Role.SHIFT_LEAD, [month: '2026-11', pattern: 'three-eights'])

        then:
        tooFew.statusCode() == 422

        when:
        web.command('/shift/roster/crews', Role.SHIFT_LEAD, ['crew-1': LAN, 'crew-2': CUONG, 'crew-3': 'huy', 'crew-4': 'mai'])
        def planned = ['2026-11', '2026-12'].collect { web.command('/shift/roster/plan', Role.SHIFT_LEAD, [month: it, pattern: 'three-eights']) }

        then:
        planned*.statusCode() == [303, 303]
        web.get('/api/v1/shifts/findings?from=2026-11-21T09:00:00Z&to=2026-12-31T00:00:00Z').items.findAll { it.kind != 'not-taken-over' } == []
        body('/shift/roster?month=2026-12').contains('Thứ Ba 01/12/2026')
        body('/shift/roster?week=2026-11-25').contains('Tuần từ 23/11/2026')
        web.page('/shift/roster/export.csv?month=2026-12', Role.OPERATOR).body().readLines().size() == 1 + 3 * 31
    }

    def "a year whose holidays are not all known is told, with the mend"() {
        expect:
        body('/shift/roster?month=2027-01').contains('Chưa biết đủ ngày nghỉ lễ, Tết của năm 2027')
        !body('/shift/roster?month=2026-11').contains('Chưa biết đủ ngày nghỉ lễ')
        body('/shift/roster?month=2027-01').contains('Thứ Sáu 01/01/2027</b> <span class="word p-low">Nghỉ lễ, Tết')
    }

    def "a shift nobody took, one on leave and one on duty twice are told"() {
        when:
        assign(next(), '')
        assign(now(), "$LAN, huy")
        web.command('/shift/roster/absences', Role.SHIFT_LEAD, [account: 'huy', 'from-day': '21/11/2026', 'to-day': '21/11/2026', reason: 'ốm'])
        def html = body('/shift')

        then:
        html.contains('Ca chưa có ai nhận')
        html.contains('Đang nghỉ phép, ốm hoặc đi học')

        when:
        assign(now(), LAN)
        assign(next(), CUONG)

        then:
        !body('/shift').contains('Ca chưa có ai nhận')
        web.bean(AuditLog).page(0, 50).content.any { it.action() == 'shift.assign' && it.became() == CUONG && it.reason() == 'đổi người' }
    }

    def "a shift changes hands when one asks, the other accepts and a third approves"() {
        given:
        def later = web.bean(Roster).after(next()).get().shift()
        assign(later, LAN)

        when:
        web.command("/shift/roster/${later.id()}/swap", Role.OPERATOR, [taker: CUONG, reason: 'cưới em'])
        def early = web.command('/shift/roster/swaps/1/approve', Role.ADMINISTRATOR)
        def wrong = web.command('/shift/roster/swaps/1/accept', Role.OPERATOR)
        def accepted = web.command('/shift/roster/swaps/1/accept', Role.SHIFT_LEAD)
        def own = web.command('/shift/roster/swaps/1/approve', Role.SHIFT_LEAD)

        then:
        [early, wrong, accepted, own]*.statusCode() == [422, 422, 303, 422]
        web.bean(Roster).get(later.id()).has(LAN)

        when:
        web.command('/shift/roster/swaps/1/approve', Role.ADMINISTRATOR)

        then:
        web.bean(Roster).get(later.id()).duties()*.account() == [CUONG]
        body('/shift/roster').contains('đã duyệt')
    }

    def "a round takes no answer out of limits without a remark, and loses nothing that was typed"() {
        given:
        web.clock.advance(Duration.ofMinutes(30)) // 15:30, half an hour before it is due
        def round = web.bean(Rounds).of(now().id()).first()
        def questions = web.bean(Rounds).questions()*.check()
        def fine = questions.collectEntries {
            ["value-${it.id()}" as String, it.kind().code() == 'number' ? '55' : it.kind().code() == 'tick' ? 'x' : it.options().first().word()]
        }
        def warm = "value-${questions.first().id()}" as String

        when:
        def refused = web.command("/shift/rounds/${round.id()}", Role.OPERATOR, fine + [(warm): '27,5'])

        then:
        refused.statusCode() == 422
        refused.body().contains('Ngoài giới hạn: hãy ghi nhận xét bên cạnh.')
        refused.body().contains('value="27,5"')
        web.command("/shift/rounds/${round.id()}", Role.SHIFT_LEAD, fine + [(warm): '20']).body().contains('không có tên ở phía này')

        when:
        def taken = web.command("/shift/rounds/${round.id()}", Role.OPERATOR,
                fine + [(warm): '27,5', (warm.replace('value', 'remark')): 'vừa mở cửa nhận máy'])

        then:
        taken.statusCode() == 303
        body("/shift/rounds/${round.id()}").contains('vừa mở cửa nhận máy')
        web.command("/shift/rounds/${round.id()}", Role.OPERATOR, fine).statusCode() == 422
    }

    def "what rounds look at is changed by whoever plans, and says what is wrong with it"() {
        expect:
        web.command('/shift/rounds/checks', Role.SHIFT_LEAD, [kind: 'number', title: 'Áp suất', low: '5', high: '3']).statusCode() == 422
        web.command('/shift/rounds/checks', Role.SHIFT_LEAD, [kind: 'number', title: 'Áp suất', low: '2,5', high: '3']).statusCode() == 303
        body('/shift/rounds/checks').contains('Áp suất')
        web.command('/shift/rounds/checks', Role.OPERATOR, [kind: 'tick', title: 'x']).statusCode() == 403
    }

    def "BK11-12.1.i: an entry is found without diacritics, corrected by another one, and never changed"() {
        when:
        def written = web.command('/shift/log', Role.OPERATOR,
                [text: 'Điều hòa CRAC-2 kêu to', 'happened-at': '2026-11-21T14:20', 'watch-until': '2026-11-22T20:00'])
        web.command('/shift/log/1/correct', Role.OPERATOR, [text: 'Điều hòa CRAC-3, không phải CRAC-2'])

        then:
        written.statusCode() == 303
        body('/shift/log?q=dieu+hoa+crac-3').contains('Đính chính mục #1')
        !body('/shift/log?q=dieu+hoa+crac-3').contains('kêu to')
        body('/shift/log/1').contains('theo dõi đến 22/11/2026 20:00')
        body('/shift').contains('Điều hòa CRAC-2 kêu to')

        and: "by nobody"
        ["UPDATE log_entry SET text = 'x'", 'DELETE FROM log_entry WHERE corrects_id = 1'].every { sql ->
            try {
                web.database.connect().withCloseable { it.createStatement().execute(sql) }
                false
            } catch (SQLException e) {
                e.message.contains('log book')
            }
        }

        and: "what is not yet, and what is not there, is refused, and what was typed stays"
        with(web.command('/shift/log', Role.OPERATOR, [text: 'ngày mai', 'happened-at': '2026-11-22T08:00', asset: ''])) {
            statusCode() == 422
            body().contains('>ngày mai</textarea>')
        }
        web.command('/shift/log', Role.OPERATOR, [text: 'về', device: 'KHONG-CO']).statusCode() == 422
        web.page('/shift/log/export.csv?q=crac', Role.OPERATOR).body().readLines().size() == 3
    }

    def "a photo is attached by its content, whatever it is called"() {
        given:
        def png = Base64.decoder.decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')

        expect:
        attach('quat.png', png) == 201
        attach('quat.png', 'không phải ảnh'.bytes) == 422
        body('/shift/log/1').contains('quat.png')
    }

    private int attach(String name, byte[] content) {
        def request = HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}/shift/log/1/files?name=$name"))
                .header('Cookie', web.session(Role.OPERATOR)).header('X-CSRF-Token', web.csrf(Role.OPERATOR))
                .header('Content-Type', 'application/octet-stream').header('HX-Request', 'true')
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)).build()
        web.client().send(request, BodyHandlers.ofString()).statusCode()
    }

    def "programs read and write the log book"() {
        when:
        def written = web.api('POST', '/api/v1/shifts/log', Role.OPERATOR, '{"text":"Kiểm tra từ chương trình"}')

        then:
        written.statusCode() == 201
        web.get('/api/v1/shifts/log?q=chuong+trinh').items*.text == ['Kiểm tra từ chương trình']

        and: "of a device what is about it"
        def device = aDevice('UPS-L').addTo(web.context)
        web.api('POST', '/api/v1/shifts/log', Role.OPERATOR, """{"text":"Đổi tụ","device":${device.id()}}""").statusCode() == 201
        web.get("/api/v1/shifts/log?device=${device.id()}").items*.text == ['Đổi tụ']
        web.get('/api/v1/shifts/log?device=99999').items == []
        web.api('POST', '/api/v1/shifts/log', Role.AUDITOR, '{"text":"x"}').statusCode() == 403
        web.get('/api/v1/shifts?from=2026-11-21T08:00:00Z&to=2026-11-21T09:00:00Z').items*.people == [[LAN]]
    }

    def "a handover drafts itself, and is signed neither early nor by somebody who is not on the shift"() {
        given:
        web.command('/shift/points', Role.OPERATOR, [text: 'Thay lọc gió CRAC-1', owner: CUONG])
        web.clock.advance(Duration.ofMinutes(1))
        def path = "/shift/handovers/${now().id()}"

        expect:
        with(body(path)) {
            contains('chưa đến giờ bàn giao')
            contains('Ký được từ 21/11/2026 21:45')
            contains('Thay lọc gió CRAC-1')
            contains('Đính chính mục #1')
            contains('vừa mở cửa nhận máy')
            contains('Lượt kiểm tra chưa đến giờ')
            !contains('action="/shift/handovers')
        }
        web.command("$path/give", Role.OPERATOR, [remarks: '']).statusCode() == 422

        when:
        web.clock.advance(Duration.ofHours(6) + Duration.ofMinutes(24)) // 21:55

        then:
        body(path).contains('Lượt kiểm tra bị bỏ lỡ')
        web.command("$path/give", Role.SHIFT_LEAD, [remarks: '']).statusCode() == 422
        body(path).contains('chờ ký')
    }

    def "both sign; from then on nobody changes it, and its paper says all of it"() {
        given:
        def shift = now()
        def path = "/shift/handovers/${shift.id()}"

        when:
        def given = web.submit("$path/give", Role.OPERATOR, [csrf: web.csrf(Role.OPERATOR)])
        web.command('/shift/points', Role.OPERATOR, [text: 'Ghi sau khi ký'])
        def taken = web.submit("$path/take", Role.SHIFT_LEAD, [csrf: web.csrf(Role.SHIFT_LEAD), remarks: 'Đã xem tủ R06'])

        then:
        [given, taken]*.statusCode() == [303, 303]
        with(body(path)) {
            contains('hai bên đã ký')
            contains('Đã xem tủ R06')
            contains('21/11/2026 14:00 – 21/11/2026 21:55')
            !contains('Ghi sau khi ký')
            !contains('không còn khớp')
        }
        web.command("$path/take", Role.SHIFT_LEAD, [remarks: '']).statusCode() == 422
        web.get('/api/v1/shifts?from=2026-11-21T08:00:00Z&to=2026-11-21T09:00:00Z').items.first().with { it.handover == 'signed' && it.seal.length() == 64 }

        and: "the next begins where this one ended, so that nothing falls between"
        body("/shift/handovers/${next().id()}").contains('21/11/2026 21:55 –')

        and:
        def paper = text("$path/paper.pdf")
        ['BIÊN BẢN', 'Bàn giao Ca chiều ngày 21/11/2026', 'BÊN GIAO', 'BÊN NHẬN', LAN, CUONG, 'Thay lọc gió CRAC-1', 'Đã xem tủ R06',
         'Điều hòa CRAC-2 kêu to', 'SHA-256'].findAll { !paper.contains(it) } == []

        when:
        web.database.connect().withCloseable { it.createStatement().execute("UPDATE handover SET remarks = 'x'") }

        then:
        thrown(SQLException)
    }

    private String text(String path) {
        def request = HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}$path"))
                .header('Cookie', web.session(Role.OPERATOR)).build()
        def bytes = web.client().send(request, BodyHandlers.ofByteArray()).body()
        if (System.getenv('DCIM_PICTURES')) {
            new File(System.getenv('DCIM_PICTURES'), 'ban-giao-ca.pdf').bytes = bytes
        }
        Loader.loadPDF(bytes).withCloseable { new PDFTextStripper().getText(it).replaceAll(/\s+/, ' ') }
    }

    def "BK11-36.3-b: the next shift begins whether anybody signs or not; what is signed late or by one side is a finding"() {
        given: "the night, whose handover nobody signs in time"
        web.clock.advance(Duration.ofMinutes(10))
        def night = now()
        def path = "/shift/handovers/${night.id()}"

        when:
        web.clock.advance(Duration.between(web.clock.instant(), night.endsAt() + Duration.ofMinutes(15)))

        then:
        now().beginsAt() == night.endsAt()
        body(path).contains('chưa ai ký, quá giờ')

        when:
        web.command("$path/give", Role.SHIFT_LEAD, [remarks: ''])

        then:
        body(path).contains('mới một bên ký, quá giờ')
        body('/shift/handovers').contains('bàn giao chưa đúng')
        body(path).contains('22/11/2026 06:00')
    }

    def "where nobody is planned next, the handover says so"() {
        given:
        def shift = now()
        assign(next(), '')

        expect:
        body("/shift/handovers/${shift.id()}").contains('Lịch trực không có ai nhận ca này khi hết giờ')
        body('/shift').contains('Không có ai')
    }

    def "somebody's calendar is read by its address alone, until another one is made"() {
        given:
        def address = { (body_(web.command('/shift/roster/feed', Role.SHIFT_LEAD)) =~ /(\/shift\/calendar\/[\w-]+\.ics)/)[0][1] }
        def first = address()

        when:
        def calendar = web.anonymous(first)

        then:
        calendar.statusCode() == 200
        calendar.headers().firstValue('Content-Type').get().startsWith('text/calendar')
        calendar.body().contains('SUMMARY:Ca ')
        calendar.body().contains('DTSTART:20261121T150000Z')
        !calendar.body().contains(LAN)

        when:
        def second = address()

        then:
        web.anonymous(first).statusCode() == 404
        web.anonymous(second).statusCode() == 200
        web.anonymous('/shift/calendar/khong-co.ics').statusCode() == 404
    }

    private static String body_(answer) {
        assert answer.statusCode() == 200
        answer.body()
    }
}
