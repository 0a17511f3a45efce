package vn.dcim.demo.browser

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** Somebody on the night shift takes a right for an hour, uses it, and gives it back. */
class ElevationWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = new Visitor(demo, [:])

    def "an operator takes a right after a refusal, pauses a device with it, gives it back, and is refused again"() {
        given:
        def device = demo.device('TH-R01').id
        visitor.signIn('operator')

        when: "a page that the role does not allow"
        visitor.page.navigate('/devices/new')
        visitor.page.click('.failure .btn-primary')

        then: "the way to the right is chosen already"
        visitor.page.waitForURL('**/me/rights?right=change-device**')
        visitor.see('input[value=change-device]').isChecked()

        when: "the password is wrong"
        visitor.page.fill('#reason', 'thay pin đo nhiệt độ')
        visitor.page.fill('#password', 'sai')
        visitor.page.click('form.panel .btn-primary')

        then:
        assertThat(visitor.see('#error-password')).containsText('mật khẩu đúng')
        visitor.see('#reason').inputValue() == 'thay pin đo nhiệt độ'

        when:
        visitor.page.fill('#password', demo.account('operator')[1])
        visitor.page.click('form.panel .btn-primary')

        then: "the page that was wanted, and a banner that counts down"
        visitor.page.waitForURL('**/devices/new')
        assertThat(visitor.see('.elevated .what')).containsText('Thêm, tạm dừng, cho chạy lại và thôi dùng thiết bị')
        assertThat(visitor.see('.elevated [data-left]')).containsText(~/còn \d+ phút/)

        when: "a device is paused and resumed"
        visitor.faults.clear()
        visitor.page.navigate("/devices/$device")
        visitor.page.click("[hx-post='/devices/$device/pause']")
        visitor.page.click("[hx-post='/devices/$device/resume']")
        assertThat(visitor.see("[hx-post='/devices/$device/pause']")).isVisible()

        then: "the log says by which right"
        demo.get('audit?size=100').items.findAll { it.reason.startsWith('on demand: thay pin đo nhiệt độ') }.size() >= 2

        when: "it is given back by keyboard"
        visitor.see('.elevated button').focus()
        visitor.press('Enter')

        then:
        assertThat(visitor.see('.elevated')).containsText('Đã trả lại quyền')
        visitor.see('.elevated:focus').count() == 1
        visitor.faults == []

        when:
        visitor.page.navigate('/devices/new')

        then:
        assertThat(visitor.see('.failure .btn-primary')).isVisible()
        visitor.see('.elevated').count() == 0
    }
}
