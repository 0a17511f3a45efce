package vn.dcim.demo.browser

import com.microsoft.playwright.Locator.FilterOptions
import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** From a gateway that announces its devices to one of them that is read. */
class AdoptDeviceWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def "a plug that announced itself is looked through, adopted and read"() {
        given:
        def page = visitor.page
        new PollingConditions(timeout: 30, delay: 1).eventually {
            page.navigate('/devices/new')
            assert visitor.see('.announced').count() == 3
        }

        expect: "which values become which points, and which none"
        assertThat(visitor.see('.offers')).containsText('Store room plug')
        assertThat(visitor.see('.offers')).containsText('SONOFF S31ZB')

        when:
        visitor.see('.announced summary').last().click()
        visitor.see('.announced summary').first().click()

        then:
        assertThat(visitor.see('.announced').filter(with('outlet.1.switch'))).isVisible()

        when:
        page.click('[aria-label="Tiếp nhận Store room plug"]')

        then:
        assertThat(visitor.see('#identified .facts')).containsText('S31ZB')
        page.inputValue('#name') == 'Store room plug'
        demo.device('Store room plug') == null

        when:
        page.click('text="Lưu và bắt đầu đọc"')

        then: "its values come, in kilowatts"
        assertThat(visitor.see('h1')).hasText('Store room plug')
        new PollingConditions(timeout: 30, delay: 1).eventually {
            page.reload()
            assertThat(visitor.see('tr:has(a.point:text-is("Công suất vào")) .value')).hasText(Pattern.compile('0,1[78][0-9]* kW'))
        }
        visitor.faults == []

        cleanup:
        def device = demo.device('Store room plug')
        device && demo.post("devices/${device.id}/pause")
    }

    private static FilterOptions with(String text) {
        new FilterOptions().setHasText(text)
    }
}
