package vn.dcim.web.notify

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import io.micronaut.serde.ObjectMapper
import java.nio.file.Files
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import org.subethamail.smtp.RejectException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.notify.ChannelFailure
import vn.dcim.core.notify.Dispatch
import vn.dcim.core.notify.Notice
import vn.dcim.core.notify.NoticeConfig
import vn.dcim.core.notify.NoticeEntry
import vn.dcim.core.notify.NoticeKind
import vn.dcim.web.WebServer
import vn.dcim.web.language.Dictionary
import vn.dcim.web.language.Language

class NoticeChannelsSpec extends Specification {

    static final Duration SHORT = Duration.ofMillis(400)
    static final Duration LONG = Duration.ofSeconds(10)
    static final String SECRET = 'kh0a"bi mat/+'

    /** No channel is set up, as in the demo. */
    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared TlsFiles tls = new TlsFiles(web.database.folder())
    @Shared HttpServer http = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
    @Shared List<Map> asked = new CopyOnWriteArrayList<>()
    @Shared volatile Closure<?> answer

    def setupSpec() {
        http.createContext('/') { HttpExchange exchange ->
            asked << [method: exchange.requestMethod, uri: exchange.requestURI.toString(), headers: exchange.requestHeaders, body: exchange.requestBody.bytes]
            answer(exchange)
            exchange.close()
        }
        http.start()
    }

    def cleanupSpec() {
        http.stop(0)
    }

    def setup() {
        asked.clear()
        answer = reply(200, 'thanks')
    }

    static Closure<?> reply(int status, String body, Map<String, String> headers = [:]) {
        return { HttpExchange exchange ->
            headers.each { name, value -> exchange.responseHeaders.add(name, value) }
            exchange.sendResponseHeaders(status, body.bytes.length ?: -1)
            exchange.responseBody.write(body.bytes)
        }
    }

    MailChannel mail(Map with) {
        def it = [host: '127.0.0.1', security: 'starttls', from: 'dcim@dc.example', certificate: tls.certificate, timeout: LONG] + with
        new MailChannel(new MailConfig(it.host, it.port, it.security, it.user, it.password, it.passwordFile, it.from, it.certificate, it.timeout, it.timeout),
                web.bean(LetterWriter), web.bean(LetterHtml), web.clock)
    }

    WebhookChannel webhook(Map with = [:]) {
        def it = [url: "http://127.0.0.1:${http.address.port}/hook?a=1" as String, secret: SECRET, timeout: LONG] + with
        new WebhookChannel(new WebhookConfig(it.url, it.secret, it.secretFile, null, it.timeout, it.timeout), web.bean(LetterWriter), web.bean(ObjectMapper), web.clock)
    }

    SmsChannel sms(Map with) {
        def it = [url: "http://127.0.0.1:${http.address.port}/send" as String, method: 'POST', type: 'application/json', body: '', secret: SECRET] + with
        new SmsChannel(new SmsConfig(it.url, it.method, it.type, it.body, it.authorization, it.secret, null, null, LONG, LONG), web.bean(LetterWriter), web.bean(ObjectMapper))
    }

    Dispatch dispatch(Map with = [:]) {
        def it = [address: 'lan@dc.example', language: 'vi', account: 'an'] + with
        def entry = new NoticeEntry(7, web.clock.instant(), 'security-events', null, null, Notice.accountLocked(it.account, '10.0.0.7', web.clock.instant()))
        new Dispatch(4711, it.address, 'lan', it.language, false, [new Dispatch.Item(entry, null, [])], null)
    }

    static ChannelFailure failureOf(Closure<?> sending) {
        try {
            def said = sending()
            throw new AssertionError("it was sent: $said")
        } catch (ChannelFailure e) {
            return e
        }
    }

    def "timeouts are 10 s to connect and 20 s to be answered, and nothing is set up, unless the site says otherwise"() {
        expect:
        [MailConfig, WebhookConfig, SmsConfig].every {
            def config = web.bean(it)
            !config.setUp && config.connectTimeout() == Duration.ofSeconds(10) && config.readTimeout() == Duration.ofSeconds(20)
        }
        web.bean(MailConfig).security() == 'starttls'
        def notices = web.bean(NoticeConfig)
        [notices.rules(), notices.baseUrl(), notices.send()] == [null, null, true]
        [notices.every(), notices.lease(), notices.keep()] == [Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofDays(731)]
    }

    def "every kind of notice has its words in #language"() {
        given:
        def words = web.bean(Dictionary).in(language)

        expect:
        NoticeKind.values().every { words.has("notice.kind.${it.code()}") && words.has("notice.kind.${it.code()}.meaning") }

        where:
        language << Language.values()
    }

    def "a mail goes by #how, with account and password where the server asks for them"() {
        given:
        def server = start.call(this)
        def channel = mail([port: server.port] + settings)

        when:
        def said = channel.send(dispatch())

        then:
        said.startsWith('250')
        server.users == users
        with(server.mails[0]) {
            subject == '[CAO] Tài khoản bị khóa – 21/11/2026 15:00:00'
            allRecipients*.toString() == ['lan@dc.example']
            from*.toString() == ['dcim@dc.example']
            messageID == '<dcim-4711@dc.example>'
            getHeader('Auto-Submitted') == ['auto-generated'] as String[]
            getHeader('X-Priority') == ['1'] as String[]
            AMailServer.text(it).normalize().contains('Tài khoản: an\nĐịa chỉ: 10.0.0.7\nLúc: 21/11/2026 15:00:00\n')
            AMailServer.html(it).contains('<li>Tài khoản: an</li>')
        }

        cleanup:
        server.close()

        where:
        how        | start                                           | settings                                                        || users
        'STARTTLS' | { AMailServer.starttls(it.tls.server) }            | [:]                                                             || []
        'STARTTLS' | { AMailServer.starttlsWithAccount(it.tls.server) } | [user: AMailServer.USER, password: AMailServer.PASSWORD]        || ['dcim']
        'TLS'      | { AMailServer.implicitTls(it.tls.server) }         | [security: 'tls']                                               || []
        'none, on this machine' | { AMailServer.inClear() }             | [security: 'none']                                              || []
    }

    def "a mail speaks the language of its recipient, and shows what others typed without running it"() {
        given:
        def server = AMailServer.starttls(tls.server)

        when:
        mail(port: server.port).send(dispatch(language: 'en', account: '<script>alert(1)</script>'))

        then:
        server.mails[0].subject == '[HIGH] Account locked – 21/11/2026 15:00:00'
        AMailServer.text(server.mails[0]).contains('Somebody typed a wrong password too often')
        AMailServer.html(server.mails[0]).contains('&lt;script&gt;alert(1)')
        !AMailServer.html(server.mails[0]).contains('<script')

        cleanup:
        server.close()
    }

    def "a server that #what gets nothing: #words"() {
        given:
        def server = start.call(this)

        when:
        def failure = failureOf { mail([port: server.port] + settings).send(dispatch()) }

        then:
        failure.message.contains(words)
        !failure.permanent
        server.mails.empty

        cleanup:
        server.close()

        where:
        what                            | start                                 | settings             || words
        'offers no STARTTLS'            | { AMailServer.inClear() }             | [:]                  || 'STARTTLS is required'
        'bears an unknown certificate'  | { AMailServer.starttls(it.tls.server) }  | [certificate: null]  || 'PKIX path'
        'bears the name of another'     | { AMailServer.starttls(it.tls.server) }  | [host: 'localhost']  || 'localhost'
    }

    def "a server that accepts and says nothing is left after the time it has"() {
        given:
        def silent = new ServerSocket(0, 5, InetAddress.getByName('127.0.0.1'))
        def started = System.nanoTime()

        when:
        def failure = failureOf { mail(port: silent.localPort, timeout: SHORT).send(dispatch()) }

        then:
        failure.message.contains('timed out')
        !failure.permanent
        Duration.ofNanos(System.nanoTime() - started) < Duration.ofSeconds(5)

        cleanup:
        silent.close()
    }

    def "a refusal of the #place with #code is told in the server's own words; for good: #permanent"() {
        given:
        def server = AMailServer.starttls(tls.server)
        server."$place" = new RejectException(code, 'of the spec')

        when:
        def failure = failureOf { mail(port: server.port).send(dispatch()) }

        then:
        failure.message.contains("$code of the spec")
        failure.permanent == permanent

        cleanup:
        server.close()

        where:
        place         | code || permanent
        'atRecipient' | 450  || false
        'atRecipient' | 451  || false
        'atRecipient' | 550  || true
        'atRecipient' | 553  || true
        'atData'      | 452  || false
        'atData'      | 552  || true
        'atData'      | 554  || true
    }

    def "a wrong password is told without the password, and tried again"() {
        given:
        def server = AMailServer.starttlsWithAccount(tls.server)

        when:
        def failure = failureOf { mail(port: server.port, user: AMailServer.USER, password: 'wr0ng-secret').send(dispatch()) }

        then:
        failure.message.contains('535')
        !failure.message.contains('wr0ng-secret')
        !failure.message.contains('wr0ng-secret'.bytes.encodeBase64().toString())
        !failure.permanent

        cleanup:
        server.close()
    }

    def "a server that is away is told, and gets the mail when it comes back"() {
        given:
        def free = new ServerSocket(0).withCloseable { it.localPort }
        def channel = mail(port: free)

        expect:
        failureOf { channel.send(dispatch()) }.message.contains("$free")

        when:
        def server = AMailServer.starttls(tls.server, free)

        then:
        channel.send(dispatch()).startsWith('250')

        cleanup:
        server?.close()
    }

    def "the password may stand in a file, and shows itself nowhere"() {
        given:
        def server = AMailServer.starttlsWithAccount(tls.server)
        def file = Files.writeString(web.database.folder().resolve('mail-password'), AMailServer.PASSWORD + '\n')

        expect:
        mail(port: server.port, user: AMailServer.USER, passwordFile: file).send(dispatch()).startsWith('250')
        !new MailConfig('h', 1, 'tls', 'u', 'wr0ng', null, 'a@b', null, SHORT, SHORT).toString().contains('wr0ng')
        !Secret.of('wr0ng', null).toString().contains('wr0ng')

        cleanup:
        server.close()
    }

    def "mail with #settings is refused at the start: #setting"() {
        when:
        mail(settings)

        then:
        def e = thrown(DcimException)
        e.code() == code
        e.arguments()[0].toString().endsWith(setting)

        where:
        settings                                         || code                      | setting
        [security: 'ssl']                                || ErrorCode.INVALID_VALUE   | 'mail.security'
        [security: 'none', host: 'mail.dc.example']      || ErrorCode.INVALID_VALUE   | 'mail.security'
        [from: null]                                     || ErrorCode.INVALID_VALUE   | 'mail.from'
        [from: 'dcim']                                   || ErrorCode.INVALID_VALUE   | 'mail.from'
        [passwordFile: java.nio.file.Path.of('/no/password')] || ErrorCode.UNREADABLE_FILE | '/no/password'
        [certificate: java.nio.file.Path.of('/no/ca.pem')]    || ErrorCode.UNREADABLE_FILE | '/no/ca.pem'
    }

    def "#address is an address of #channel: #accepted"() {
        expect:
        this."$channel"(channel == 'mail' ? [:] : [body: '{}']).accepts(address) == accepted

        where:
        channel | address                    || accepted
        'mail'  | 'lan@dc.example'           || true
        'mail'  | 'lan'                      || false
        'mail'  | ''                         || false
        'mail'  | 'a@b.c, d@e.f'             || false
        'mail'  | 'a@b.c\r\nBcc: x@y.z'      || false
        'mail'  | 'Lan <lan@dc.example>'     || false
        'sms'   | '+84912345678'             || true
        'sms'   | '12345'                    || false
        'sms'   | '123456'                   || true
        'sms'   | '123456789012345'          || true
        'sms'   | '1234567890123456'         || false
        'sms'   | '0912 345 678'             || false
    }

    def "a webhook gets JSON whose signature its receiver can check"() {
        when:
        def said = webhook().send(dispatch())

        then:
        said == 'HTTP 200: thanks'
        with(asked[0]) {
            method == 'POST'
            uri == '/hook?a=1'
            headers.getFirst('X-DCIM-Delivery') == '4711'
            headers.getFirst('X-DCIM-Timestamp') == '1795248000'
            headers.getFirst('X-DCIM-Signature') == 'sha256=' + hmac('1795248000.'.bytes, body)
        }
        new groovy.json.JsonSlurper().parse(asked[0].body) == [
                delivery: 4711, subject: '[CAO] Tài khoản bị khóa – 21/11/2026 15:00:00',
                notices : [[id   : 7, at: '2026-11-21T08:00:00Z', kind: 'account-locked', priority: 'high', title: 'Tài khoản bị khóa', device: '', alarm: null,
                            rule : null, state: null, facts: [account: 'an', address: '10.0.0.7', at: '2026-11-21T08:00:00Z'], consequences: [], link: null]]]
    }

    static String hmac(byte[] head, byte[] body) {
        def mac = Mac.getInstance('HmacSHA256')
        mac.init(new SecretKeySpec(SECRET.getBytes('UTF-8'), 'HmacSHA256'))
        mac.update(head)
        mac.doFinal(body).encodeHex()
    }

    def "an answer of #status is a failure in the server's own words, without the secret"() {
        given:
        answer = reply(status, "no, $SECRET is wrong", headers)

        when:
        def failure = failureOf { webhook().send(dispatch()) }

        then:
        failure.message == "HTTP $status: no, ••• is wrong"
        asked.size() == 1

        where:
        status | headers
        302    | [Location: '/elsewhere']
        404    | [:]
        500    | [:]
        503    | [:]
    }

    def "a web server that keeps silent, or begins an answer and stops, is left after the time it has"() {
        given:
        def release = new java.util.concurrent.CountDownLatch(1)
        answer = { HttpExchange exchange ->
            if (begins) {
                exchange.sendResponseHeaders(200, 100)
                exchange.responseBody.write('th'.bytes)
                exchange.responseBody.flush()
            }
            release.await(20, java.util.concurrent.TimeUnit.SECONDS)
        }
        def started = System.nanoTime()

        when:
        def failure = failureOf { webhook(timeout: SHORT).send(dispatch()) }

        then:
        failure.message == 'no answer within 400 ms'
        Duration.ofNanos(System.nanoTime() - started) < Duration.ofSeconds(5)

        cleanup:
        release.countDown()

        where:
        begins << [false, true]
    }

    def "a webhook with #settings is refused at the start"() {
        when:
        webhook(settings)

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.INVALID_VALUE
        !e.message.contains('key-in-url')
        e.cause == null

        where:
        settings << [[secret: null], [url: 'http://hook.example/x?k=key-in-url'], [url: 'ftp://127.0.0.1/key-in-url'], [url: 'not a url key-in-url']]
    }

    def "an SMS gateway is asked as its template says: #type"() {
        when:
        sms(url: "http://127.0.0.1:${http.address.port}/$path" as String, method: method, type: type, body: template, authorization: authorization)
                .send(dispatch(address: '+84912345678'))

        then:
        with(asked[0]) {
            it.method == method
            uri.startsWith(wantedUri)
            new String(body, 'UTF-8') == wantedBody
            headers.getFirst('Authorization') == (authorization ? "Key $SECRET" : null)
        }

        where:
        type                                | method | path                             | template                                       | authorization  || wantedUri | wantedBody
        'application/json'                  | 'POST' | 'send'                           | '{"k":"{secret}","to":"{to}","m":"{text}"}'    | 'Key {secret}' || '/send'   | '{"k":"kh0a\\"bi mat/+","to":"+84912345678","m":"[CAO] Tài khoản bị khóa – 21/11/2026 15:00:00"}'
        'application/x-www-form-urlencoded' | 'POST' | 'send'                           | 'to={to}&key={secret}'                         | null           || '/send'   | 'to=%2B84912345678&key=kh0a%22bi+mat%2F%2B'
        'text/plain'                        | 'GET'  | 'send?to={to}&key={secret}&t={text}' | ''                                         | null           || '/send?to=%2B84912345678&key=kh0a%22bi+mat%2F%2B&t=%5BCAO%5D' | ''
    }

    def "where nothing is set up the page says so, and how to do it"() {
        when:
        def html = web.page('/notices', Role.ADMINISTRATOR).body()

        then:
        ['Thư điện tử</b> · chưa cài đặt', 'dcim.notify.mail.host', 'dcim.notify.sms.url', 'dcim.notify.webhook.url', 'Chưa có thông báo nào'].every { html.contains(it) }
        !html.contains('Gửi thử')

        and: "a test by the API is refused with the mend"
        with(web.api('POST', '/api/v1/notices/test', Role.ADMINISTRATOR, '{"channel":"mail","recipient":"lan@dc.example"}')) {
            statusCode() == 400
            WebServer.json(it).detail.contains('a channel that is set up')
        }
    }
}
