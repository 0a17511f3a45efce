package vn.dcim.demo.browser

import com.microsoft.playwright.Page
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** Somebody looks for a failed sign-in in the logs, and registers a machine that sends without being known. */
class LogWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = new Visitor(demo, [:])

    private void picture(String name) {
        [1440, 360].each { width ->
            visitor.page.setViewportSize(width, 900)
            visitor.page.screenshot(new Page.ScreenshotOptions().setFullPage(width == 360).setPath(Path.of('target/screenshots', "$name-${width}.png")))
        }
        visitor.page.setViewportSize(1440, 900)
    }

    def "words, source and severity narrow what is shown, by the keyboard; a message opens to all that it said"() {
        given:
        visitor.signIn('operator')

        when:
        visitor.page.navigate('/logs')

        then: "what came in stands there, the newest first"
        assertThat(visitor.see('table.logs tbody tr').first()).isVisible()

        when: "a word and Enter"
        picture('logs')
        visitor.page.fill('main [name=q]', 'ACCEPTED publickey')
        visitor.page.press('main [name=q]', 'Enter')

        then:
        def rows = visitor.see('table.logs tbody tr')
        assertThat(rows.first()).containsText('Accepted publickey for quantri')
        visitor.ask('() => [...document.querySelectorAll("table.logs summary code")].every(c => c.textContent.includes("Accepted publickey"))')

        when:
        rows.first().locator('summary').click()

        then:
        assertThat(rows.first().locator('dl')).containsText('Nguồn ghi lúc')

        when: "nothing fits"
        visitor.page.fill('main [name=q]', 'khongcogi')
        visitor.page.press('main [name=q]', 'Enter')

        then:
        assertThat(visitor.see('#logs .nothing')).containsText('Không có bản ghi nào khớp')

        when:
        visitor.page.navigate('/logs?from=hom+nay')

        then: "what cannot be a time is named, with how one is written"
        assertThat(visitor.see('main')).containsText('hom nay')
        visitor.faults.clear()
    }

    def "a machine that nobody knows is registered from what it sent, and its log is kept from then on"() {
        given:
        visitor.signIn('shift-lead')

        when:
        visitor.page.navigate('/logs/sources')

        then:
        assertThat(visitor.see('#log-sources tbody tr:has-text("mayin-tang2")')).containsText('Hết giấy')
        assertThat(visitor.see('#log-sources tbody tr:has-text("fw01")')).containsText('Thiết bị bảo mật')

        when:
        picture('log-sources')
        visitor.see('#log-sources tbody tr:has-text("mayin-tang2")').locator('a.btn').click()
        visitor.page.waitForURL('**/logs/sources/new*')
        visitor.page.fill('#name', 'Máy in tầng 2 (nhật ký)')
        visitor.page.fill('#retentionMonths', '6')
        visitor.page.selectOption('#kind', 'terminal')
        visitor.page.fill('#sender', '10.1.2.300')
        picture('log-source-form')
        visitor.page.click('main form.panel button')

        then: "an address that is none is refused, with what was typed kept"
        assertThat(visitor.see('.error-line')).containsText('10.1.2.300')
        visitor.see('#name').inputValue() == 'Máy in tầng 2 (nhật ký)'

        when:
        visitor.faults.clear()
        visitor.page.fill('#sender', '127.0.0.1')
        visitor.page.click('main form.panel button')

        then: "it is a source, no stranger any more, and what it sends is found"
        assertThat(visitor.see('#log-sources tbody tr:has-text("Máy in tầng 2")')).containsText('Thiết bị đầu cuối')
        assertThat(visitor.see('#log-sources tbody tr:has-text("Máy in tầng 2")')).not().containsText('chưa gửi lần nào')

        when:
        visitor.see('#log-sources tbody tr:has-text("Máy in tầng 2")').locator('a[href^="/logs?"]').click()

        then:
        assertThat(visitor.see('table.logs tbody tr').first()).containsText('Hết giấy')
        visitor.faults == []
    }
}
