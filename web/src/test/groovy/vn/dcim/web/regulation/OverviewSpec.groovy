package vn.dcim.web.regulation

import biweekly.Biweekly
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.regulation.Compliance
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.FindingTrend
import vn.dcim.core.regulation.State
import vn.dcim.core.scope.ScopeDesk
import vn.dcim.web.WebServer

import java.time.Duration
import java.time.Instant
import java.time.LocalDate

/** How it stands on the whole, day by day; what is due next; and walking through. */
class OverviewSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-21T08:00:00Z')
    static final String BROKEN = 'BK11-14.3-b'
    static final String MANUAL = 'BK11-4.3'

    @Shared @AutoCleanup WebServer web = new WebServer()

    def setup() {
        web.clock.set(MORNING)
        web.database.clear('obligation_result', 'obligation_declaration', 'obligation_remedy', 'obligation_note', 'shift_feed')
        web.bean(Evaluation).evaluate()
    }

    String page(String path, Role role = Role.OPERATOR) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200
        answer.body()
    }

    def sign(Map<String, String> with = [:], String id = MANUAL) {
        assert web.command("/compliance/$id/declarations", Role.HEAD,
                [kind: 'attestation', statement: 'đủ', paper: '5/GCN', document: '', until: '31/12/2026'] + with).statusCode() == 303
    }

    def "articles and roles stand worst first, each number leads to just those of the list"() {
        when:
        def body = page('/compliance/overview')
        def articles = (body =~ /(?s)id="by-article".*?<\/table>/)[0]
        def rows = (articles =~ /(?s)data-row="([^"]+)">.*?<\/tr>/).collect { [it[1], (it[0] =~ /■ (\d+)</).collect { n -> n[1] as int }.first()] }

        then: "by the number not met"
        rows*.get(1) == rows*.get(1).sort(false).reverse()
        rows.size() > 30

        and:
        def all = web.bean(Compliance).all()
        def (article, notMet) = rows.first()
        notMet == all.count { it.state() == State.NOT_MET && "${it.obligation().text()}-${it.obligation().article()}" == article }
        page("/compliance?article=$article&state=not-met").count('data-state="not-met"') == notMet
    }

    def "what the address asks for narrows all, and is kept in where it leads"() {
        when:
        def body = page('/compliance/overview?role=operator')

        then:
        body.contains('href="/compliance?role=operator&amp;article=') || body.contains('href="/compliance?role=operator&article=')
        body.contains('value="operator" selected')
        page('/compliance/overview?q=khongcogi').contains('data-count="not-met"')
    }

    def "of each day there is how many were not met when it ended; a day on which nothing was judged has none"() {
        given:
        def trend = web.bean(FindingTrend)
        def wrong = web.bean(Compliance).all().count { it.state() == State.NOT_MET }
        def unproven = web.bean(Compliance).all().count { it.state() == State.NO_EVIDENCE }

        expect:
        trend.days() == [new FindingTrend.Day(LocalDate.of(2026, 11, 21), wrong, unproven, 0, 0)]

        when: "one more is proven the same day, and the program is off on the next"
        sign()
        web.clock.advance(Duration.ofDays(2))
        web.bean(Evaluation).evaluate()

        then:
        trend.days() == [new FindingTrend.Day(LocalDate.of(2026, 11, 21), wrong, unproven - 1, 0, 0),
                         new FindingTrend.Day(LocalDate.of(2026, 11, 23), wrong, unproven - 1, 0, 0)]

        when: "the first day is the last of 90, and is over the day after"
        web.clock.set(MORNING.plus(Duration.ofDays(days)))

        then:
        trend.days().any { it.day() == LocalDate.of(2026, 11, 21) } == isThere

        where:
        days || isThere
        89   || true
        90   || false
    }

    def "an attestation stands among the deadlines once, with the days that are left, by kind and role"() {
        given:
        sign()

        when:
        def body = page('/compliance/deadlines')

        then:
        body.count(MANUAL + ' ') == 1
        body.contains('31/12/2026')
        body.contains('40 ngày')
        page('/compliance/deadlines?kind=attestation&role=operator').contains(MANUAL)
        !page('/compliance/deadlines?kind=exception').contains(MANUAL + ' ')
        !page('/compliance/deadlines?role=owner').contains(MANUAL + ' ')
    }

    def "what ends on #until stands there as “#said”"() {
        given:
        sign([until: until])

        expect:
        page('/compliance/deadlines').contains(said)

        where:
        until        || said
        '29/11/2026' || '8 ngày</td>'
        '28/11/2026' || '▲ 7 ngày'
        '21/11/2026' || '▲ 0 ngày'
    }

    def "work that is late says so"() {
        given:
        web.command("/compliance/$BROKEN/order", Role.SHIFT_LEAD, [title: 'Làm', due: '21/11/2026', team: ''])
        web.clock.advance(Duration.ofDays(1))

        expect:
        page('/compliance/deadlines?kind=work').contains('■ quá 1 ngày')
    }

    def "the deadlines are a calendar of whole days, as a file and under a secret address that ends"() {
        given:
        sign()

        when:
        def file = web.page('/compliance/deadlines/calendar.ics', Role.OPERATOR)
        def event = Biweekly.parse(file.body()).first().events.find { it.summary.value.contains(MANUAL) }

        then:
        file.headers().firstValue('content-type').get().startsWith('text/calendar')
        file.body().contains('DTSTART;VALUE=DATE:20261231')
        file.body().contains('DTEND;VALUE=DATE:20270101')
        event.uid.value ==~ /compliance-declaration-\d+@dcim/
        event.url.value.endsWith("/compliance/$MANUAL")

        when:
        def made = web.command('/compliance/deadlines/feed', Role.OPERATOR).body()
        def address = (made =~ /\/compliance\/calendar\/[^<.]+\.ics/)[0] as String

        then:
        web.anonymous(address).body().contains('DTSTART;VALUE=DATE:20261231')
        web.anonymous('/compliance/calendar/moon.ics').statusCode() == 404

        and: "it opens no other calendar"
        web.anonymous(address.replace('/compliance/', '/work/')).statusCode() == 404
        web.anonymous(address.replace('/compliance/', '/shift/')).statusCode() == 404

        when:
        web.command('/compliance/deadlines/feed/revoke', Role.OPERATOR)

        then:
        web.anonymous(address).statusCode() == 404
    }

    def "whoever is narrowed to a part of the centre has neither the pages nor a calendar of them"() {
        given:
        def made = web.command('/compliance/deadlines/feed', Role.OPERATOR).body()
        def address = (made =~ /\/compliance\/calendar\/[^<.]+\.ics/)[0] as String
        def account = web.bean(Accounts).find('person-operator').get()
        def narrow = { List<String> keys -> web.bean(ScopeDesk).change(account.id(), keys, 'spec', 'an') }

        when:
        narrow(['group:default'])

        then:
        web.anonymous(address).statusCode() == 404
        ['/compliance/deadlines', '/compliance/overview', '/compliance/walk/BK11-4.3', '/compliance/profiles'].every { web.page(it, Role.OPERATOR).statusCode() == 403 }

        when:
        narrow([])

        then:
        web.anonymous(address).statusCode() == 200
    }

    def "walking goes through the list as it was filtered, one a screen"() {
        given:
        def way = web.bean(Compliance).all().findAll { it.state() == State.NOT_MET }*.obligation()*.id()

        when:
        def begun = web.page('/compliance/walk?state=not-met', Role.HEAD)

        then:
        begun.statusCode() == 303
        begun.headers().firstValue('location').get() == "/compliance/walk/${way[0]}?state=not-met&"

        when:
        def first = page("/compliance/walk/${way[0]}?state=not-met", Role.HEAD)
        def last = page("/compliance/walk/${way.last()}?state=not-met", Role.HEAD)

        then:
        first.contains("1/${way.size()}")
        !first.contains('data-key="ArrowLeft"')
        first.contains("data-key=\"ArrowRight\" href=\"/compliance/walk/${way[1]}?state=not-met&")
        !last.contains('data-key="ArrowRight"')

        and: "one that is no longer among them leads to the first"
        page("/compliance/walk/$MANUAL?state=not-met", Role.HEAD).contains("href=\"/compliance/walk/${way[0]}?state=not-met&")
        web.page('/compliance/walk?q=khongcogi', Role.HEAD).headers().firstValue('location').get() == '/compliance?q=khongcogi&'
    }

    def "whoever signs writes notes on the way, which stand at the obligation too and change no state"() {
        when:
        def answer = web.command("/compliance/walk/$MANUAL?q=ISO", Role.HEAD, [note: 'Đã xem <giấy>'])

        then:
        answer.statusCode() == 303
        answer.headers().firstValue('location').get() == "/compliance/walk/$MANUAL?q=ISO&"
        page("/compliance/walk/$MANUAL", Role.AUDITOR).contains('Đã xem &lt;giấy&gt;')
        page("/compliance/$MANUAL", Role.AUDITOR).contains('Đã xem &lt;giấy&gt;')
        web.bean(Compliance).get(MANUAL).state() == State.NO_EVIDENCE

        and:
        !page("/compliance/walk/$MANUAL", Role.AUDITOR).contains('name="note"')
        web.command("/compliance/walk/$MANUAL", Role.AUDITOR, [note: 'x']).statusCode() == 403
    }

    def "a note of #length characters is #status"() {
        expect:
        web.command("/compliance/walk/$MANUAL", Role.HEAD, [note: 'ă' * length]).statusCode() == status

        where:
        length || status
        0      || 422
        1      || 303
        2000   || 303
        2001   || 422
    }

    def "after #time those not met concern lead: #lead, head: #head"() {
        when:
        web.clock.set(MORNING.plus(Duration.parse(time)))
        web.bean(Evaluation).evaluate()
        def day = web.bean(FindingTrend).days().last()

        then:
        [day.lead() > 0, day.head() > 0] == [lead, head]
        day.lead() + day.head() <= day.notMet()
        web.page('/compliance/overview', Role.AUDITOR).body().contains("data-lead=\"${day.lead()}\"")

        where: "seven and thirty days"
        time           || lead  | head
        'PT167H59M59S' || false | false
        'PT168H'       || true  | false
        'PT719H59M59S' || true  | false
        'PT720H'       || false | true
    }
}
