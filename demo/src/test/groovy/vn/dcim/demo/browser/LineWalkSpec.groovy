package vn.dcim.demo.browser

import com.microsoft.playwright.Locator.FilterOptions
import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** Line A dies in the plant, and the shift learns whom to call, since when, and what line B carries. */
@Stepwise
class LineWalkSpec extends Specification {

    static final int TELEPHONE = 360

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def cleanupSpec() {
        demo.calm('line-a-down')
    }

    def "both lines are probed, each on its own way, and nothing is in colour"() {
        when:
        visitor.page.navigate('/lines')

        then:
        assertThat(state('Đường A')).containsText('Bình thường')
        assertThat(state('Đường B')).containsText('Bình thường')
        assertThat(visitor.see('#lines [role=alert]')).hasCount(0)
        assertThat(row('Đường B')).containsText(Pattern.compile('[0-9]+ %'))

        and: "what both share is found"
        assertThat(visitor.see('[data-finding=shared-path]')).containsText('Cửa cáp phía Bắc')
    }

    def "line A dies while the page is looked at"() {
        when:
        demo.begin('line-a-down')

        then:
        def told = visitor.see('#lines [role=alert]')
        assertThat(told).containsText('Đường A: Mất kết nối')
        assertThat(told).containsText('Nhà cung cấp VNPT Bắc Kạn, hợp đồng 18/2026/HĐ-VNPT, từ ')
        assertThat(told).containsText('Đường B đang gánh 100 % lưu lượng')
        assertThat(state('Đường A')).containsText('■ Mất kết nối')
        assertThat(state('Đường B')).containsText('Bình thường')

        when: "on a telephone"
        visitor.widen(TELEPHONE)

        then:
        assertThat(visitor.see('#lines [role=alert]')).containsText('18/2026/HĐ-VNPT')
        visitor.ask('() => document.documentElement.scrollWidth') <= TELEPHONE
    }

    def "the notice says the same"() {
        when:
        visitor.widen(1440)
        visitor.page.navigate('/notices')

        then:
        assertThat(visitor.see('#notices')).containsText('Đường truyền Internet mất kết nối')

        when:
        visitor.see('#notices a').filter(new FilterOptions().setHasText('Đường truyền Internet mất kết nối')).first().click()

        then:
        def told = visitor.see('body')
        assertThat(told).containsText('Nhà cung cấp: VNPT Bắc Kạn')
        assertThat(told).containsText('Hợp đồng: 18/2026/HĐ-VNPT')
        assertThat(told).containsText(Pattern.compile('Đường B \\(Viettel Bắc Kạn\\): 100 %'))
    }

    def "it comes back, the course tells both, and the report counts it"() {
        when:
        demo.post('scenarios/line-a-down/stop')
        visitor.page.navigate('/lines')

        then:
        assertThat(state('Đường A')).containsText('Bình thường')
        assertThat(visitor.see('#lines [role=alert]')).hasCount(0)

        when:
        visitor.page.click("#lines tbody b:text-is('Đường A')")

        then:
        assertThat(visitor.see('body')).containsText('Không ra được Internet')

        when:
        visitor.page.navigate('/lines/report')

        then:
        assertThat(visitor.see('tbody tr').first()).isVisible()
    }

    def "#path fits a telephone"() {
        when:
        visitor.page.navigate(path)
        visitor.widen(TELEPHONE)

        then:
        visitor.ask('() => document.documentElement.scrollWidth') <= TELEPHONE
        visitor.faults == []

        cleanup:
        visitor.widen(1440)

        where:
        path << ['/lines/1', '/lines/new', '/lines/report']
    }

    private row(String line) {
        visitor.see("#lines tbody tr:has(b:text-is('$line'))")
    }

    private state(String line) {
        row(line).locator('[data-state]')
    }
}
