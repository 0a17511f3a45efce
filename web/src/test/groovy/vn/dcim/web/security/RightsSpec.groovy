package vn.dcim.web.security

import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Permission
import vn.dcim.core.account.Role
import vn.dcim.web.WebServer
import vn.dcim.web.security.Routes.Route

/** The table of rights against what the server answers: every route, asked by every role and by nobody. */
class RightsSpec extends Specification {

    /** What whoever comes may ask, and why. */
    static final Map<String, String> OPEN = [
            'GET /sign-in'                    : 'before there is an account',
            'POST /sign-in'                   : 'before there is an account',
            'GET /sign-in/code'               : 'before there is a session; the cookie tells who knew the password',
            'POST /sign-in/code'              : 'before there is a session; the cookie tells who knew the password',
            'POST /sign-in/passkey'           : 'before there is an account',
            'POST /sign-in/passkey/options'   : 'before there is an account; a question without an answer to it',
            'POST /sign-in/code/passkey'      : 'before there is a session; the cookie tells who knew the password',
            'POST /sign-in/code/passkey/options': 'before there is a session; the cookie tells who knew the password',
            'POST /sign-out'                  : 'ends what there is',
            'GET /health'                     : 'asked by supervisors',
            'GET /assets/{version}/{name}'    : 'style and scripts, of the sign-in page too',
            'GET /preferences/language/{code}': 'a cookie of the reader',
            'GET /preferences/theme/{code}'   : 'a cookie of the reader',
            'GET /api/v1/openapi.yml'         : 'tells what there is to ask, and nothing of the centre',
            'GET /seen/{token}'               : 'the link of a notice; its secret is the right, once',
            'POST /seen/{token}'              : 'the link of a notice; its secret is the right, once',
    ]

    /** What a wall display has no use for, though it may look. */
    static final Set<String> NOT_FOR_DISPLAYS = [
            'GET /me/second-factor', 'POST /me/second-factor', 'POST /me/second-factor/passkeys', 'POST /me/second-factor/passkeys/options',
            'POST /delegations']

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared List<Route> routes = Routes.of(web)
    @Shared Map<Role, String> csrf = [:]

    private int ask(Route route, Role role) {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}${route.path()}"))
        if (role && route.ofPrograms) {
            request.header('Authorization', "Bearer ${web.token(role)}")
        } else if (role) {
            request.header('Cookie', web.session(role)).header('X-CSRF-Token', csrf.computeIfAbsent(role) { web.csrf(it) })
        }
        def body = route.method() == 'GET' ? BodyPublishers.noBody() : BodyPublishers.ofString(route.ofPrograms ? '{}' : 'x=')
        request.header('Content-Type', route.ofPrograms ? 'application/json' : 'application/x-www-form-urlencoded')
        // why: live events never end; who may see them is known when they begin
        def answer = web.client().send(request.method(route.method(), body).build(), BodyHandlers.ofInputStream())
        answer.body().close()
        answer.statusCode()
    }

    def "every route names the right it needs, or is open on purpose"() {
        expect:
        routes.findAll { it.permission() == null }*.toString().toSet() == OPEN.keySet()
        routes.size() > 80
    }

    def "#route is for #may"() {
        when:
        def answers = Role.values().collectEntries { [it, ask(route, it)] }

        then: "whoever has the right is not refused, whatever else may be wrong with an empty request"
        answers.findAll { role, status -> !(status in [401, 403]) }.keySet() == expected
        answers.values().every { it < 500 }

        and: "who has not, is refused by that word"
        answers.findAll { role, status -> !(role in expected) }.values().every { it == 403 }

        and: "nobody is let in without signing in"
        ask(route, null) in (route.ofPrograms ? [401] : [303, 401])

        where:
        route << Routes.of(web).findAll { it.permission() != null }
        expected = route.permission().roles() - (route.toString() in NOT_FOR_DISPLAYS ? [Role.DISPLAY] : [])
        may = expected.size() == Role.values().size() ? 'all' : expected*.code().sort().join(', ')
    }

    def "the page shows the table of rights as it is, with the reader's own role, and so does the file"() {
        when:
        def html = web.page('/rights', Role.AUDITOR).body()
        def rows = web.page('/rights/export.csv', Role.AUDITOR).body().readLines()

        then:
        html.count('<th scope="row">') == Permission.values().size()
        html.count('class="yes') == Permission.values()*.roles()*.size().sum()
        html.count('class="yes own"') == Permission.values().count { Role.AUDITOR.may(it) }

        and:
        rows.size() == 1 + Permission.values().size()
        rows.find { it.startsWith('Đọc nhật ký hệ thống') }.split(',', -1).drop(1)*.equals('x') == Role.values()*.may(Permission.READ_AUDIT)
    }

    def "right #permission is used by a route of this module, or of the demo"() {
        expect:
        routes.any { it.permission() == permission } || permission in [Permission.RUN_DRILL, Permission.CHANGE_ALARM_RULE]

        where:
        permission << Permission.values()
    }
}
