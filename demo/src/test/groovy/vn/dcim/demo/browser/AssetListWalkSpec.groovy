package vn.dcim.demo.browser

import com.microsoft.playwright.Page
import com.microsoft.playwright.options.FilePayload
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** An old list with faults becomes part of the register, and is taken back. */
class AssetListWalkSpec extends Specification {

    static final String LIST = '''Danh sách thiết bị phòng họp;;;
Tên thiết bị;Loại thiết bị;Mã tài sản;Bảo hành đến
Máy chiếu phòng họp A;Khác;TS-9101;31/02/2028
Màn hình phòng họp B;Màn hình;TS-9102;30/06/2028
'''

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = new Visitor(demo, [:])

    private void picture(String name) {
        [1440, 360].each { width ->
            visitor.page.setViewportSize(width, 900)
            visitor.page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of('target/screenshots', "$name-${width}.png")))
        }
        visitor.page.setViewportSize(1440, 900)
    }

    def "a bad list is uploaded, one cell is corrected in the browser, it is taken over, and undone"() {
        given:
        visitor.signIn('asset-manager')

        when:
        visitor.page.navigate('/equipment')
        visitor.page.click('a[href="/equipment/import"]')
        visitor.page.setInputFiles('#file', new FilePayload('phong-hop.csv', 'text/csv', LIST.getBytes('UTF-8')))
        visitor.page.click('[data-upload] button')
        visitor.page.waitForURL('**/equipment/import/*')

        then: "the fault stands beside its cell, and the list cannot be taken over as a whole"
        assertThat(visitor.see('tr[data-fault="3-warranty-to"]')).containsText('31/02/2028')
        assertThat(visitor.see('tr[data-fault="3-warranty-to"]')).containsText('dd/MM/yyyy')
        assertThat(visitor.see('form[action$="/take"]')).containsText('Chỉ nhập 1 dòng đúng, bỏ 1 dòng lỗi')

        when:
        picture('asset-list-faults')
        visitor.page.fill('[name="cell-3-warranty-to"]', '28/02/2028')
        visitor.press('Enter')

        then:
        assertThat(visitor.see('[data-count=faulty]')).hasText('0')

        when:
        visitor.page.click('form[action$="/take"] button')
        visitor.page.waitForURL('**/equipment/lists/*')

        then:
        assertThat(visitor.see('main')).containsText('Máy chiếu phòng họp A')

        when:
        picture('asset-list-taken')
        visitor.page.click('a[href$="/undo"]')
        assertThat(visitor.see('main form.panel')).containsText('Sẽ hoàn tác 2 tài sản')
        picture('asset-list-undo')
        visitor.page.fill('#reason', 'nhầm phòng')
        visitor.page.click('main form.panel button')

        then:
        assertThat(visitor.see('main .done-line:not(.kept)')).containsText('nhầm phòng')

        when:
        visitor.page.navigate('/equipment?q=ts-9101')
        picture('asset-list-columns')

        then:
        assertThat(visitor.see('.nothing')).containsText('Không có tài sản nào khớp')
        visitor.faults == []
    }
}
