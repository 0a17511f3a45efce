package vn.dcim.demo.browser

import com.microsoft.playwright.Locator
import com.microsoft.playwright.Page.LocatorOptions
import com.microsoft.playwright.Page.ScreenshotOptions
import java.nio.file.Path
import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** From what is used beyond what was bought to what ends, and its renewal. */
class SoftwareWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def "what is used beyond what was bought is found, what ends is seen, a licence is renewed, the list is taken away"() {
        when:
        visitor.page.navigate('/software')
        found('.chips a', 'Dùng quá số đã mua').click()

        then:
        assertThat(found('[data-row]', 'SQL Server Standard 2019')).containsText('▲ -2')
        picture('software-over-used')

        when:
        found('[data-row] a', 'SQL Server Standard 2019').click()

        then:
        assertThat(visitor.see('main .with-side')).containsText('Dùng quá số đã mua')
        picture('software-title')

        when: "what ends within 180 days"
        visitor.see('.side a[href="/ends"]').click()

        then:
        assertThat(visitor.see('main h2').first()).containsText('Đã hết hạn')
        def veeam = found('tr', 'Veeam Backup')
        // why: the demo counts from when it was seeded, and midnight may pass meanwhile
        assertThat(veeam).containsText(Pattern.compile('\\b[45] ngày'))
        picture('software-ends')

        when: "its renewal is typed without a last day"
        veeam.locator('a[href$="/renew"]').click()
        visitor.page.fill('#number', 'BQ-999/2026')
        visitor.page.click('main form.panel button')

        then: "it is asked for beside the field, and nothing typed is lost"
        assertThat(visitor.see('#error-ends-on')).containsText('Cần điền')
        visitor.see('#number').inputValue() == 'BQ-999/2026'

        when:
        visitor.faults.clear()
        visitor.page.fill('#ends-on', '31/12/2035')
        visitor.page.click('main form.panel button')

        then:
        assertThat(found('tr', 'BQ-999/2026')).containsText('31/12/2035')
        assertThat(visitor.see('main')).containsText('gia hạn xong')

        when:
        visitor.page.navigate('/ends')

        then: "it ends no more"
        assertThat(found('tr', 'Veeam Backup')).hasCount(0)

        when:
        def file = visitor.page.waitForDownload { found('main a.btn', 'XLSX').click() }

        then:
        file.suggestedFilename() == 'ends.xlsx'

        when: "machines without what every machine must have"
        visitor.page.navigate('/software')
        found('main a.btn', 'chống mã độc').click()
        found('.chips a', 'Không có chống mã độc').click()

        then:
        visitor.see('[data-row]').count() > 0
        picture('software-hosts')
        visitor.faults == []
    }

    private Locator found(String selector, String text) {
        visitor.page.locator(selector, new LocatorOptions().setHasText(text))
    }

    /** Both widths, into the folder of what the build makes. */
    private void picture(String name) {
        [360, 1440].each { width ->
            visitor.page.setViewportSize(width, width > 800 ? 900 : 740)
            visitor.page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures/${name}-${width}.png")))
        }
    }
}
