package vn.dcim.demo.browser

import com.microsoft.playwright.Route
import com.microsoft.playwright.Route.FulfillOptions
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** From the door to the overview of a living centre. */
class SignInWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = new Visitor(demo, [:])

    def "a wrong password is refused in words, and the name is kept"() {
        given:
        visitor.page.navigate('/')

        when:
        visitor.signIn('admin', 'not-the-password')

        then:
        assertThat(visitor.see('[role=alert]')).containsText('Tài khoản hoặc mật khẩu không đúng')
        visitor.see('#name').inputValue() == 'admin'
        visitor.see('#password').inputValue() == ''
        visitor.see('#board').count() == 0
    }

    def "the right one leads to the overview: power path, cooling, doors, cameras, two lines"() {
        when:
        visitor.signIn()

        then:
        visitor.see('.line .node .name').allTextContents()*.trim().containsAll(['GRID-1', 'GRID-2', 'G1', 'ATS-1', 'UPS-A', 'UPS-B'])
        visitor.see('.line .rack').count() == 20
        names('Làm mát') == ['CRAC-1', 'CRAC-2', 'CRAC-3']
        rows('Cửa') == 3
        visitor.see('.cameras a').count() == 12
        names('Đường truyền') == ['WAN-VNPT', 'WAN-Viettel']

        and: "racks that hang on one feed alone are marked, with the path in words"
        visitor.see('.line .rack.single .name').allTextContents() == ['R06', 'R07', 'R13']
        visitor.see('.line .rack.single .sign').allTextContents()*.trim() == ['chỉ A', 'chỉ B', 'chỉ A']

        and:
        visitor.faults == []
    }

    def "values change by themselves, without the page being asked for again"() {
        given: "a drawing that is not sent anew"
        visitor.page.route('**/overview/diagram*') { it.fulfill(new FulfillOptions().setStatus(204)) }
        visitor.signIn()
        visitor.ask('() => { window.same = true }')

        expect:
        changes('.line .node.meter .value .v')
        changes('.around .value .v')
        visitor.ask('() => window.same')
        visitor.faults == []
    }

    def "whoever signs out is not told that the session is over, though the stream ends before the answer comes"() {
        given: "a slow line"
        Route held = null
        visitor.page.route('**/sign-out') { held = it }
        visitor.signIn()
        visitor.ask("async () => { await caches.open('dcim-work') }")

        when: "the program has taken it, and the stream has ended"
        visitor.page.click('[hx-post="/sign-out"]')
        visitor.page.waitForCondition { held != null }
        def answer = held.fetch()
        def state = visitor.ask('''async () => {
            document.dispatchEvent(new Event('dcim:stream-closed'));
            await htmx.ajax('GET', '/overview/diagram', { source: 'main', swap: 'none' });
            return (await fetch('/session')).status;
        }''')

        then:
        state == 401
        assertThat(visitor.page).hasURL('/')

        when:
        held.fulfill(new FulfillOptions().setResponse(answer))

        then:
        assertThat(visitor.page).hasURL('/sign-in')

        and: "orders that the browser kept are gone"
        !visitor.ask("() => caches.has('dcim-work')")
    }

    private boolean changes(String selector) {
        def texts = 'selector => [...document.querySelectorAll(selector)].map(e => e.textContent).join()'
        def before = visitor.ask(texts, selector)
        visitor.page.waitForFunction("([selector, before]) => ($texts)(selector) !== before", [selector, before])
        visitor.ask(texts, selector) != before
    }

    private int rows(String title) {
        visitor.see("section:has(h2:text('$title')) tr").count()
    }

    private List<String> names(String title) {
        visitor.see("section:has(h2:text('$title')) tr td:first-child").allTextContents()*.trim()
    }
}
