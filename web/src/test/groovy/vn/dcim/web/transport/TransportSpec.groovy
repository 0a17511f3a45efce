package vn.dcim.web.transport

import ch.qos.logback.classic.Level
import ch.qos.logback.classic.Logger
import ch.qos.logback.classic.spi.ILoggingEvent
import ch.qos.logback.core.read.ListAppender
import io.micronaut.scheduling.TaskScheduler
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit
import org.slf4j.LoggerFactory
import reactor.core.publisher.Flux
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.CredentialVault
import vn.dcim.core.device.Credentials
import vn.dcim.core.testing.TestAuthority
import vn.dcim.core.transport.KeyMaterial
import vn.dcim.web.WebServer
import vn.dcim.web.command.FreePort

import static vn.dcim.core.testing.ADevice.aDevice

/** HTTPS as openssl sees it, and the page of paths over it. */
class TransportSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-21T08:00:00Z')

    @Shared int redirectPort = FreePort.onLoopback()
    @Shared @AutoCleanup WebServer web = new WebServer(
            ['dcim.http.tls': 'on', 'dcim.http.names': ['dcim.example', 'Máy.vn'], 'dcim.http.redirect-port': redirectPort])
    @Shared Path file = web.database.folder().resolve('https.pem')
    @Shared long card
    @Shared long modern

    def setupSpec() {
        card = aDevice('UPS-A').at('snmp://10.0.0.7').addTo(web.context).id()
        modern = aDevice('UPS-B').at('snmp://10.0.0.8').addTo(web.context).id()
        web.bean(CredentialVault).put(card, Credentials.v2c('s3cret'))
        web.bean(CredentialVault).put(modern, Credentials.v3('reader', 'SHA-256', 's3cret-a', 'AES-256', 's3cret-p'))
    }

    def cleanup() {
        web.clock.set(MORNING)
        web.database.connect().withCloseable { it.createStatement().execute('DELETE FROM transport_exemption') }
    }

    /** What openssl says of a connection; its standard input is what it sends. */
    String openssl(String arguments, String sent = 'Q\n') {
        def command = ['openssl', 's_client', '-connect', "127.0.0.1:${web.server.port}"] + arguments.tokenize()
        def process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
        process.outputStream.withCloseable { it << sent }
        def output = process.inputStream.text
        assert process.waitFor(20, TimeUnit.SECONDS)
        output
    }

    /** What comes back on a connection without TLS. */
    static String plainly(int port, String request) {
        new Socket('127.0.0.1', port).withCloseable { socket ->
            socket.soTimeout = 20_000
            socket.outputStream << request
            socket.inputStream.text
        }
    }

    def "#protocol with #suite is spoken"() {
        expect:
        with(openssl(arguments)) {
            contains("$protocol, Cipher is $suite")
            contains('Server public key is 256 bit')
        }

        where:
        arguments                                       || protocol  | suite
        ''                                              || 'TLSv1.3' | 'TLS_AES_256_GCM_SHA384'
        '-tls1_2'                                       || 'TLSv1.2' | 'ECDHE-ECDSA-AES256-GCM-SHA384'
        '-ciphersuites TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384 -tls1_3' || 'TLSv1.3' | 'TLS_AES_256_GCM_SHA384'
    }

    def "#what is refused by the server"() {
        when:
        def output = openssl(arguments)

        then:
        output.contains('Cipher is (NONE)')
        output.contains(alert)

        where:
        what                      | arguments                                             || alert
        'TLS 1.1'                 | '-tls1_1 -cipher DEFAULT@SECLEVEL=0'                  || 'alert protocol version'
        'TLS 1.0'                 | '-tls1 -cipher DEFAULT@SECLEVEL=0'                    || 'alert protocol version'
        'AES-128 in TLS 1.3'      | '-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256'        || 'alert handshake failure'
        'ChaCha20 in TLS 1.3'     | '-tls1_3 -ciphersuites TLS_CHACHA20_POLY1305_SHA256'  || 'alert handshake failure'
        'AES-128 in TLS 1.2'      | '-tls1_2 -cipher ECDHE-ECDSA-AES128-GCM-SHA256'       || 'alert handshake failure'
        'AES-256-CBC in TLS 1.2'  | '-tls1_2 -cipher ECDHE-ECDSA-AES256-SHA384'           || 'alert handshake failure'
    }

    def "the certificate of its own is for this machine and the names asked for, 397 days, and nobody else may read it"() {
        when:
        def own = KeyMaterial.read(file, null, null)

        then:
        own.names().containsAll(['dcim.example', 'xn--my-mia.vn', 'localhost', '127.0.0.1'])
        own.notAfter() == MORNING + Duration.ofDays(397)
        own.certificate().publicKey.params.order.bitLength() == 256
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'

        and: "openssl is shown the same, and finds the address in it"
        openssl("-CAfile $file -verify_ip 127.0.0.1 -partial_chain -attime ${MORNING.epochSecond}").contains('Verify return code: 0 (ok)')
        openssl("-CAfile $file -verify_ip 127.9.9.9 -partial_chain -attime ${MORNING.epochSecond}").contains('IP address mismatch')
    }

    def "it is made anew #days days before it ends, shown from then on without a restart, and its fingerprint logged: #made"() {
        given:
        def heard = new ListAppender<ILoggingEvent>()
        heard.start()
        def logger = LoggerFactory.getLogger(ServerCertificate) as Logger
        logger.level = Level.INFO
        logger.addAppender(heard)
        def certificate = web.bean(ServerCertificate)
        def before = certificate.material().fingerprint()

        when:
        web.clock.set(certificate.material().notAfter() - Duration.ofDays(days))
        certificate.look()

        then:
        (certificate.material().fingerprint() != before) == made
        openssl('').contains(pem(certificate.material()))
        KeyMaterial.read(file, null, null).fingerprint() == certificate.material().fingerprint()
        heard.list.count { it.formattedMessage.contains(certificate.material().fingerprint()) } == (made ? 1 : 0)

        cleanup:
        logger.detachAppender(heard)
        logger.level = null

        where:
        days || made
        31   || false
        29   || true
    }

    def "a site's certificate is taken anew when its files change, and the old one kept while they do not belong together"() {
        given:
        def folder = Files.createDirectories(web.database.folder().resolve('site'))
        def authority = TestAuthority.in(folder, 'ca')
        authority.issue('first', Duration.ofDays(90), 'dcim.example')
        authority.issue('second', Duration.ofDays(90), 'dcim.example')
        def exchange = { String from, String to ->
            Files.copy(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING)
        }
        exchange('first.pem', 'site.pem')
        exchange('first.key', 'site.key')
        def config = new HttpConfig('0.0.0.0', "$folder/site.pem", "$folder/site.key", null, null, null)
        def certificate = new ServerCertificate(config, "$folder/master.key", web.bean(TaskScheduler), web.clock)
        certificate.start()
        def shown = { certificate.material().certificate().subjectX500Principal.name }

        expect:
        shown() == 'CN=first'
        !certificate.own

        when:
        exchange('second.pem', 'site.pem')
        certificate.look()

        then:
        shown() == 'CN=first'

        when:
        exchange('second.key', 'site.key')
        certificate.look()

        then:
        shown() == 'CN=second'
        Flux.from(certificate.keyStore).blockFirst(Duration.ofSeconds(10)).getCertificate('key') == certificate.material().certificate()

        cleanup:
        certificate?.stop()
    }

    private static String pem(KeyMaterial material) {
        Base64.mimeEncoder.withoutPadding().encodeToString(material.certificate().encoded)[0..60]
    }

    def "answers say that browsers are to come over TLS only, and the session's cookie stays on it"() {
        expect:
        client().anonymous(path).headers().firstValue('Strict-Transport-Security').get() == 'max-age=31536000; includeSubDomains'

        where:
        path << ['/health', '/sign-in', '/no-such-page', '/assets/x/dcim.css']
    }

    def "the answer to what is hardly HTTP says so too: #what"() {
        expect:
        with(openssl('-quiet', bytes)) {
            it =~ /HTTP\/1\.[01] 4\d\d/
            contains('Strict-Transport-Security: max-age=31536000; includeSubDomains')
            contains('X-Content-Type-Options: nosniff')
            contains("frame-ancestors 'none'")
        }

        where:
        what                | bytes
        'two lengths'       | 'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 9\r\nConnection: close\r\n\r\na'
        'too long a header' | "GET / HTTP/1.1\r\nHost: a\r\nX: ${'a' * 20_000}\r\n\r\n"
    }

    def "a text says in which characters it is written: #path"() {
        expect:
        client().anonymous(path).headers().firstValue('Content-Type').get().endsWith('; charset=utf-8')

        where:
        path << ['/sign-in', '/assets/x/dcim.css', '/assets/x/dcim.js', '/assets/x/icon.svg', '/api/v1/openapi.yml']
    }

    /** The certificate is made anew in a feature above; clients have to learn it. */
    private WebServer client() {
        web.trustAnew()
        web
    }

    def "the cookie of a session is Secure"() {
        given:
        def issued = web.bean(Accounts).issue('secure', Role.OPERATOR)

        when:
        def answer = client().post('/sign-in', [name: 'secure', password: issued.password()])
        def cookie = answer.headers().firstValue('Set-Cookie').get()

        then:
        cookie =~ /^__Host-dcim_session=[\w-]{43};/
        cookie.contains('Path=/;')
        !cookie.contains('Domain')
        cookie.contains('Secure')
        cookie.contains('HTTPOnly') || cookie.contains('HttpOnly')
        cookie.contains('SameSite=Strict')
    }

    def "so are the cookies of language and theme"() {
        expect:
        with(client().anonymous(path).headers().firstValue('Set-Cookie').get()) {
            startsWith('__Host-dcim_')
            contains('Secure')
        }

        where:
        path << ['/preferences/language/en', '/preferences/theme/dark']
    }

    def "who asks without a proxy has the address of the line, and an id of the program's own, whatever the headers say"() {
        when:
        client().post('/sign-in', [name: 'nobody', password: 'x'],
                ['X-Forwarded-For': '6.6.6.6', Forwarded: 'for=7.7.7.7', 'X-Request-Id': 'of-somebody-else'])

        then:
        with(web.bean(AuditLog).page(0, 1).content.first()) {
            action() == 'sign-in.refused'
            address() == '127.0.0.1'
            requestId() != 'of-somebody-else'
        }
    }

    def "who asks the port of TLS in clear text is led to TLS: #request"() {
        expect:
        with(plainly(web.server.port, "$request HTTP/1.1\r\nHost: $host\r\n\r\n")) {
            startsWith('HTTP/1.1 307')
            contains("location: https://$host${request.tokenize()[1]}\r\n")
        }

        where:
        request                  | host
        'GET /devices?q=UPS'     | 'dcim.example:8443'
        'HEAD /'                 | '127.0.0.1'
        'GET //elsewhere.vn/x'   | '[::1]:8080'
    }

    def "who sends something in clear text, or is a program, is told that it was not taken, and why: #request"() {
        expect:
        with(plainly(web.server.port, "$request HTTP/1.1\r\nHost: $host\r\nContent-Length: 9\r\n\r\nname=root")) {
            startsWith('HTTP/1.1 400')
            contains('x-content-type-options: nosniff')
            contains('chỉ nhận HTTPS')
            contains('takes HTTPS only')
            !contains('location:')
        }

        where:
        request                | host
        'POST /sign-in'        | '127.0.0.1'
        'GET /'                | 'elsewhere.vn/x'
        'GET http://x.vn/'     | '127.0.0.1'
        'GET /api/v1/devices'  | '127.0.0.1'
        'GET /metrics'         | '127.0.0.1'
        'GET /devices'         | '127.0.0.1\r\nAuthorization: Bearer x'
    }

    def "what is neither TLS nor HTTP ends the line"() {
        expect:
        !plainly(web.server.port, '\u0000\u0001\u0002\u0003\u0004\u0005\r\n\r\n').contains('200')
    }

    def "the redirect port leads to the port of TLS"() {
        expect:
        with(plainly(redirectPort, 'GET /alarms?page=1 HTTP/1.1\r\nHost: dcim.example\r\n\r\n')) {
            startsWith('HTTP/1.1 307')
            contains("location: https://dcim.example:${web.server.port}/alarms?page=1\r\n")
        }
        plainly(redirectPort, 'POST /sign-in HTTP/1.1\r\nHost: dcim.example\r\nContent-Length: 0\r\n\r\n').startsWith('HTTP/1.1 400')
    }

    def "the API lists each path with its real cipher, that of the request first"() {
        when:
        def listed = client().get('/api/v1/transport-paths')

        then:
        listed.total == 4
        listed.items*.path == ['browser', 'database', "device:$card", "device:$modern"]*.toString()
        listed.items*.verdict == ['meets', 'local', 'fails', 'meets']
        listed.items*.reason == ['aes-256', 'same-machine', 'clear-text', 'aes-256']
        with(listed.items[0]) {
            protocol == 'TLSv1.3'
            cipher == 'TLS_AES_256_GCM_SHA384'
            peer == '127.0.0.1'
            exception == null
        }
        listed.items[3].cipher == 'SHA-256 + AES-256'
        !listed.toString().contains('s3cret')
    }

    def "the page shows the same, with the certificate, in #language"() {
        when:
        def html = client().page('/transport', Role.AUDITOR, [Cookie: "__Host-dcim_language=$language" as String]).body()

        then:
        shown.every { html.contains(it) }
        html.contains('TLS_AES_256_GCM_SHA384')
        html.contains(web.bean(ServerCertificate).material().fingerprint())
        !html.contains('s3cret')

        where:
        language || shown
        'vi'     || ['Đường truyền mã hóa', 'Không đạt', 'Truyền rõ', 'Trong máy', 'UPS-A', 'SNMPv2c', 'chương trình tự tạo']
        'en'     || ['Encrypted transport', 'Does not meet', 'Clear text', 'On this machine', 'UPS-A', 'SNMPv2c', 'made and renewed by the program']
    }

    def "#query shows #found"() {
        expect:
        client().get("/api/v1/transport-paths?$query").items*.path == found.collect { it.replace('card', "$card").replace('modern', "$modern") }

        where:
        query             || found
        'verdict=fails'   || ['device:card']
        'verdict=meets'   || ['browser', 'device:modern']
        'verdict=unknown' || []
        'sort=-name'      || ['device:modern', 'device:card', 'browser', 'database']
        'size=1&page=1'   || ['database']
    }

    def "#query is refused and the mend is named"() {
        expect:
        with(client().api('GET', "/api/v1/transport-paths?$query", Role.OPERATOR)) {
            statusCode() == 400
            WebServer.json(it).detail.contains(mend)
        }

        where:
        query            || mend
        'verdict=good'   || 'meets, fails, local, unknown'
        'sort=cipher'    || 'kind, name, verdict'
        'page=-1'        || '≥ 0'
    }

    def "an exception is recorded, shown, kept out of the judgement, and withdrawn"() {
        when:
        def answer = client().command('/transport/exceptions', Role.SECURITY_OFFICER,
                [path: "device:$card", reason: 'card <cũ>', document: '12/QĐ-STTTT', until: '31/12/2026'])

        then:
        answer.statusCode() == 204
        with(web.get('/api/v1/transport-paths').items[2]) {
            verdict == 'fails'
            exception.reason == 'card <cũ>'
            exception.document == '12/QĐ-STTTT'
            exception.recordedBy == 'person-security-officer'
            exception.until == '2026-12-31'
        }
        with(web.page('/transport', Role.OPERATOR).body()) {
            contains('Ngoại lệ đến hết 31/12/2026')
            contains('card &lt;cũ&gt;')
            contains('Không đạt')
            !contains('/withdraw')
        }
        web.page('/transport/export.csv', Role.AUDITOR).body().contains('UPS-A,snmp://10.0.0.7,SNMPv2c,,Không đạt,')
        web.page('/transport/export.xlsx', Role.AUDITOR).body().startsWith('PK')

        when:
        def id = web.get('/api/v1/transport-paths').items[2].exception.id
        def withdrawn = web.command("/transport/exceptions/$id/withdraw", Role.ADMINISTRATOR)

        then:
        withdrawn.statusCode() == 204
        web.get('/api/v1/transport-paths').items[2].exception == null
        web.page('/transport', Role.OPERATOR).body().contains('rút lại 21/11/2026, person-administrator')
        web.bean(AuditLog).page(0, 2).content*.action().any { it.startsWith('transport-exception') }
    }

    def "an exception with #field “#value” is refused with status #status, and the reason stands there"() {
        when:
        def form = [path: "device:$card", reason: 'r', document: 'd', until: '2026-12-31'] + [(field): value.replace('MODERN', "$modern")]
        def answer = client().command('/transport/exceptions', Role.ADMINISTRATOR, form)

        then:
        answer.statusCode() == status
        answer.body().contains(said)

        where:
        field      | value           || status | said
        'path'     | 'device:999999' || 404    | 'Không có đường truyền “device:999999”'
        'path'     | 'device:MODERN' || 400    | 'không đạt và chưa có ngoại lệ'
        'path'     | 'database'      || 400    | 'không đạt và chưa có ngoại lệ'
        'reason'   | ' '             || 400    | 'lý do'
        'document' | ''              || 400    | 'số văn bản'
        'until'    | '31.12.2026'    || 400    | '31/12/2026'
        'until'    | '31/02/2027'    || 400    | '31/12/2026'
        'until'    | '20/11/2026'    || 400    | '21/11/2026 – 22/11/2027'
        'until'    | '2026-11-20'    || 400    | '21/11/2026 – 22/11/2027'
        'until'    | ''              || 400    | 'ngày hết hạn'
    }

    def "whoever may look may look here; exceptions are for #allowed"() {
        given:
        client()

        expect:
        Role.values().every { web.page('/transport', it).statusCode() == 200 }
        Role.values().findAll { web.command('/transport/exceptions/4711/withdraw', it).statusCode() == 404 } == allowed
        Role.values().findAll { !(it in allowed) }.every { web.command('/transport/exceptions', it, [path: 'x']).statusCode() == 403 }
        web.anonymous('/transport').statusCode() == 303
        web.api('GET', '/api/v1/transport-paths', null).statusCode() == 401

        where:
        allowed = [Role.SECURITY_OFFICER, Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR]
    }

    // why: last, since the lists before are without these devices
    def "credentials that everybody tries first are marked on both pages and in the API: #credentials.version"() {
        given:
        def device = aDevice("UPS-${credentials.version}-${usual}").at("snmp://10.0.1.${usual ? 1 : 2}${credentials.version.take(1)}").addTo(web.context)
        web.bean(CredentialVault).put(device.id(), credentials)

        expect:
        web.get('/api/v1/transport-paths?limit=1000').items.find { it.path == "device:${device.id()}" }.usualCredential == usual
        web.page("/devices/${device.id()}", Role.AUDITOR).body().contains('Community public hoặc private') == usual

        and:
        web.page('/transport', Role.AUDITOR).body().contains('Community public hoặc private')

        where:
        credentials                                             || usual
        Credentials.v2c('public')                               || true
        Credentials.v1('Private')                               || true
        Credentials.v2c('publicly')                             || false
        Credentials.v3('public', null, null, null, null)        || false
    }
}
