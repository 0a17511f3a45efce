package vn.dcim.demo.browser

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions
import com.microsoft.playwright.options.SelectOption
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.lang.TempDir

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** The administrator declares a plan, sees its first run with its comparison, and has it restored for a test. */
@Stepwise
class BackupWalkSpec extends Specification {

    static final String NAME = 'Cơ sở dữ liệu DCIM buổi trưa'
    static final double MINUTE = 60_000

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared @AutoCleanup Visitor visitor = Visitor.signedIn(demo)
    @Shared @TempDir Path folder

    def "a plan that would run into another one is refused with both names, and what was typed stays"() {
        when:
        visitor.page.navigate('/backups')
        visitor.press('n')
        visitor.page.selectOption('#set', new SelectOption().setLabel('Cơ sở dữ liệu của phần mềm DCIM'))
        visitor.page.check('input[value=own-database]')
        visitor.page.click('form.panel .btn-primary')
        visitor.page.fill('#name', NAME)
        visitor.page.fill('#target-0', folder as String)
        visitor.page.fill('#target-place-0', 'Phòng máy chủ')
        visitor.page.click('button[value=declare]')

        then:
        assertThat(visitor.see('.error-line[role=alert]')).containsText(NAME)
        assertThat(visitor.see('.error-line[role=alert]')).containsText('chồng lên khung giờ')
        assertThat(visitor.see('#name')).hasValue(NAME)
        visitor.faults.every { it.startsWith('409 ') || it.contains('409') || it.contains('422') }
        visitor.faults.clear()
    }

    def "at another hour it is declared, and its first run is watched till it is done and compared"() {
        when:
        visitor.page.fill('#cron', '0 0 12 * * ?')
        visitor.page.click('button[value=declare]')

        then:
        assertThat(visitor.see('h1')).hasText(NAME)

        when:
        visitor.page.click("button:text-is('Chạy ngay')")

        then:
        assertThat(visitor.see('#run')).hasAttribute('data-state', 'done', new HasAttributeOptions().setTimeout(MINUTE))
        assertThat(visitor.see('#run')).containsText('Giống nguồn')
        assertThat(visitor.see('#run')).containsText('SHA-256')
        Files.list(folder).withCloseable { it.count() } > 0
    }

    def "the copy is restored for a test, compared and timed"() {
        when:
        visitor.page.navigate('/backups')
        visitor.page.click("tr[data-plan='$NAME'] td a")
        visitor.page.click("button:text-is('Kiểm thử phục hồi ngay')")

        then:
        assertThat(visitor.see('#tests')).containsText('Phục hồi được, giống nguồn', new ContainsTextOptions().setTimeout(MINUTE))

        when: "on a telephone"
        visitor.widen(360)

        then:
        visitor.ask('() => document.documentElement.scrollWidth') <= 360
        visitor.faults == []
    }

    def "a run that did not happen is as red as one that failed"() {
        when:
        visitor.widen(1440)
        visitor.page.navigate('/backups')

        then:
        assertThat(visitor.see("tr[data-plan^='Veeam'] .p-high").first()).containsText('■')
    }
}
