package vn.dcim.demo.browser

import com.microsoft.playwright.options.FilePayload
import java.nio.file.Files
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** From a broken laptop that awaits its disposal through the gate to the minutes of it. */
class DisposalWalkSpec extends Specification {

    static final byte[] SCAN = Base64.decoder.decode(
            'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    private void release(String line, String reason) {
        visitor.page.fill("#gate-$line input[name=reason]", reason)
        visitor.page.click("#gate-$line button")
        assertThat(visitor.see("#gate-$line")).containsText('✓')
    }

    def "AG59-10.4: a laptop goes through the gate, line by line, and its minutes are printed"() {
        when: "nothing is done yet"
        visitor.page.navigate('/equipment?status=awaiting-disposal&q=laptop')
        visitor.see('[data-row] a').first().click()
        def path = visitor.page.url()
        visitor.page.click('main .bar a[href$="/disposal"]')

        then:
        assertThat(visitor.see('#gate-carriers')).containsText('chưa ghi có vật mang dữ liệu nào')
        visitor.see('form[action$="/disposal"]').count() == 0

        when: "its disk is noted and wiped"
        visitor.page.click('#gate-carriers a')
        visitor.page.fill('#add-serial', 'LAP-SSD-01')
        visitor.page.fill('#add-capacity', '512 GB')
        visitor.page.click('form[action$="/carriers"] button')
        visitor.see('main summary').first().click()
        ['tool': 'nvme format -s1', 'performed-by': 'Tuấn', 'witness': 'Lan', 'performed-on': '01/02/2026', 'verification': 'đọc lại'].each {
            visitor.page.fill("form[action\$='/wipe'] [name='$it.key']", it.value)
        }
        visitor.page.click("form[action\$='/wipe'] button")

        then:
        assertThat(visitor.see('main section h2').first()).containsText('Đã xóa')

        when: "what it holds is given back, and minutes are drawn up"
        visitor.page.navigate("$path/disposal")
        release('holder', 'Biên bản nhận lại 30/BBBG')
        visitor.page.click('#gate-minutes > a')
        visitor.page.fill('#decision', '50/QĐ-SKHCN')
        visitor.page.fill('#decided-on', '01/02/2026')
        visitor.page.fill('#committee', 'Đặng Quốc Khánh; Chủ tịch\nTrần Thị Lan; Kế toán')
        visitor.page.click('form[action="/disposals/new"] button')

        then:
        assertThat(visitor.see('main .bar').first()).containsText('Chưa ký')

        when: "they are signed and scanned"
        def minutes = visitor.page.url()
        visitor.page.fill('#document', '9/BBTL')
        visitor.page.fill('#signed-on', '02/02/2026')
        visitor.page.click('form[action$="/sign"] button')
        visitor.page.setInputFiles('#file', new FilePayload('bb.png', 'image/png', SCAN))
        visitor.page.click('[data-upload] button')
        assertThat(visitor.see('main table').last()).containsText('bb.png')
        visitor.page.click('form[action$="/carry-out"] button')

        then:
        assertThat(visitor.see('main table').first()).containsText('Đã thanh lý')

        when:
        visitor.page.navigate("$minutes/paper")

        then:
        assertThat(visitor.see('article.letter')).containsText('LAP-SSD-01')
        assertThat(visitor.see('article.letter')).containsText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
        Files.readAllBytes(visitor.page.waitForDownload { visitor.page.click("main a.btn:has-text('PDF')") }.path())[0..3] == '%PDF'.bytes as List

        when: "on the telephone"
        visitor.page.setViewportSize(360, 740)

        then:
        visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0
        visitor.faults == []
    }
}
