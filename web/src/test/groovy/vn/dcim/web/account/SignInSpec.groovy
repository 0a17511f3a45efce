package vn.dcim.web.account

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.web.WebServer

class SignInSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()

    def "a page leads whoever is not signed in to the form, and back after it"() {
        given:
        def issued = web.context.getBean(Accounts).issue('lan', Role.OPERATOR)

        when:
        def refused = web.anonymous('/devices?class=ups')

        then:
        refused.statusCode() == 303
        refused.headers().firstValue('Location').get() == '/sign-in?next=%2Fdevices%3Fclass%3Dups'

        when:
        def welcomed = web.post('/sign-in', [name: 'lan', password: issued.password(), next: '/devices?class=ups'])

        then:
        welcomed.statusCode() == 303
        welcomed.headers().firstValue('Location').get() == '/devices?class=ups'
        def cookie = welcomed.headers().firstValue('Set-Cookie').get()
        cookie.split('; ').drop(1)*.toLowerCase() as Set == ['path=/', 'httponly', 'samesite=strict'] as Set
        web.context.getBean(AuditLog).page(0, 1).content.first().action() == 'sign-in'
    }

    def "a wrong #what gets the same answer, keeps the name typed and leaves a row in the audit log"() {
        given:
        if (!web.context.getBean(Accounts).find('minh').isPresent()) {
            web.context.getBean(Accounts).issue('minh', Role.OPERATOR)
        }

        when:
        def answer = web.post('/sign-in', [name: name, password: 'wrong'])

        then:
        answer.statusCode() == 422
        answer.body().contains('Tài khoản hoặc mật khẩu không đúng')
        answer.body().contains("value=\"$name\"")
        answer.headers().firstValue('Set-Cookie').isEmpty()
        web.context.getBean(AuditLog).page(0, 1).content.first().action() == 'sign-in.refused'

        where:
        what       | name
        'password' | 'minh'
        'account'  | 'nobody'
    }

    def "the form leads to no other site: #next"() {
        given:
        def name = 'open-' + next.hashCode()
        def issued = web.context.getBean(Accounts).issue(name, Role.OPERATOR)

        expect:
        web.post('/sign-in', [name: name, password: issued.password(), next: next])
                .headers().firstValue('Location').get() == '/'

        where:
        next << ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)']
    }

    def "a form on another site signs nobody in"() {
        expect:
        web.post('/sign-in', [name: 'lan', password: 'x'], ['Sec-Fetch-Site': 'cross-site']).statusCode() == 403
    }

    def "a command #why is refused"() {
        expect:
        web.command('/sign-out', Role.HEAD, [:], headers).statusCode() == 403

        where:
        why                         | headers
        'without the page\'s token' | ['X-Other': '1']
        'with another token'        | ['X-CSRF-Token': 'x' * 43]
    }

    def "signing out ends the session"() {
        when:
        def before = web.page('/devices', Role.MAINTENANCE)
        def out = web.command('/sign-out', Role.MAINTENANCE)
        def after = web.page('/devices', Role.MAINTENANCE)

        then:
        before.statusCode() == 200
        out.headers().firstValue('HX-Redirect').get() == '/sign-in'
        after.statusCode() == 303
    }

    def "an address that leads nowhere says so"() {
        expect:
        web.page('/nowhere', Role.OPERATOR).statusCode() == 404
        web.page('/nowhere', Role.OPERATOR).body().contains('Địa chỉ /nowhere không dẫn tới trang nào')
        web.api('GET', '/api/v1/nowhere', null).statusCode() == 404
    }

    def "a reader chooses language and theme, and comes back to the page"() {
        when:
        def answer = web.anonymous('/preferences/language/en?back=%2Fdevices')

        then:
        answer.statusCode() == 303
        answer.headers().firstValue('Location').get() == '/devices'
        answer.headers().firstValue('Set-Cookie').get().startsWith('dcim_language=en')

        and:
        web.anonymous('/sign-in').body().contains('lang="vi"')
        web.anonymous('/sign-in', [Cookie: 'dcim_language=en; dcim_theme=dark']).body().contains('lang="en" data-theme="dark"')
    }
}
