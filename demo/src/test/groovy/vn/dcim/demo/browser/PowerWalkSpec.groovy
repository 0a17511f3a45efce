package vn.dcim.demo.browser

import com.microsoft.playwright.Locator.FilterOptions
import com.microsoft.playwright.Page.LocatorOptions
import com.microsoft.playwright.Page.ScreenshotOptions
import java.nio.file.Path
import java.util.regex.Pattern
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** Somebody stands before a breaker and asks what goes dark; then looks at a rack. */
class PowerWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()

    static void picture(Visitor visitor, String name) {
        visitor.page.screenshot(new ScreenshotOptions().setPath(Path.of('target', 'pictures', "${name}.png")).setFullPage(true))
    }

    def "a breaker is chosen, the answer stands at once, by live readings, and can be sent; a rack is walked by keyboard, #width px wide"() {
        given: "UPS-A has been read"
        new PollingConditions(timeout: 60).eventually {
            assert demo.get('power/what-if?open=Q-UPS-A').batteries*.seconds.any()
        }
        def visitor = Visitor.signedIn(demo, [width: width])
        def page = visitor.page

        when: "the breaker before UPS-A is chosen with the space bar"
        page.navigate('/power/what-if')
        page.locator('input[type=checkbox][value="Q-UPS-A"]').focus()
        visitor.press('Space')

        then: "its battery carries, for as long as the UPS says; nothing goes dark at once"
        assertThat(visitor.see('#answer')).containsText('Mở Q-UPS-A')
        assertThat(visitor.see('#answer')).containsText('Mất điện khi hết ắc quy')
        assertThat(visitor.see('#answer dd').filter(new FilterOptions().setHasText('UPS báo'))).containsText(Pattern.compile('[0-9]+ phút'))
        assertThat(page).hasURL(Pattern.compile('open=Q-UPS-A'))
        picture(visitor, "what-if-$width")

        when: "whoever gets the address sees the same"
        page.navigate('/power/what-if?open=Q-PDU-A1')

        then: "R06 has no feed B, and the strip of R05 is far too small for what moves"
        assertThat(visitor.see('#answer')).containsText('Mở Q-PDU-A1')
        visitor.see('#answer details').first().innerText().contains('R06')
        visitor.page.navigate('/power/what-if?open=Q-B1-R05').status() == 200
        assertThat(visitor.see('#answer')).containsText(Pattern.compile('Quá tải\\s*R05-A'))

        when: "a rack is looked at, and what lies in it opened by keyboard"
        page.navigate('/racks')
        picture(visitor, "racks-$width")
        page.locator('.rack-one h3 a', new LocatorOptions().setHasText('R05')).click()
        assertThat(visitor.see('h1')).hasText('R05')
        picture(visitor, "rack-$width")
        def slot = visitor.see('.elevation a').first()
        def label = slot.getAttribute('aria-label')
        slot.focus()
        visitor.press('Enter')
        page.waitForURL('**/equipment/*')

        then:
        label.endsWith(visitor.see('h1').innerText())
        visitor.faults == []

        when:
        page.navigate('/power')
        picture(visitor, "power-$width")

        then:
        visitor.see('main').innerText().contains('Hai đường chung một gốc')
        visitor.faults == []

        cleanup:
        visitor?.close()

        where:
        width << [1440, 360]
    }
}
