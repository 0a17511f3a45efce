package vn.dcim.web.security

import vn.dcim.core.account.Permission
import vn.dcim.core.account.Role
import vn.dcim.web.WebServer

/** The table of rights against what the server answers, for every route of this module, and the page that shows it. */
class RightsSpec extends RouteRights {

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
            'GET /sign-in/oidc'               : 'leads to the identity provider, before there is an account',
            'GET /sign-in/oidc/callback'      : 'leads back; its secret and the cookie are the right, once',
            'GET /sign-in/oidc/sign-out'      : 'leads to the identity provider, after there was a session',
            'POST /sign-in/oidc/back-channel' : 'asked by the identity provider; its signature is the right',
            'GET /assets/{version}/{name}'    : 'style and scripts, of the sign-in page too',
            'GET /preferences/language/{code}': 'a cookie of the reader',
            'GET /preferences/theme/{code}'   : 'a cookie of the reader',
            'GET /api/v1/openapi.yml'         : 'tells what there is to ask, and nothing of the centre',
            'GET /shift/calendar/{secret}.ics': 'asked by calendar programs, which cannot sign in; its secret is the right',
            'GET /work/calendar/{secret}.ics' : 'asked by calendar programs, which cannot sign in; its secret is the right',
            'GET /compliance/calendar/{secret}.ics': 'asked by calendar programs, which cannot sign in; its secret is the right',
            'GET /fault/{secret}'             : 'asked by whoever scans the code of an asset; its secret is the right',
            'POST /fault/{secret}'            : 'asked by whoever scans the code of an asset; its secret is the right',
            'GET /fault/{secret}/{reference}' : 'asked by whoever reported; the secret of the asset and the reference are the right',
            'POST /fault/{secret}/{reference}': 'answered by whoever reported, once the order is accepted; as above',
            'GET /seen/{token}'               : 'the link of a notice; its secret is the right, once',
            'POST /seen/{token}'              : 'the link of a notice; its secret is the right, once',
    ]

    /** What whoever may look may send, since it is about themselves or writes nothing that others see. */
    static final Set<String> OF_LOOKERS = [
            'POST /acceptance', 'POST /delegations', 'POST /delegations/{id}/revoke', 'POST /equipment/columns', 'POST /password',
            'POST /session/touch', 'POST /work/calendar/feed', 'POST /work/calendar/feed/revoke']

    WebServer server() {
        new WebServer(['dcim.limits.exports': 1000])
    }

    def "what changes something asks for more than the right to look, unless it is about oneself"() {
        expect:
        routes.findAll {
            it.method() != 'GET' && it.permission() == Permission.VIEW && !it.template().startsWith('/me/')
        }*.toString().toSet() == OF_LOOKERS
    }

    def "every route names the right it needs, or is open on purpose"() {
        expect:
        routes.findAll { it.permission() == null }*.toString().toSet() == OPEN.keySet()
        routes.size() > 80
    }

    def "the page shows the table of rights as it is, with the reader's own role, and so does the file"() {
        when:
        def html = web.page('/rights', Role.AUDITOR).body()
        def rows = web.page('/rights/export.csv', Role.AUDITOR).body().readLines()

        then:
        html.count('<th scope="row">') == Permission.values().size()
        html.count('class="yes') == Permission.values()*.roles()*.size().sum()
        html.count('class="yes own"') == Permission.values().count { Role.AUDITOR.may(it) }
        html.count('class="on-demand') == Permission.values()*.onDemand()*.size().sum()

        and:
        rows.size() == 1 + Permission.values().size()
        rows.find { it.startsWith('Đọc nhật ký hệ thống') }.split(',', -1).drop(1)*.equals('x') == Role.values()*.may(Permission.READ_AUDIT)
        rows.find { it.startsWith('Đọc nhật ký hệ thống') }.split(',', -1).drop(1)*.equals('(x)') == Role.values()*.mayOnDemand(Permission.READ_AUDIT)
    }

    def "right #permission is used by a route of this module, or of the demo"() {
        expect:
        routes.any { it.permission() == permission } || permission in [Permission.RUN_DRILL, Permission.CHANGE_ALARM_RULE]

        where:
        permission << Permission.values()
    }
}
