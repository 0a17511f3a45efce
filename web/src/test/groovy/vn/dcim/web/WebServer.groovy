package vn.dcim.web

import groovy.json.JsonSlurper
import io.micronaut.context.ApplicationContext
import io.micronaut.runtime.server.EmbeddedServer
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.charset.StandardCharsets
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.IssuedPassword
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.PresenceClock
import vn.dcim.core.account.Role
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.testing.TrustingClient

/** The server on a fresh database, its clock stepped by hand, asked as browsers and programs ask it. */
class WebServer implements AutoCloseable {

    final TestDatabase database
    final SteppedClock clock = SteppedClock.at('2026-11-21T08:00:00Z')
    /** By which people's idleness is measured; it stands, unless a spec steps it. */
    final SteppedClock presence = SteppedClock.at('2026-11-21T08:00:00Z')
    final ApplicationContext context
    final EmbeddedServer server
    private final Map<Role, String> tokens = [:]
    private final Map<Role, IssuedPassword> people = [:]
    private final Map<Role, String> sessions = [:]
    private HttpClient client

    /** @param beans of the spec's own, beside the program's */
    WebServer(Map<String, ?> settings = [:], List<Object> beans = [], TestDatabase database = TestDatabase.fresh()) {
        this.database = database
        context = ApplicationContext.builder()
                .properties(database.properties() + [
                        'dcim.http.host': '127.0.0.1', 'dcim.http.port': -1, 'dcim.http.tls': 'off',
                        'dcim.database.url': database.url(), 'dcim.database.user': (database.url() =~ /user=(\w+)/)[0][1]] + settings)
                .singletons([clock, new PresenceClock(presence), *beans] as Object[])
                .beanDefinitions(LightPasswords.instead())
                .start()
        server = context.getBean(EmbeddedServer).start()
        trustAnew()
    }

    /** Has this browser know the certificate that the server has now. */
    void trustAnew() {
        client?.close()
        client = server.scheme == 'https' ? TrustingClient.of(database.folder().resolve('https.pem')) : HttpClient.newHttpClient()
    }

    HttpClient client() {
        client
    }

    def bean(Class type) {
        context.getBean(type)
    }

    /** Asks as a program with a token of an account of this role; without a role, without a token. */
    HttpResponse<String> api(String method, String path, Role role, Object body = null) {
        def request = request(path)
        if (role) {
            request.header('Authorization', 'Bearer ' + token(role))
        }
        if (body != null) {
            request.header('Content-Type', 'application/json')
        }
        send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body as String)))
    }

    static Object json(HttpResponse<String> response) {
        new JsonSlurper().parseText(response.body())
    }

    Object get(String path, Role role = Role.AUDITOR) {
        def response = api('GET', path, role)
        assert response.statusCode() == 200: response.body()
        json(response)
    }

    /** Asks as the browser of somebody of this role, who is signed in. */
    HttpResponse<String> page(String path, Role role, Map<String, String> headers = [:]) {
        def request = request(path).header('Cookie', cookie(role, headers.remove('Cookie')))
        headers.each { name, value -> request.header(name, value) }
        send(request.GET())
    }

    /** Sends a command as htmx does from a page of somebody of this role. */
    HttpResponse<String> command(String path, Role role, Map<String, ?> form = [:], Map<String, String> headers = null) {
        def request = request(path).header('Cookie', cookie(role, null))
                .header('Content-Type', 'application/x-www-form-urlencoded')
                .header('HX-Request', 'true')
        (headers ?: ['X-CSRF-Token': csrf(role)]).each { name, value -> request.header(name, value) }
        send(request.POST(BodyPublishers.ofString(encoded(form))))
    }

    /** Sends a form as the browser of somebody of this role does without script. */
    HttpResponse<String> submit(String path, Role role, Map<String, ?> form) {
        post(path, form, [Cookie: cookie(role, null)])
    }

    HttpResponse<String> post(String path, Map<String, ?> form, Map<String, String> headers = [:]) {
        def request = request(path).header('Content-Type', 'application/x-www-form-urlencoded')
        headers.each { name, value -> request.header(name, value) }
        send(request.POST(BodyPublishers.ofString(encoded(form))))
    }

    HttpResponse<String> anonymous(String path, Map<String, String> headers = [:]) {
        def request = request(path)
        headers.each { name, value -> request.header(name, value) }
        send(request.GET())
    }

    String csrf(Role role) {
        (page('/devices', role).body() =~ /X-CSRF-Token":"([^"]+)"/)[0][1]
    }

    String token(Role role) {
        tokens.computeIfAbsent(role) {
            def account = context.getBean(Accounts).issue("program-${role.code()}", role).account()
            context.getBean(ApiTokens).issue(account, 'spec')
        }
    }

    private String cookie(Role role, String more) {
        more ? "${session(role)}; $more" : session(role)
    }

    /** Returns the cookie of somebody of this role who is signed in. */
    String session(Role role) {
        sessions.computeIfAbsent(role) {
            def issued = person(role)
            def answer = post('/sign-in', [name: issued.account().name(), password: issued.password()])
            assert answer.statusCode() == 303
            answer.headers().firstValue('Set-Cookie').get().split(';')[0]
        }
    }

    private IssuedPassword person(Role role) {
        people.computeIfAbsent(role) {
            def issued = context.getBean(Accounts).issue("person-${role.code()}", role)
            context.getBean(Accounts).keepIssuedPassword(issued.account())
            context.getBean(Accounts).excuseFromSecondFactor(issued.account(), 'spec')
            issued
        }
    }

    /** Has everybody sign in again before their next page. */
    void signInAnew() {
        sessions.clear()
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.newBuilder(URI.create("${server.scheme}://127.0.0.1:${server.port}${path}"))
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        client.send(request.build(), BodyHandlers.ofString())
    }

    private static String encoded(Map<String, ?> form) {
        form.collectMany { name, value -> (value instanceof List ? value : [value]).collect { [name, it] } }
                .collect { name, value -> "$name=${URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)}" }
                .join('&')
    }

    @Override
    void close() {
        client.close()
        context.close()
        database.close()
    }
}
