package vn.dcim.web.incident

import java.time.Duration
import org.apache.pdfbox.Loader
import org.apache.pdfbox.text.PDFTextStripper
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import vn.dcim.core.account.Role
import vn.dcim.core.drill.DrillDesk
import vn.dcim.core.drill.DrillStage
import vn.dcim.core.drill.Drills
import vn.dcim.core.shift.handover.HandoverPeriod
import vn.dcim.core.shift.handover.HandoverSection
import vn.dcim.web.WebServer

/** BK11-28.6: drills as they are started, measured, scored and filed. */
@Stepwise
class DrillPagesSpec extends Specification {

    static class Stage implements DrillStage {
        List<String> said = []

        Set<String> plays() { ['grid-outage'] as Set }

        void begin(String scenario, String actor) { said << "begin $scenario $actor".toString() }

        void end(String scenario, String actor) { said << "end $scenario $actor".toString() }
    }

    @Shared Stage stage = new Stage()
    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.limits.exports': 1000, 'dcim.limits.account': 1000], [stage]) // 21 November 2026, 15:00
    @Shared String incident

    String page() {
        web.page('/incidents/drills', Role.AUDITOR).body()
    }

    def step(Duration after, String path, Map form) {
        web.clock.advance(after)
        assert web.command(path, Role.OPERATOR, form).statusCode() == 303
    }

    HandoverSection section() {
        web.context.getBeansOfType(HandoverSection).find { it.code() == 'drills' }
    }

    List<String> told() {
        def now = web.clock.instant()
        section().lines(new HandoverPeriod(null, now - Duration.ofHours(8), now + Duration.ofSeconds(1)))*.code()
    }

    def "a year without a drill is a finding, on the page and in the handover"() {
        expect:
        page().contains('Năm 2026 chưa có cuộc diễn tập nào')
        told() == ['drill-missing']
    }

    def "bad input is told, and who may not start one is not offered it: #field"() {
        when:
        def refused = web.command('/incidents/drills', Role.SHIFT_LEAD, [scenario: 'grid-outage', participants: 'Kíp 1'] + [(field): value])

        then:
        refused.statusCode() == 422
        refused.body().contains(said)
        web.command('/incidents/drills', Role.OPERATOR, [scenario: 'grid-outage', participants: 'Kíp 1']).statusCode() == 403
        !page().contains('name="participants"')
        stage.said == []

        where:
        field          | value        || said
        'scenario'     | 'alien'      || 'một kịch bản trong danh sách'
        'participants' | ' '          || 'người tham gia'
    }

    def "it opens an incident that is a drill, the stage plays it, and a second one waits"() {
        when:
        def started = web.command('/incidents/drills', Role.SHIFT_LEAD, [scenario: 'grid-outage', participants: 'Kíp 1: Lan, Minh'])
        incident = started.headers().firstValue('Location').get()

        then:
        started.statusCode() == 303
        stage.said == ['begin grid-outage person-shift-lead']
        web.page(incident, Role.OPERATOR).body().contains('Diễn tập: Mất điện lưới')
        web.command('/incidents/drills', Role.SHIFT_LEAD, [scenario: 'fire', participants: 'Kíp 2']).statusCode() == 422
        told() == ['drill-running', 'drill-missing']
    }

    def "what is measured is when it was entered, whatever time people give it; nothing goes out by mail"() {
        when: "taken in 4 minutes, levels known in 9, one body in time and one not, although its time is told so"
        step(Duration.ofMinutes(4), "$incident/step", [kind: 'acknowledged', text: 'Đã nhận'])
        step(Duration.ofMinutes(5), "$incident/answer", [question: 'centre-stopped', answer: 'no'])
        step(Duration.ZERO, "$incident/answer", [question: 'operation-affected', answer: 'no'])
        step(Duration.ZERO, "$incident/answer", [question: 'security-incident', answer: 'no'])
        step(Duration.ofMinutes(1), "$incident/notice", [body: 'operator-leadership', addressee: 'Ông A', channel: 'telephone', result: 'confirmed', note: '', reference: 'Ông A'])
        step(Duration.ofMinutes(60), "$incident/notice", [body: 'agency-leadership', addressee: 'Bà B', channel: 'telephone', result: 'sent', 'attempted-at': '2026-11-21T15:30', note: '', reference: ''])
        def mailed = web.command("$incident/mail", Role.OPERATOR, [body: 'agency-leadership'])

        then:
        mailed.statusCode() == 422
        mailed.body().contains('diễn tập')
        with(web.bean(Drills).score(web.bean(Drills).running().get().drill())) {
            [took(acknowledgedAt()), took(levelledAt()), took(toldAt())] == [4, 9, 70].collect { Duration.ofMinutes(it) }
            [acknowledgedInTime(), levelledInTime(), toldInTime(), toTell(), percent()] == [true, true, 1, 2, 75]
        }
    }

    def "it ends with lessons, a score that stays, and minutes that are filed; then the year has its drill"() {
        given:
        def drill = web.bean(Drills).running().get().drill()

        expect:
        web.command("/incidents/drills/${drill.id()}/finish", Role.SHIFT_LEAD, [lessons: ' ']).statusCode() == 422

        when:
        def finished = web.command("/incidents/drills/${drill.id()}/finish", Role.SHIFT_LEAD, [lessons: 'Gọi Sở trước; Lan, hạn 30/11'])

        then:
        finished.statusCode() == 303
        stage.said.last() == 'end grid-outage person-shift-lead'
        with(page()) {
            it.contains('75 %') && it.contains('1/2 nơi đúng hạn') && it.contains('Gọi Sở trước; Lan, hạn 30/11')
            !it.contains('chưa có cuộc diễn tập nào')
        }
        web.page(incident, Role.OPERATOR).body().contains('Đã đóng')
        told() == ['drill-held']

        and:
        def minutes = new PDFTextStripper().getText(Loader.loadPDF(web.bean(Drills).minutes(drill.id())))
        minutes.contains('BIÊN BẢN DIỄN TẬP') && minutes.contains('Kíp 1: Lan, Minh') && minutes.contains('75 %')
        web.page("/incidents/drills/${drill.id()}/minutes.pdf", Role.AUDITOR).statusCode() == 200
        web.page('/incidents/drills/999/minutes.pdf', Role.AUDITOR).statusCode() == 404
        web.command("/incidents/drills/${drill.id()}/finish", Role.SHIFT_LEAD, [lessons: 'x']).statusCode() == 422
    }

    def "the next year begins without one: asked at #now"() {
        expect:
        web.bean(Drills).yearWithout(java.time.Instant.parse(now)).orElse(0) == missing

        where: "midnight of the centre is 17:00 UTC"
        now                    || missing
        '2026-12-31T16:59:59Z' || 0
        '2026-12-31T17:00:00Z' || 2027
    }
}
