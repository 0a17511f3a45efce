package vn.dcim.demo.browser

import com.microsoft.playwright.Page
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions
import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** A grid outage as the shift sees it: each step goes on where the one before left the plant. */
@Stepwise
class GridOutageWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared @AutoCleanup Visitor visitor = Visitor.signedIn(demo)
    @Shared Page overview = visitor.window()

    def cleanupSpec() {
        demo.calm('grid-outage')
    }

    def "the press of a button takes the grid away"() {
        given:
        overview.navigate('/')
        visitor.page.navigate('/scenarios')

        when:
        visitor.page.click('[data-scenario=grid-outage]')

        then:
        assertThat(visitor.see('[data-scenario=grid-outage]')).containsText('Khôi phục')
    }

    def "the overview shows it while it is looked at: one thing stands out, by colour, shape and word"() {
        expect:
        assertThat(box('meter', 'GRID-1')).hasClass(Pattern.compile('p-high flow-dead'))
        assertThat(box('meter', 'GRID-1')).containsText('■')
        assertThat(box('meter', 'GRID-1')).containsText('MẤT ĐIỆN')

        and: "the UPS runs on its battery as a consequence"
        assertThat(box('ups', 'UPS-A')).hasClass(Pattern.compile('p-high follows flow-battery'))
        assertThat(box('ups', 'UPS-A')).containsText('ắc quy')

        and: "one root, with what follows folded beneath it"
        assertThat(overview.locator('.standing li')).hasCount(1)
        assertThat(overview.locator('.standing li.loud.p-high .head')).containsText('Mất điện lưới')
        assertThat(overview.locator('.standing li .after')).containsText(Pattern.compile('[0-9]+ hệ quả'))
        assertThat(overview.locator('.line .node.p-high:not(.follows)')).hasCount(1)

        and: "who cannot see it is told"
        assertThat(overview.locator('#news[role=alert]')).containsText('Cảnh báo mức cao mới')
    }

    def "the generator takes over, and the switch tells of it as a consequence"() {
        expect: "start, warm up and transfer take half a minute"
        assertThat(box('generator', 'G1')).containsText('đang mang tải', new ContainsTextOptions().setTimeout(90_000))
        assertThat(box('generator', 'G1')).hasClass(Pattern.compile('flow-live'))
        assertThat(box('ats', 'ATS-1')).hasClass(Pattern.compile('p-medium follows flow-live'))
        assertThat(box('ups', 'UPS-A')).hasClass(Pattern.compile('flow-live'))
        assertThat(overview.locator('.line .node.p-high:not(.follows)')).hasCount(1)
    }

    def "in the console it is one line, which unfolds by keyboard"() {
        when:
        visitor.page.navigate('/alarms')

        then:
        assertThat(visitor.see('[data-row]')).hasCount(1)
        assertThat(visitor.see('[data-row] .what > a')).hasText('Mất điện lưới')
        assertThat(visitor.see('[data-total=high]')).hasText('1')
        visitor.see('.consequences li').first().isHidden()

        when:
        visitor.press('j', 'e')

        then:
        assertThat(visitor.see('.consequences li').first()).isVisible()
        visitor.see('.consequences li').allTextContents().any { it.contains('UPS-A') }
        visitor.see('.consequences li .shape:not(.hollow)').count() == 0

        and: "news that come in the moment in which they are folded, and unfolded again, change nothing"
        ['before', 'between'].each { moment ->
            visitor.ask(PRESS_AND_RENEW, moment)
            assertThat(visitor.see('.consequences li').first()).isHidden()
            visitor.ask(PRESS_AND_RENEW, moment)
            assertThat(visitor.see('.consequences li').first()).isVisible()
        }
    }

    def "it is acknowledged by keyboard"() {
        when:
        visitor.press('a')

        then:
        assertThat(visitor.see('#alarm-result')).containsText('Đã xác nhận 1 cảnh báo')
        assertThat(visitor.see('[data-row] .state')).hasText('đã xác nhận: admin')
        assertThat(overview.locator('.standing li.calm')).hasCount(1)
    }

    def "it is shelved by keyboard, never without a reason, and brought back"() {
        when:
        visitor.press('s', 'Tab', 'Enter')

        then: "the field that is missing is asked for"
        visitor.see('#shelf').isVisible()

        when:
        visitor.page.fill('#shelf [name=reason]', 'điện lực báo cắt điện có kế hoạch')
        visitor.press('Enter')

        then:
        assertThat(visitor.see('[data-row]')).hasCount(0)
        assertThat(visitor.see('[data-total=high]')).hasText('0')
        assertThat(visitor.see('[data-total=covered]')).hasText('1')

        when:
        visitor.page.navigate('/alarms?view=covered')
        visitor.page.click('[data-row] .what > a')
        visitor.page.click('[hx-post$=unshelve]')

        then:
        assertThat(visitor.see('[hx-post$=unshelve]')).hasCount(0)
        assertThat(visitor.see('table')).containsText('điện lực báo cắt điện có kế hoạch')
        assertThat(overview.locator('.standing li')).hasCount(1)
    }

    def "an incident is opened from it by one key, its questions lead to whom must be told, and a second press leads to the same"() {
        given:
        def alarm = visitor.page.url()

        when:
        visitor.press('i')

        then:
        assertThat(visitor.page).hasURL(~'/incidents/[0-9]+$')
        assertThat(visitor.see('h1')).containsText('Mất điện lưới · GRID-1')
        assertThat(visitor.see('[data-body=managing-agency]')).hasCount(0)

        when:
        visitor.page.click('[data-question=centre-stopped] button[value=no]')
        visitor.page.click('[data-question=operation-affected] button[value=yes]')

        then:
        assertThat(visitor.see('[data-scale=operational]')).containsText('Nghiêm trọng')
        assertThat(visitor.see('[data-body=managing-agency]')).containsText('còn')

        when:
        def incident = visitor.page.url()
        visitor.page.navigate(alarm)
        visitor.press('i')

        then:
        assertThat(visitor.page).hasURL(incident)

        when: "so is a work order, filled in"
        visitor.page.navigate(alarm)
        visitor.press('w')

        then:
        assertThat(visitor.see('#title')).hasValue('Mất điện lưới · GRID-1')

        when:
        visitor.page.fill('#item-0-text', 'Đo điện áp đầu vào')
        visitor.page.click('main form .btn-primary')
        visitor.page.navigate(incident)

        then: "it stands in the timeline of the incident"
        assertThat(visitor.see('#timeline')).containsText(~'Mở phiếu PBT-[0-9]+-[0-9]+')
    }

    def "brought back, the plant is as it was, and nothing is left in colour"() {
        when:
        visitor.page.navigate('/scenarios')
        visitor.page.click('[data-scenario=grid-outage]')
        demo.calm('grid-outage')

        then:
        assertThat(box('meter', 'GRID-1')).hasClass(Pattern.compile('p-none flow-live'))
        assertThat(box('generator', 'G1')).hasClass(Pattern.compile('p-none flow-dead'))
        assertThat(overview.locator('.standing li')).hasCount(0)
        assertThat(overview.locator('.line .node.p-high, .line .node.p-medium')).hasCount(0)
        visitor.faults == []
    }

    /** Presses e and has the rows replaced, as by news from the server: the press before, or between swap and settling. */
    static final String PRESS_AND_RENEW = '''moment => {
        if (moment === 'before') dcim.keys.e();
        const rows = document.getElementById('alarm-rows');
        rows.outerHTML = rows.outerHTML.replace(/(<details[^>]*) open(="")?/g, '$1');
        const renewed = document.getElementById('alarm-rows');
        htmx.process(renewed);
        htmx.trigger(renewed, 'htmx:afterSwap', {elt: renewed});
        if (moment === 'between') dcim.keys.e();
        htmx.trigger(renewed, 'htmx:afterSettle', {elt: renewed});
    }'''

    private box(String kind, String name) {
        overview.locator(".line .node.$kind:has(.name:text('$name'))")
    }
}
