package vn.dcim.demo.browser

import com.microsoft.playwright.options.SelectOption
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** An asset manager labels a rack, scans a label, and counts the rack, part of it without a connection. */
class StocktakeWalkSpec extends Specification {

    static final String RACK = 'R07'

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    List<Map> assetsIn(String rack) {
        demo.get("assets?size=1000").items.findAll { it.fields.place == rack && it.fields.tag } as List<Map>
    }

    void scan(String code) {
        visitor.page.fill('#code', code)
        visitor.press('Enter')
    }

    def "labels are printed for a narrowed list, one is scanned, and a stocktake goes to its minutes over a broken connection"() {
        given:
        def there = assetsIn(RACK)
        def astray = assetsIn('R08').first()

        when: "two of a rack are ticked"
        visitor.page.navigate('/equipment')
        visitor.page.selectOption('select[name=place]', new SelectOption().setLabel(RACK))
        visitor.page.click('form.filters button')
        there.take(2).each { visitor.page.check("input[name=id][value='${it.id}']") }
        visitor.page.click('#labels button')
        visitor.page.selectOption('#template', 'tape-24')
        def file = visitor.page.waitForDownload { visitor.page.click('form.panel .btn-primary') }

        then:
        file.suggestedFilename() == 'labels-tape-24.pdf'
        Files.readString(file.path(), StandardCharsets.ISO_8859_1).startsWith('%PDF-')

        when: "one is scanned: a scanner types and presses Enter"
        visitor.page.navigate('/equipment/scan')
        assertThat(visitor.see('#code')).isFocused()
        scan("https://dcim.example.gov.vn/q/${there[0].fields.tag}")
        visitor.page.waitForURL("**/equipment/${there[0].id}")

        then:
        assertThat(visitor.see('main')).containsText('Nhãn đã in 1 lần')

        when: "the rack is counted"
        visitor.page.navigate('/stocktakes/new')
        visitor.page.fill('#name', 'Kiểm kê tủ ' + RACK)
        visitor.page.selectOption('#place', new SelectOption().setLabel(RACK))
        visitor.page.fill('#document', '17/QĐ-TTTHDL')
        visitor.page.fill('#signed-on', '20/11/2026')
        visitor.page.fill('#committee', 'Nguyễn Văn Nam; Tổ trưởng\nTrần Thị Lan; Thư ký')
        visitor.page.click('form.panel .btn-primary')
        visitor.page.waitForURL(~/.*\/stocktakes\/\d+$/)
        def path = URI.create(visitor.page.url()).path
        visitor.page.navigate("$path/scan")
        visitor.page.selectOption('#place', new SelectOption().setLabel(RACK))
        scan(there[0].fields.tag as String)

        then:
        assertThat(visitor.see('.answer')).containsText('Đã thấy')
        assertThat(visitor.see('.answer')).containsText(there[0].fields.name as String)
        assertThat(visitor.see('#code')).isFocused()
        visitor.faults == []

        when: "the connection breaks, and the page is even left"
        visitor.page.context().setOffline(true)
        scan(there[1].fields.tag as String)
        scan(astray.fields.tag as String)

        then:
        assertThat(visitor.see('[data-waiting-count]')).hasText('2')
        assertThat(visitor.see('[data-offline]')).isVisible()

        when: "it is left before the connection returns, since what waits is sent as soon as it does"
        visitor.page.navigate('about:blank')
        visitor.page.context().setOffline(false)
        visitor.page.navigate("$path/scan")

        then: "what waited was sent, in its order, with the place that was chosen"
        assertThat(visitor.see('.answer')).containsText('Sai vị trí')
        assertThat(visitor.see('[data-waiting]')).isHidden()
        assertThat(visitor.see('#state progress')).hasAttribute('value', '2')
        visitor.see('#place option:checked').textContent() == RACK

        when: "the last one is taken back, scanned again, and differences are settled"
        visitor.faults.clear()
        visitor.see('#state .act summary').first().click()
        visitor.see('#state .act button[type=button]').first().click()
        assertThat(visitor.see('#state s')).hasText(astray.fields.tag as String)
        scan(astray.fields.tag as String)
        assertThat(visitor.see('.answer')).containsText('Sai vị trí')
        [['missing', 'leave', 'đang xác minh'], ['wrong-place', 'move', 'đã lắp sang tủ ' + RACK]].each { finding, decision, reason ->
            visitor.page.navigate("$path?finding=$finding")
            visitor.page.selectOption('#decision-shown', decision)
            visitor.page.fill('#reason-shown', reason)
            visitor.page.waitForResponse('**/decisions') { visitor.page.click('form[action$=decisions] .btn') }
        }
        visitor.page.waitForResponse('**/close') { visitor.page.click('form[action$=close] .btn') }
        visitor.page.navigate("$path/paper")

        then:
        assertThat(visitor.see('main h1')).hasText('Biên bản kiểm kê tài sản')
        assertThat(visitor.see('.signatures')).containsText('Trần Thị Lan')
        assertThat(visitor.see('article')).containsText('Sửa vị trí trong sổ: đã lắp sang tủ ' + RACK)
        demo.get("assets/${astray.id}").fields.place == RACK
        visitor.faults == []
    }
}
