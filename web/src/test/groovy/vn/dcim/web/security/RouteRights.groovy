package vn.dcim.web.security

import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.web.WebServer
import vn.dcim.web.security.Routes.Route

/** The table of rights against what a server answers: routes, asked by every role and by nobody. */
abstract class RouteRights extends Specification {

    /** What a wall display has no use for, though it may look. */
    static final Set<String> NOT_FOR_DISPLAYS = [
            'GET /me/second-factor', 'POST /me/second-factor', 'POST /me/second-factor/passkeys', 'POST /me/second-factor/passkeys/options',
            'POST /delegations']

    @Shared @AutoCleanup WebServer web = server()
    @Shared List<Route> routes = Routes.of(web).findAll { isTried(it) }
    @Shared Map<Role, String> csrf = [:]

    abstract WebServer server()

    /** Tells whether a route of the server belongs to what is looked at here. */
    boolean isTried(Route route) {
        true
    }

    int ask(Route route, Role role) {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}${route.path()}"))
        if (role && route.ofPrograms) {
            request.header('Authorization', "Bearer ${web.token(role)}")
        } else if (role) {
            request.header('Cookie', web.session(role)).header('X-CSRF-Token', csrf.computeIfAbsent(role) { web.csrf(it) })
        }
        def body = route.method() == 'GET' ? BodyPublishers.noBody() : BodyPublishers.ofString(route.takesJson() ? '{}' : 'x=')
        request.header('Content-Type', route.takesJson() ? 'application/json' : 'application/x-www-form-urlencoded')
        // why: live events never end; who may see them is known when they begin
        def answer = web.client().send(request.method(route.method(), body).build(), BodyHandlers.ofInputStream())
        answer.body().close()
        answer.statusCode()
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
        route << routes.findAll { it.permission() != null }
        expected = route.permission().roles() - (route.toString() in NOT_FOR_DISPLAYS ? [Role.DISPLAY] : [])
        may = expected.size() == Role.values().size() ? 'all' : expected*.code().sort().join(', ')
    }
}
