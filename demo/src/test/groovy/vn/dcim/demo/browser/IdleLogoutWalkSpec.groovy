package vn.dcim.demo.browser

import com.microsoft.playwright.Page
import io.micronaut.context.ApplicationContext
import io.micronaut.runtime.server.EmbeddedServer
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.IssuedPassword
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.account.PresenceClock
import vn.dcim.core.account.Role
import vn.dcim.core.account.Sessions
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/**
 * From the last key that somebody pressed to the sign-in page and back. Ten minutes pass on both sides at once: on the clock by
 * which the server measures presence, and on that of the browser.
 */
class IdleLogoutWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared SteppedClock presence = SteppedClock.at('2026-11-21T08:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder()
            .properties(database.properties() + ['dcim.roles': 'web', 'dcim.session.watch': '200ms',
                                                 'dcim.http.host': '127.0.0.1', 'dcim.http.port': -1, 'dcim.http.tls': 'off'])
            .singletons(new PresenceClock(presence)).beanDefinitions(LightPasswords.instead()).start()
    @Shared String url = context.getBean(EmbeddedServer).start().URL.toString()
    @Shared IssuedPassword account = anAccount('lan')

    IssuedPassword anAccount(String name) {
        def issued = context.getBean(Accounts).issue(name, Role.ADMINISTRATOR)
        context.getBean(Accounts).keepIssuedPassword(issued.account())
        context.getBean(Accounts).excuseFromSecondFactor(issued.account(), 'spec')
        issued
    }

    Visitor visitor() {
        def visitor = new Visitor(demo, [url: url])
        visitor.page.clock().install()
        visitor.page.navigate('/accounts/new')
        signIn(visitor)
        visitor.page.waitForFunction('() => window.dcim')
        visitor
    }

    void signIn(Visitor visitor, IssuedPassword as = account) {
        visitor.signIn(as.account().name(), as.password())
        visitor.page.waitForURL('**/accounts/new')
    }

    void pass(Visitor visitor, String time) {
        presence.advance(Duration.parse(time))
        visitor.page.clock().fastForward(Duration.parse(time).toMillis())
    }

    def "AG59-10.1.b-b: a minute before the end the page warns, in every window, and goes on when asked to"() {
        given:
        def visitor = visitor()
        def other = visitor.window()
        other.navigate('/devices')

        when:
        pass(visitor, 'PT8M50S')

        then:
        !visitor.see('#idle').isVisible()

        when:
        pass(visitor, 'PT15S')

        then:
        assertThat(visitor.see('#idle')).isVisible()
        assertThat(other.locator('#idle')).isVisible()
        assertThat(visitor.see('#idle-left')).hasText(~/^5\d giây$/)
        assertThat(visitor.see('#idle-said')).hasText(~/^Phiên làm việc kết thúc sau 5\d giây\.$/)
        visitor.see(':focus').getAttribute('id') == 'idle-go-on'

        when: "on a telephone"
        visitor.page.setViewportSize(360, 740)

        then:
        visitor.ask('() => document.querySelector("#idle").getBoundingClientRect().right - innerWidth') <= 0

        when: "with the mouse in one window"
        other.locator('#idle-go-on').click()

        then:
        assertThat(other.locator('#idle')).isHidden()
        assertThat(visitor.see('#idle')).isHidden()

        when: "nothing was done in the first window, and something in the second"
        pass(visitor, 'PT8M')
        press(other)
        pass(visitor, 'PT5M')

        then:
        !visitor.see('#idle').isVisible()
        visitor.faults == []

        when: "with a key"
        pass(visitor, 'PT4M5S')
        assertThat(visitor.see('#idle')).isVisible()
        visitor.press('Escape')

        then:
        assertThat(visitor.see('#idle')).isHidden()
        visitor.faults == []

        cleanup:
        visitor?.close()
    }

    /** Presses a key in a window, and waits until the server knows. */
    private static void press(Page window) {
        window.waitForResponse('**/session/touch') {
            window.keyboard().press('Shift')
            window.clock().runFor(1500)
        }
    }

    def "after the machine has slept through the end the page leads to the sign-in page, says why, and gives back what was typed"() {
        given:
        def visitor = visitor()
        visitor.see('#fullName').pressSequentially('Trần Thị Lan')
        visitor.see('#role').selectOption('auditor')

        and: "a password, in another window"
        def other = visitor.window()
        other.navigate('/password')
        other.locator('#present').pressSequentially('xR7#qmwTk2v')

        when:
        pass(visitor, 'PT3H')
        visitor.page.waitForURL('**/sign-in?**')

        then: "the other window may be on its way there too, and keeps no password"
        new PollingConditions(timeout: 10).eventually {
            assert !other.evaluate('() => JSON.stringify(sessionStorage)').contains('xR7')
        }
        assertThat(visitor.see('[role=status]')).containsText('không có thao tác nào trong 10 phút')

        when:
        signIn(visitor)

        then:
        assertThat(visitor.see('#kept')).isVisible()
        visitor.see('#fullName').inputValue() == ''

        when:
        visitor.see('[data-kept=back]').click()

        then:
        visitor.see('#fullName').inputValue() == 'Trần Thị Lan'
        visitor.see('#role').inputValue() == 'auditor'
        assertThat(visitor.see('#kept')).isHidden()

        when: "an administrator ends the session, and somebody else signs in in this window"
        context.getBean(Sessions).endOthers(account.account(), '', 'admin', 'nghi bị chiếm')
        visitor.page.waitForURL('**/sign-in?**why=over')
        signIn(visitor, anAccount('minh'))
        visitor.page.waitForFunction('() => window.dcim')

        then: "there is nothing of the other's"
        visitor.see('#kept').isHidden()
        visitor.ask('() => Object.keys(sessionStorage).filter(key => key.startsWith("dcim.kept"))') == []
        visitor.faults.findAll { !(it.contains('401')) } == []

        cleanup:
        visitor?.close()
    }

    /** Has somebody work for longer than a proof does, and come to a form. */
    private void work(Visitor visitor, String path) {
        2.times {
            pass(visitor, 'PT8M')
            visitor.page.navigate(path)
            visitor.page.waitForFunction('() => window.dcim')
        }
        visitor.see('#role').selectOption('auditor')
        [purpose: 'điều chuyển', document: '12/QĐ', approver: 'Lê Thị Giám Đốc'].each { id, text -> visitor.see("#$id").pressSequentially(text) }
    }

    def "ASVS 7.5.1: what was typed outlives the page that asks for the password, also where the session ends there"() {
        given:
        def visitor = visitor()
        def other = anAccount('hoa').account()
        def path = "/accounts/${other.id()}"

        when: "the proof is sixteen minutes old"
        work(visitor, path)
        visitor.page.click("form[action='$path/role'] button")

        then: "it is still that page, as far as the way back is concerned"
        assertThat(visitor.see('#proof-password')).isFocused()
        assertThat(visitor.page).hasURL("$url$path" as String)

        when:
        context.getBean(Sessions).endOthers(account.account(), '', 'admin', 'nghi bị chiếm')
        visitor.see('#proof-password').pressSequentially('x')
        visitor.page.waitForURL('**/sign-in?**')
        visitor.signIn(account.account().name(), account.password())
        visitor.page.waitForURL("**$path")
        visitor.see('[data-kept=back]').click()

        then:
        visitor.see('#document').inputValue() == '12/QĐ'
        visitor.see('#role').inputValue() == 'auditor'

        when:
        work(visitor, path)
        visitor.page.click("form[action='$path/role'] button")
        visitor.see('#proof-password').fill(account.password())
        visitor.page.click('[data-detour] .btn-primary')

        then:
        assertThat(visitor.see('.facts').first()).containsText('Kiểm tra')
        context.getBean(Accounts).find(other.id()).get().role() == Role.AUDITOR

        cleanup:
        visitor?.close()
    }
}
