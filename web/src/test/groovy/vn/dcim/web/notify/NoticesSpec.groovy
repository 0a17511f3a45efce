package vn.dcim.web.notify

import java.nio.file.Files
import java.time.Duration
import org.subethamail.smtp.RejectException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.AccountDesk
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.PasswordChanges
import vn.dcim.core.account.Person
import vn.dcim.core.account.Role
import vn.dcim.core.account.factor.SecondFactors
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.notify.Notice
import vn.dcim.core.notify.Notices
import vn.dcim.core.testing.TestDatabase
import vn.dcim.web.Plant
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

class NoticesSpec extends Specification {

    static final UTILITY = 2
    static final BATTERY = 3
    static final Duration DAY = Duration.ofHours(24)

    @Shared TestDatabase database = TestDatabase.fresh()
    @Shared TlsFiles tls = new TlsFiles(database.folder())
    @Shared @AutoCleanup AMailServer mail = AMailServer.starttlsWithAccount(tls.server)
    @Shared @AutoCleanup WebServer web = new WebServer([
            'dcim.notify.every': 'PT0.05S', 'dcim.notify.base-url': 'https://dcim.example',
            'dcim.notify.mail.host': '127.0.0.1', 'dcim.notify.mail.port': mail.port, 'dcim.notify.mail.from': 'dcim@dc.example',
            'dcim.notify.mail.user': AMailServer.USER, 'dcim.notify.mail.certificate-file': tls.certificate.toString(),
            'dcim.notify.mail.password-file': Files.writeString(database.folder().resolve('password'), AMailServer.PASSWORD).toString(),
            'dcim.notify.people.lan.role': 'operator', 'dcim.notify.people.lan.mail': 'lan@dc.example',
            'dcim.notify.people.minh.role': 'shift-lead', 'dcim.notify.people.minh.mail': 'minh@dc.example', 'dcim.notify.people.minh.language': 'en',
            'dcim.notify.people.thu.role': 'administrator', 'dcim.notify.people.thu.mail': 'thu@dc.example'], [], database)
    @Shared Plant plant = new Plant(web)
    @Shared int made

    def eventually = new PollingConditions(timeout: 15)
    def ups = aDevice("UPS-${++made}<b>").with('output.source').addTo(web.context)

    def setupSpec() {
        [lan: Role.OPERATOR, minh: Role.SHIFT_LEAD].each { name, role -> web.bean(Accounts).issue(name, role) }
    }

    def cleanup() {
        mail.mails.clear()
        mail.atRecipient = null
        database.connect().withCloseable { connection ->
            ['DELETE FROM notice', 'DELETE FROM notice_link'].each { connection.createStatement().execute(it) }
        }
    }

    /** Raises an alarm and returns the mails about it, by recipient. */
    Map mailsOfAnAlarm() {
        plant.says(ups, ['output.source': BATTERY])
        eventually.eventually { assert web.get('/api/v1/notices').total > 0 }
        web.clock.advance(Duration.ofSeconds(15))
        eventually.eventually { assert mail.mails.count { it.subject.contains(ups.name()) } == 2 }
        mail.mails.findAll { it.subject.contains(ups.name()) }.collectEntries { [it.allRecipients[0].toString(), it] }
    }

    static String link(Object mail) {
        (AMailServer.text(mail) =~ /https:\/\/dcim\.example(\/seen\/[\w-]{43})/)[0][1]
    }

    Map alarm() {
        web.get("/api/v1/alarms?device=${ups.id()}&state=all").items[0]
    }

    void locked() {
        web.bean(Notices).tell(Notice.accountLocked('an', '10.0.0.7', web.clock.instant()))
    }

    Map told(String state) {
        eventually.eventually { assert web.get("/api/v1/notices?state=$state&channel=mail&q=thu").total == 1 }
        web.get("/api/v1/notices?state=$state&channel=mail&q=thu").items[0]
    }

    def "an alarm is told in the language of each recipient, with device, title, time and value"() {
        when:
        def mails = mailsOfAnAlarm()

        then:
        mails['lan@dc.example'].subject =~ /^\[CAO] UPS-\d+<b>: .+ – \d\d\/11\/2026 \d\d:\d\d:\d\d$/
        mails['minh@dc.example'].subject =~ /^\[HIGH] UPS-\d+<b>: UPS on battery – \d\d\/11\/2026 \d\d:\d\d:\d\d$/
        AMailServer.text(mails['minh@dc.example']).contains("https://dcim.example/alarms/${alarm().id}")
        AMailServer.html(mails['minh@dc.example']).contains('&lt;b>: UPS on battery') || AMailServer.html(mails['minh@dc.example']).contains('&lt;b&gt;: UPS on battery')
        !AMailServer.html(mails['minh@dc.example']).contains('<b>:')
    }

    def "the owner is told by mail: #what"() {
        given:
        def owner = new Person("Chủ tài khoản ${++made}", null, '0209 1', "old-$made@dc.example", 'Trung tâm', '')
        def account = web.bean(AccountDesk).add("owner-$made", Role.AUDITOR, owner, null, 'thu').account()

        when:
        act.call(web, account, owner)

        then:
        eventually.eventually {
            assert mail.mails.collect { it.allRecipients[0].toString() } as Set == to.collect { "$it-$made@dc.example".toString() } as Set
        }
        mail.mails.every { it.subject.contains(title) }
        mail.mails.every { AMailServer.text(it).contains("owner-$made") && AMailServer.text(it).contains('thu') }

        where:
        what                    | act                                                                                                   || to             | title
        'another address'       | { w, a, p -> w.bean(AccountDesk).describe(a.id(), new Person(p.fullName(), null, p.phone(), p.email().replace('old', 'new'), p.unit(), ''), 'thu') } || ['old', 'new'] | 'Địa chỉ thư hoặc điện thoại của bạn vừa được đổi'
        'another telephone'     | { w, a, p -> w.bean(AccountDesk).describe(a.id(), new Person(p.fullName(), null, '0209 2', p.email(), p.unit(), ''), 'thu') } || ['old'] | 'Địa chỉ thư hoặc điện thoại của bạn vừa được đổi'
        'an issued password'    | { w, a, p -> w.bean(PasswordChanges).issueAnew(a.id(), 'thu', 'quên') }                             || ['old']        | 'Mật khẩu của bạn vừa được cấp lại'
        'a second factor gone'  | { w, a, p -> w.database.connect().withCloseable { it.createStatement().executeUpdate("INSERT INTO second_factor (account_id, secret, since, last_step) VALUES (${a.id()}, 'x', '2026-11-21', 0)") }; w.bean(SecondFactors).removeLost(a.id(), 'mất', 'thẻ', 'thu') } || ['old']   | 'Yếu tố thứ hai của bạn vừa bị gỡ'
    }

    def "the link of a mail asks first, acknowledges once in its owner's name, and is of no use then"() {
        given:
        def link = link(mailsOfAnAlarm()['lan@dc.example'])

        when: "whoever follows it, as mail servers do, changes nothing"
        def page = web.anonymous(link)

        then:
        page.statusCode() == 200
        page.body().contains('<form method="post">')
        page.headers().firstValue('Referrer-Policy').get().contains('no-referrer')
        alarm().state == 'unacknowledged'

        when:
        def done = web.post(link, [:])

        then:
        done.statusCode() == 200
        done.body().contains('Đã xác nhận')
        alarm().state == 'acknowledged'
        alarm().acknowledgedBy == 'lan'

        and: "used"
        web.post(link, [:]).statusCode() == 410
        web.anonymous(link).statusCode() == 410
    }

    def "who comes second is told that the alarm was acknowledged"() {
        given:
        def mails = mailsOfAnAlarm()
        web.post(link(mails['lan@dc.example']), [:])

        when:
        def late = web.post(link(mails['minh@dc.example']), [:])

        then:
        late.statusCode() == 200
        late.body().contains('role="alert"')
        alarm().acknowledgedBy == 'lan'
    }

    def "somebody who is signed in needs the token of the session, which the form of the page brings"() {
        given:
        def link = link(mailsOfAnAlarm()['lan@dc.example'])

        expect:
        web.submit(link, Role.AUDITOR, [:]).statusCode() == 403

        when:
        def token = (web.page(link, Role.AUDITOR).body() =~ /name="csrf" value="([^"]+)"/)[0][1]

        then:
        web.submit(link, Role.AUDITOR, [csrf: token]).statusCode() == 200
        alarm().acknowledgedBy == 'lan'
    }

    def "the page lists what was told to whom, and the attempts with the server's own words"() {
        given:
        locked()
        def notice = told('sent')

        when:
        def list = web.page('/notices?channel=mail', Role.AUDITOR).body()
        def detail = web.page("/notices/$notice.id", Role.AUDITOR).body()

        then:
        ['Tài khoản bị khóa', 'thu@dc.example', 'Đã gửi', 'Vai trò này chưa ai có địa chỉ.'].every { list.contains(it) }
        ['Tài khoản: an', 'Địa chỉ: 10.0.0.7', '250 ', 'taken by the spec', 'Quy tắc security-events, bước 1'].every { detail.contains(it) }
        !detail.contains(AMailServer.PASSWORD)

        and: "in English"
        web.page("/notices/$notice.id", Role.AUDITOR, [Cookie: 'dcim_language=en']).body().contains('What the server said')
    }

    def "the API tells each delivery with its attempts"() {
        given:
        locked()
        def notice = told('sent')

        expect:
        notice.subMap('kind', 'priority', 'title', 'device', 'alarm', 'facts', 'rule', 'step', 'channel', 'account', 'address', 'language', 'digest', 'state', 'reason', 'attempts') == [
                kind: 'account-locked', priority: 'high', title: 'Account locked', device: '', alarm: null,
                facts: [account: 'an', address: '10.0.0.7', at: web.clock.instant().toString()], rule: 'security-events', step: 0, channel: 'mail',
                account: 'thu', address: 'thu@dc.example', language: 'vi', digest: false, state: 'sent', reason: '', attempts: 1]
        notice.history == []
        web.get("/api/v1/notices/$notice.id").history*.sent == [true]
    }

    def "#query finds #found, on the page and in the API"() {
        given:
        locked()
        told('sent')

        expect:
        web.get("/api/v1/notices?$query").total == found
        (web.page("/notices?$query", Role.OPERATOR).body() =~ /data-row="/).count == found

        where:
        query                      || found
        ''                         || 4
        'state=sent'               || 1
        'state=undeliverable'      || 3
        'state=waiting'            || 0
        'channel=webhook'          || 1
        'channel=pigeon'           || 0
        'q=THU'                    || 1
        'q=role:'                  || 2
        'q=%25'                    || 0
        'sort=-due'                || 4
    }

    def "#query is refused and the mend is named"() {
        expect:
        with(web.api('GET', "/api/v1/notices?$query", Role.OPERATOR)) {
            statusCode() == 400
            WebServer.json(it).detail.contains(mend)
        }
        web.page("/notices?$query", Role.OPERATOR).statusCode() == 400

        where:
        query           || mend
        'state=lost'    || 'waiting, sent, given-up'
        'sort=facts'    || 'at, due, address'
        'page=-1'       || '≥ 0'
    }

    def "what the server refused for good is shown as given up, and goes out when it is sent again"() {
        given:
        mail.atRecipient = new RejectException(550, 'no mailbox <here>')
        locked()
        def notice = told('given-up')

        expect:
        with(web.page('/notices', Role.OPERATOR).body()) {
            contains('1 thông báo không đến được người nhận')
            contains('data-count="notices">1<')
        }
        with(web.page("/notices/$notice.id", Role.ADMINISTRATOR).body()) {
            contains('550 no mailbox &lt;here')
            contains("hx-post=\"/notices/$notice.id/retry\"")
        }
        !web.page("/notices/$notice.id", Role.OPERATOR).body().contains('/retry')
        web.api('GET', '/metrics', Role.AUDITOR).body() =~ /dcim_notify_given_up_messages_total [1-9]/

        when:
        mail.atRecipient = null
        def answer = web.command("/notices/$notice.id/retry", Role.ADMINISTRATOR)

        then:
        answer.statusCode() == 204
        told('sent').attempts == 2
        web.bean(AuditLog).page(0, 1).content.first().with { [actor(), action(), subject()] } == ['person-administrator', 'notice.retry', "notice:$notice.id"]

        and: "once"
        with(web.api('POST', "/api/v1/notices/$notice.id/retry", Role.ADMINISTRATOR)) {
            statusCode() == 409
            WebServer.json(it).detail.contains('sent')
        }
    }

    def "a test is sent at once and its result shown in place"() {
        when:
        def html = web.command('/notices/test', Role.SECURITY_OFFICER, [channel: 'mail', recipient: ' me@dc.example ']).body()

        then:
        html.contains('role="status"')
        html.contains('taken by the spec')
        mail.mails*.subject.every { it.contains('Thông báo gửi thử') }
        mail.mails*.allRecipients*.first()*.toString() == ['me@dc.example']

        when: "the server refuses"
        mail.atRecipient = new RejectException(451, 'not now')
        html = web.command('/notices/test', Role.SECURITY_OFFICER, [channel: 'mail', recipient: 'me@dc.example']).body()

        then:
        html.contains('role="alert"')
        html.contains('451 not now')

        and: "it is not tried again"
        web.get('/api/v1/notices?q=me@dc.example').items*.state.toSet() == ['given-up', 'sent'] as Set

        and: "by the API"
        WebServer.json(web.api('POST', '/api/v1/notices/test', Role.ADMINISTRATOR, '{"channel":"mail","recipient":"me@dc.example"}')).answer.contains('451 not now')
    }

    def "a test to #recipient by #channel is refused: #field"() {
        expect:
        with(web.api('POST', '/api/v1/notices/test', Role.ADMINISTRATOR, groovy.json.JsonOutput.toJson([channel: channel, recipient: recipient]))) {
            statusCode() == 400
            WebServer.json(it).errors[0].field == field
        }

        where:
        channel  | recipient             || field
        'mail'   | 'nobody'              || 'recipient'
        'mail'   | null                  || 'recipient'
        'mail'   | 'a@b.c\nBcc: d@e.f'   || 'recipient'
        'sms'    | '+84912345678'        || 'channel'
        'pigeon' | 'a@b.c'               || 'channel'
        null     | 'a@b.c'               || 'channel'
    }

    def "every role may look, and three may test and send again"() {
        given:
        locked()
        def id = told('sent').id
        def changing = [Role.SECURITY_OFFICER, Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR]

        expect: "what they may is refused for other reasons: no address, sent already"
        Role.values().collect { role ->
            def page = web.api('GET', '/notices', role)
            [role, page.statusCode(), page.body().contains('hx-post="/notices/test"'),
             web.api('POST', '/api/v1/notices/test', role, '{"channel":"mail","recipient":"x"}').statusCode(),
             web.api('POST', "/api/v1/notices/$id/retry", role).statusCode()]
        } == Role.values().collect { it in changing ? [it, 200, true, 400, 409] : [it, 200, false, 403, 403] }

        and: "by the pages too"
        web.command('/notices/test', Role.AUDITOR, [channel: 'mail', recipient: 'x']).statusCode() == 403
        web.command("/notices/$id/retry", Role.AUDITOR).statusCode() == 403
    }

    def "nobody in particular sees nothing, and what is not there is not found"() {
        expect:
        web.anonymous('/notices').statusCode() == 303
        web.api('GET', '/api/v1/notices', null).statusCode() == 401
        web.api('POST', '/api/v1/notices/test', null).statusCode() == 401
        web.page('/notices/4711', Role.OPERATOR).statusCode() == 404
        web.api('GET', '/api/v1/notices/4711', Role.OPERATOR).statusCode() == 404
        web.api('POST', '/api/v1/notices/4711/retry', Role.ADMINISTRATOR).statusCode() == 404
        web.page('/notices/one', Role.OPERATOR).statusCode() == 400
        web.command('/notices/test', Role.ADMINISTRATOR, [channel: 'mail'], [Accept: 'text/html']).statusCode() == 403
    }

    // The last ones: a session ends when it is unused for 13 hours.

    def "a link that was used, is over or was never given is answered alike"() {
        given:
        def mails = mailsOfAnAlarm()
        def used = link(mails['lan@dc.example'])
        def over = link(mails['minh@dc.example'])
        web.post(used, [:])
        def unknown = '/seen/' + 'A' * 43

        when:
        web.clock.advance(DAY)
        def answers = [used, over, unknown].collectMany { [web.anonymous(it), web.post(it, [:])] }

        then:
        answers*.statusCode() == [410] * 6
        answers.collect { it.body().replaceAll(/\/seen[^"]*|%2Fseen[^"]*/, '') }.toSet().size() == 1
        answers[0].body().contains('Liên kết này không dùng được')
    }

    def "a link lives for 24 h: #age after it was sent it is of use: #useful"() {
        given:
        def link = link(mailsOfAnAlarm()['lan@dc.example'])

        when:
        web.clock.advance(Duration.parse(age))

        then:
        (web.anonymous(link).statusCode() == 200) == useful

        where:
        age               || useful
        'PT23H59M59.999S' || true
        'PT24H'           || false
    }
}
