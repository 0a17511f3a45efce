package vn.dcim.demo.browser

import com.microsoft.playwright.Locator.FilterOptions
import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.plant.Plant

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** From an address on a label to a device that is polled; the device is the switch of another plant. */
class AddDeviceWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared @AutoCleanup Plant plant = Plant.builder().seed(9).build().start()
    @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def "a device is identified, looked at, saved and polled; a slip on the way costs nothing that was typed"() {
        given:
        def page = visitor.page
        page.navigate('/devices')

        when: "the assistant is called by its key"
        visitor.press('n')
        page.waitForURL('**/devices/new')
        page.fill('#address', address())
        page.fill('#community', 'not-this-one')
        page.click('text="Nhận dạng"')

        then: "the error stands beside the field, and the form is as it was"
        assertThat(visitor.see('#failure')).containsText('Chưa nhận dạng được')
        assertThat(visitor.see('#error-community, #error-address').filter(visible())).not().hasCount(0)
        page.inputValue('#address') == address()
        page.inputValue('#community') == 'not-this-one'
        demo.device('SW-9') == null

        when:
        page.fill('#community', 'public')
        page.click('text="Nhận dạng"')

        then: "class, vendor, model and every point with its value are seen before anything is stored"
        assertThat(visitor.see('#identified .facts')).containsText('Chuyển mạch')
        assertThat(visitor.see('#identified tbody tr').first()).isVisible()
        visitor.see('#identified tbody tr').count() > 50
        demo.device('SW-9') == null

        when:
        page.fill('#name', 'SW-9')
        page.click('text="Lưu và bắt đầu đọc"')

        then: "its page shows values that the poller has read"
        assertThat(visitor.see('h1')).hasText('SW-9')
        assertThat(visitor.see('td .value .v').first()).isVisible()
        assertThat(visitor.see('td[data-age]').first()).hasText(Pattern.compile('[0-9]+ (giây|phút)'))
        demo.device('SW-9').state == 'active'
        visitor.faults.findAll { !it.startsWith('422 ') && !it.contains('status of 422') } == []

        cleanup: "the plant goes, so the device must not be asked any more"
        demo.post("devices/${demo.device('SW-9').id}/pause")
    }

    def "a device that keeps silent need not be waited for"() {
        given: "an address where somebody hears and nobody answers"
        def silent = new DatagramSocket(0, InetAddress.loopbackAddress)
        visitor.page.navigate('/devices/new')
        visitor.page.fill('#address', "127.0.0.1:${silent.localPort}")
        visitor.page.fill('#community', 'public')

        when:
        visitor.page.click('text="Nhận dạng"')

        then:
        assertThat(visitor.see('#asking')).isVisible()
        assertThat(visitor.see('[data-elapsed]')).hasText(Pattern.compile('[0-9]+ giây'))

        when:
        visitor.page.click('text="Thôi hỏi"')

        then: "what was typed may be asked again"
        assertThat(visitor.see('#asking')).isHidden()
        assertThat(visitor.see('form.identify .btn-primary')).isEnabled()
        visitor.see('#address').inputValue() == "127.0.0.1:${silent.localPort}".toString()

        and: "htmx itself tells the console that a request was given up"
        visitor.faults - ['console: htmx:afterRequest, [object HTMLDivElement]', 'console: htmx:sendAbort, [object HTMLDivElement]'] == []

        cleanup:
        silent?.close()
    }

    def "a source of time is added by its protocol alone, and its difference to our clock is read"() {
        given:
        def page = visitor.page
        page.navigate('/devices/new')

        when: "nothing is asked for that NTP does not know"
        page.check('input[name=version][value=ntp]')

        then:
        assertThat(visitor.see('#community')).isHidden()
        assertThat(visitor.see('#user')).isHidden()

        when: "a port at which nobody answers"
        page.fill('#address', '127.0.0.1:9')
        page.click('text="Nhận dạng"')

        then: "the error names it, and the protocol stays chosen"
        assertThat(visitor.see('#error-address').filter(visible())).containsText('ntp://127.0.0.1:9 không trả lời')
        page.isChecked('input[name=version][value=ntp]')

        when:
        page.fill('#address', plant.device('GPS-1').address().replaceFirst('.*//', ''))
        page.click('text="Nhận dạng"')

        then: "what it tells is seen before it is stored"
        assertThat(visitor.see('#identified .facts')).containsText('Nguồn thời gian')
        assertThat(visitor.see('#identified tbody tr:has-text("Lệch đồng hồ")')).isVisible()
        assertThat(visitor.see('#identified tbody tr:has-text("Tầng nguồn thời gian")')).containsText('1')

        when:
        page.fill('#name', 'GPS-9')
        page.click('text="Lưu và bắt đầu đọc"')

        then:
        assertThat(visitor.see('h1')).hasText('GPS-9')
        assertThat(visitor.see('tr:has-text("Tầng nguồn thời gian") .value .v')).hasText('1')
        demo.device('GPS-9').with { [it.state, it['class']] } == ['active', 'time-source']
        visitor.faults.findAll { !it.startsWith('422 ') && !it.contains('status of 422') } == []

        cleanup: "the plant goes, so the source must not be asked any more"
        demo.post("devices/${demo.device('GPS-9').id}/pause")
    }

    private static FilterOptions visible() {
        new FilterOptions().setVisible(true)
    }

    private String address() {
        plant.device('SW-1').address().replaceFirst('.*@', '')
    }
}
