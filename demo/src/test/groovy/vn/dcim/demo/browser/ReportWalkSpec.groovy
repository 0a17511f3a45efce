package vn.dcim.demo.browser

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** The quarter's report: found as a draft, reviewed, frozen, taken away as files, and proved. */
class ReportWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = Visitor.signedInAnew(demo)

    private Path taken(String format) {
        visitor.page.waitForDownload { visitor.page.click("main a.btn:has-text('$format')") }.path()
    }

    def "the quarter's report is found, reviewed, frozen, taken away and proved"() {
        when: "the newest period stands on top, overdue"
        visitor.page.navigate('/reports')
        def draft = visitor.see('tr[data-row]').first()

        then:
        assertThat(draft).containsText('Dự thảo')

        when:
        draft.locator('a').click()
        visitor.page.fill('#assessment', 'Thiết bị hoạt động ổn định.\nMột máy chủ hỏng bộ nguồn, đã bảo hành.')
        visitor.page.click('form[action$="/remarks"] button')
        visitor.page.click('form[action$="/review"] button')

        then:
        assertThat(visitor.see('main .bar').first()).containsText('Đã soát xét')

        when: "a figure leads to its list"
        def figure = visitor.see('#stock tbody tr').last().locator('td').last().locator('a')
        def count = figure.innerText()
        def report = visitor.page.url()
        figure.click()

        then:
        assertThat(visitor.see('.chip').first()).containsText(count)

        when:
        visitor.page.navigate(report)
        visitor.page.click('form[action$="/freeze"] button')

        then:
        assertThat(visitor.see('main .bar').first()).containsText('Đã chốt')
        Files.readAllBytes(taken('PDF'))[0..3] == '%PDF'.bytes as List
        Files.readAllBytes(taken('DOCX'))[0..1] == 'PK'.bytes as List
        Files.readAllBytes(taken('XLSX'))[0..1] == 'PK'.bytes as List

        when:
        visitor.page.click('a[href$="/proof"]')

        then:
        assertThat(visitor.see('#proof')).containsText('giống hệt số liệu đã chốt')

        when: "on the telephone"
        visitor.page.setViewportSize(360, 740)

        then:
        visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0
        visitor.faults == []
    }
}
