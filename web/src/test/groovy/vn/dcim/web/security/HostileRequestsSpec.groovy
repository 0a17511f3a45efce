package vn.dcim.web.security

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.charset.StandardCharsets
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Account
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Client
import vn.dcim.core.account.Role
import vn.dcim.core.account.Sessions
import vn.dcim.core.device.DeviceClass
import vn.dcim.web.WebServer
import vn.dcim.web.security.Routes.Route

import static vn.dcim.core.testing.ADevice.aDevice

/**
 * What no program of ours would send, to every route. {@code -Ddcim.fuzz.requests=100000} sends more of it, and
 * {@code -Ddcim.fuzz.seed=…} other; docs/security.md says what came of it.
 */
class HostileRequestsSpec extends Specification {

    static final int REQUESTS = Integer.getInteger('dcim.fuzz.requests', 1000)
    static final long SEED = Long.getLong('dcim.fuzz.seed', 20261122)
    static final int AT_ONCE = 4

    /** How often a request is sent whose line was closed. */
    static final int ATTEMPTS = 5

    /** A trace, a name of a class of failures, a word of the database. */
    static final String INSIDE = /\bat (vn\.dcim|java|io\.micronaut)\.|\w(Exception|Error)\b|SQLSTATE|SQL syntax/

    /** What is asked of a device that does not answer is no failure of the program. */
    static final int OF_THE_DEVICE = 502

    /** Nobody, and who may do the most and the least; programs by token, people by session. */
    static final List<Role> ASKING = [null, Role.TOP_ADMINISTRATOR, Role.ADMINISTRATOR, Role.SHIFT_LEAD, Role.DISPLAY]

    static final List<String> VALUES = [
            '', ' ', '0', '1', '2', '3', '-1', '9223372036854775807', '9223372036854775808', '1e309', 'NaN', '0x10', '１', '٣',
            'true', 'null', 'undefined', '[]', '{}', '{"a":', '[[[[[[[[[[[[', '"', "'", "' OR 1=1 -- ", '1; DROP TABLE account', '%', '_',
            '\\', '../../../etc/passwd', '..%2f..%2f', '%00', '\u0000', '\u0001\u001f', '\r\nSet-Cookie: a=b', '<script>alert(1)</script>',
            '${7*7}', '#{7*7}', '{{7*7}}', '%s%n', '\uD800', '\uFFFE', 'é', 'e\u0301', 'ĐƠN VỊ', '\u202Eabc', '🚪', 'a' * 300, 'ă' * 5000,
            '2026-02-30', '2026-11-22', '0000-00-00', '+999999999-12-31', '-999999999-01-01', '2026-11-22T00:00:00Z', '9999-12-31T23:59:60Z',
            'P1D', 'PT-9223372036854775807S', '127.0.0.1', '::1', 'snmp://public@127.0.0.1:1', 'snmp://', 'mqtt:a/b', 'http://127.0.0.1:1/', 'vi', 'en',
            'asc', 'desc', 'name', '-name', 'name,name', 'UPS', 'ups', 'operator', 'top-administrator', 'page', 'csv', '*/*']

    static final List<String> NAMES = ['q', 'id', 'page', 'size', 'offset', 'limit', 'sort', 'order', 'from', 'to', 'state', 'view', 'class', 'csrf',
                                       'name', 'reason', 'a[b]', 'a.b', '', '__proto__', 'class.module.classLoader', 'x' * 200]

    static final List<String> TYPES = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x',
                                       'multipart/form-data', 'application/xml', 'application/json; charset=utf-16', 'nonsense']

    // why: all that comes is to be looked at, however much it is
    @Shared @AutoCleanup WebServer web = new WebServer(
            ['token', 'account', 'exports', 'device-questions'].collectEntries { ["dcim.limits.$it".toString(), Integer.MAX_VALUE] }
                    + ['dcim.api.wrong-tokens-per-address': Integer.MAX_VALUE])
    @Shared @AutoCleanup HttpClient client = HttpClient.newHttpClient()
    @Shared List<Route> routes = Routes.of(web)
    @Shared Map<Role, String> cookies = new ConcurrentHashMap<>()
    @Shared Map<Role, String> csrf = new ConcurrentHashMap<>()

    def setupSpec() {
        // why: low ids are asked for; who asks must not be who is deactivated
        10.times { web.bean(Accounts).issue("account-$it", Role.OPERATOR) }
        aDevice('UPS-A').at('mqtt:spec/UPS-A').with('input.voltage', 'output.source').addTo(web.context)
        aDevice('CRAC-1').at('mqtt:spec/CRAC-1').ofClass(DeviceClass.COOLING).with('cooling.supply.temperature').addTo(web.context)
        ASKING.findAll().each {
            web.token(it)
            signIn(it, null)
        }
    }

    /** Signs somebody in, again where a request has ended the session; of several who see that, the first one does. */
    private synchronized void signIn(Role role, String ended) {
        if (cookies[role] == ended) {
            def cookie = ended ? opened(web.bean(Accounts).find("person-${role.code()}".toString()).get()) : web.session(role)
            csrf[role] = (plain('GET', '/devices', [Cookie: cookie]).body() =~ /X-CSRF-Token":"([^"]+)"/)[0][1]
            cookies[role] = cookie
        }
    }

    /** Opens a session as the browser of the spec does, since a display stays with its own. */
    private String opened(Account account) {
        def client = new Client('127.0.0.1', "Java-http-client/${System.getProperty('java.version')}")
        "dcim_session=${web.bean(Sessions).open(account, client)}"
    }

    /** Whose session was brought and is over; nobody's where another way was asked. */
    private Role signedOut(HttpRequest asked, HttpResponse answer) {
        def cookie = asked.headers().firstValue('Cookie').orElse('')
        def isOver = answer.statusCode() == 401 || answer.headers().firstValue('Location').orElse('').startsWith('/sign-in')
        isOver ? cookies.find { it.value == cookie }?.key : null
    }

    private HttpRequest request(Random chance) {
        def one = { List of -> of[chance.nextInt(of.size())] }
        def coded = { String text -> URLEncoder.encode(text, StandardCharsets.UTF_8) }
        Route route = one(routes)
        def fields = route.fields() + [one(NAMES), one(NAMES)]
        def pairs = { (0..chance.nextInt(5)).collect { "${coded(one(fields))}=${coded(one(VALUES))}" }.join('&') }
        def path = route.template().replaceAll(/\{[?&][^}]*\}/, '').replaceAll(/\{[^}]*\}/) { coded(one(VALUES)).replace('+', '%20') }
        def built = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}$path${chance.nextBoolean() ? '?' + pairs() : ''}"))
        Role role = one(ASKING)
        if (role && chance.nextInt(4) > 0) {
            if (route.ofPrograms) {
                built.header('Authorization', "Bearer ${web.token(role)}")
            } else {
                built.header('Cookie', cookies[role])
                        .header('X-CSRF-Token', chance.nextInt(8) > 0 ? csrf[role] : 'wrong')
                        .header(chance.nextBoolean() ? 'HX-Request' : 'X-Other', 'true')
            }
        } else if (role) {
            built.header('Cookie', "dcim_session=${coded(one(VALUES))}; dcim_language=${coded(one(VALUES))}")
                    .header('Authorization', one(['Bearer', 'Bearer ', 'Bearer x', 'Basic YTpi', 'Bearer ' + 'a' * 4000]))
        }
        if (chance.nextInt(6) == 0) {
            built.header(one(['Accept', 'Accept-Language', 'If-None-Match', 'Range', 'X-Request-Id', 'Last-Event-ID', 'X-Forwarded-For']),
                    one(VALUES).replaceAll(/[^\x20-\x7e]/, '?'))
        }
        def method = chance.nextInt(12) == 0 ? one(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) : route.method()
        if (method in ['GET', 'HEAD', 'OPTIONS']) {
            return built.method(method, BodyPublishers.noBody()).build()
        }
        def usual = route.takesJson() ? 'application/json' : 'application/x-www-form-urlencoded'
        def type = chance.nextInt(6) == 0 ? one(TYPES) : usual
        def body = chance.nextInt(6) == 0 ? one(VALUES)
                : type.startsWith('application/json') ? '{' + (0..chance.nextInt(5)).collect {
                    "\"${one(fields).replace('\\', '').replace('"', '')}\": ${one(['1', '-1', '1e400', 'null', 'true', '[]', '{}', '""', '[1,[2]]', '"<b>"', '"' + 'a' * 999 + '"', '"2026-02-30"'])}"
                }.join(', ') + '}'
                : pairs()
        built.header('Content-Type', type).method(method, BodyPublishers.ofString(body)).build()
    }

    /** A server that refuses a body before its end closes the line, which the client may already have taken for its next request. */
    private HttpResponse<InputStream> answerTo(HttpRequest asked) {
        for (int left = ATTEMPTS; ; left--) {
            try {
                return client.send(asked, BodyHandlers.ofInputStream())
            } catch (IOException e) {
                if (left == 1) {
                    throw e
                }
            }
        }
    }

    private HttpResponse<String> plain(String method, String path, Map<String, String> headers = [:], String body = '') {
        def built = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}$path"))
        headers.each { name, value -> built.header(name, value) }
        client.send(built.method(method, body ? BodyPublishers.ofString(body) : BodyPublishers.noBody()).build(), BodyHandlers.ofString())
    }

    def "the answer to #what (#status) tells browsers what they may do with it"() {
        given:
        def cookie = whose ? [Cookie: web.session(whose)] : [:]

        when:
        def answer = plain(method, path, headers + cookie, body)
        def header = { String name -> answer.headers().firstValue(name).orElse('') }

        then:
        answer.statusCode() == status
        header('Content-Security-Policy').contains("default-src 'none'; script-src 'self'; style-src 'self';")
        header('Content-Security-Policy').contains("frame-ancestors 'none'; base-uri 'none'")
        !header('Content-Security-Policy').contains('unsafe')
        header('X-Content-Type-Options') == 'nosniff'
        header('Referrer-Policy') == 'same-origin'
        header('Permissions-Policy').contains('camera=()')
        header('Cross-Origin-Opener-Policy') == 'same-origin'
        header('Cross-Origin-Resource-Policy') == 'same-origin'

        and: "what is of one person is kept nowhere"
        header('Cache-Control') == kept

        and: "not what it is made of, nor may other sites read it"
        ['Server', 'X-Powered-By', 'Access-Control-Allow-Origin'].every { header(it) == '' }

        where:
        what                  | method | path                          | headers                                                   | whose         | body    || status | kept
        'the sign-in page'    | 'GET'  | '/sign-in'                    | [:]                                                       | null          | ''      || 200    | 'no-store'
        'a page'              | 'GET'  | '/devices'                    | [:]                                                       | Role.OPERATOR | ''      || 200    | 'no-store'
        'nobody'              | 'GET'  | '/devices'                    | [:]                                                       | null          | ''      || 303    | 'no-store'
        'a program, unknown'  | 'GET'  | '/api/v1/devices'             | [:]                                                       | null          | ''      || 401    | 'no-store'
        'a wrong page'        | 'GET'  | '/no/such/page'               | [:]                                                       | Role.OPERATOR | ''      || 404    | 'no-store'
        'a lack of rights'    | 'GET'  | '/audit'                      | [:]                                                       | Role.OPERATOR | ''      || 403    | 'no-store'
        'a wrong method'      | 'PUT'  | '/devices'                    | [:]                                                       | Role.OPERATOR | ''      || 403    | 'no-store'
        'a form of no form'   | 'POST' | '/sign-in'                    | ['Content-Type': 'application/x-www-form-urlencoded']     | null          | 'a=%s%n' || 400   | 'no-store'
        'a file of all'       | 'GET'  | web.page('/devices', Role.OPERATOR).body().find('/assets/[^"]+/dcim.css') | [:]         | null          | ''      || 200    | 'public, max-age=31536000, immutable'
    }

    def "the cookie of a session is out of the reach of scripts and of other sites"() {
        given:
        def issued = web.bean(Accounts).issue('cookie', Role.OPERATOR)

        when:
        def cookie = web.post('/sign-in', [name: 'cookie', password: issued.password()]).headers().firstValue('Set-Cookie').get()

        then:
        cookie =~ /^dcim_session=[\w-]{43};/
        cookie.contains('HTTPOnly')
        cookie.contains('SameSite=Strict')
        cookie.contains('Path=/')
        !cookie.contains('Expires')
    }

    def "bytes that are hardly HTTP, #what, get #answer and nothing of ours breaks"() {
        when:
        def got = new Socket('127.0.0.1', web.server.port).withCloseable { socket ->
            socket.soTimeout = 5000
            socket.outputStream << bytes.getBytes(StandardCharsets.ISO_8859_1)
            socket.shutdownOutput()
            new String(socket.inputStream.readNBytes(2000), StandardCharsets.ISO_8859_1)
        }

        then:
        got.isEmpty() || got =~ /^HTTP\/\d\.\d $answer/
        !got.contains('evil.example')
        !(got =~ INSIDE)

        where:
        what                          | bytes                                                                          || answer
        'another host'                | 'GET /devices HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'      || '303'
        'a proxy\'s line'             | 'GET http://evil.example/sign-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n' || '[234]'
        'no host'                     | 'GET /sign-in HTTP/1.1\r\nConnection: close\r\n\r\n'                          || '[24]'
        'an unknown version'          | 'GET / HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n'                       || '[34]'
        'two lengths'                 | 'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 9\r\nConnection: close\r\n\r\na' || '4'
        'a length and chunks'         | 'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n' || '4'
        'a length below nothing'      | 'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n' || '4'
        'a header without end'        | 'GET / HTTP/1.1\r\nHost: a\r\nX: ' + 'a' * 20_000 + '\r\n\r\n'                  || '4'
        'a line without end'          | 'GET /' + 'a' * 20_000 + ' HTTP/1.1\r\nHost: a\r\n\r\n'                        || '4'
        'a chunk that is no number'   | 'POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n' || '4'
        'a TLS greeting'              | '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001'                            || '4'
        'nothing but ends of lines'   | '\r\n' * 500                                                                  || '4'
        'zero bytes'                  | '\u0000' * 500                                                                || '4'
    }

    def "whatever comes, the answer is no failure of ours, and tells nothing of what the program is made of"() {
        given:
        def failures = new ConcurrentHashMap<String, String>()
        def statuses = new ConcurrentHashMap<Integer, Integer>()
        def threads = Executors.newFixedThreadPool(AT_ONCE)

        when:
        threads.invokeAll((0..<AT_ONCE).collect { worker ->
            {
                ->
                def chance = new Random(SEED + worker)
                (REQUESTS.intdiv(AT_ONCE)).times {
                    def asked = request(chance)
                    def answer = answerTo(asked)
                    def live = answer.headers().firstValue('Content-Type').orElse('').startsWith('text/event-stream')
                    def text = answer.body().withStream { live ? '' : new String(it.readNBytes(200_000), StandardCharsets.UTF_8) }
                    statuses.merge(answer.statusCode(), 1, Integer::sum)
                    def lost = signedOut(asked, answer)
                    if (lost) {
                        signIn(lost, asked.headers().firstValue('Cookie').get())
                    }
                    def inside = asked.uri().path != '/metrics' && text =~ INSIDE
                    if (answer.statusCode() >= 500 && answer.statusCode() != OF_THE_DEVICE || inside) {
                        failures.put("${asked.method()} ${asked.uri()} ${asked.bodyPublisher()}", "${answer.statusCode()} ${text.take(600)}")
                    }
                }
            } as java.util.concurrent.Callable
        })*.get()

        then:
        failures.isEmpty()

        and: "it was not all turned away at the door"
        statuses.findAll { status, count -> !(status in [401, 403, 405]) }.values().sum() > REQUESTS * 0.4
        statuses.getOrDefault(200, 0) > REQUESTS * 0.05

        and: "the program is well"
        web.page('/devices', Role.OPERATOR).body().contains('UPS-A')

        cleanup:
        println "fuzz: $REQUESTS requests, answers ${statuses.toSorted { it.key }}"
        threads.shutdownNow()
    }
}
