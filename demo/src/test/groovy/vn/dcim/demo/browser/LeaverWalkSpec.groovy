package vn.dcim.demo.browser

import java.time.LocalDate
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** From the decision to the signed paper of somebody who left yesterday. */
class LeaverWalkSpec extends Specification {

    private static final String OPEN = 'tr[data-state=open] details, tr[data-state=overdue] details'

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = Visitor.signedInAnew(demo)

    def "a leaver is worked off from the decision to the paper"() {
        given:
        def yesterday = LocalDate.now(ZoneId.of('Asia/Ho_Chi_Minh')).minusDays(1).format(DateTimeFormatter.ofPattern('dd/MM/yyyy'))

        when: "the departure is opened without a decision"
        visitor.page.navigate('/departures')
        visitor.press('n')
        visitor.page.waitForURL('**/departures/new')
        visitor.page.fill('#fullName', 'Hồ Thị Mai')
        visitor.page.fill('#unit', 'Phòng Hạ tầng')
        visitor.page.fill('#lastDay', yesterday)
        visitor.page.fill('#cards', 'thẻ 0204')
        visitor.page.fill('#decision', ' ')
        visitor.page.click('main form.panel button')

        then: "it is refused beside the field, and nothing typed is lost"
        assertThat(visitor.see('#error-decision')).containsText('số quyết định')
        visitor.see('#cards').inputValue() == 'thẻ 0204'

        when:
        visitor.faults.clear()
        visitor.page.fill('#decision', '121/QĐ-SKHCN')
        visitor.page.click('main form.panel button')

        then: "what had to come back yesterday is overdue"
        assertThat(visitor.see('tr[data-item=cards] .word')).containsText('quá hạn, trễ')
        visitor.see('form[action$="/close"] button').count() == 0

        when: "everything is settled, one after the other"
        int left = visitor.see(OPEN).count()
        while (left > 0) {
            def item = visitor.see(OPEN).first()
            item.locator('summary').click()
            item.locator('[name=document]').fill('88/BB')
            item.locator('[name=remark]').fill('ông Minh nhận')
            item.locator('button.btn-primary').click()
            left--
            assertThat(visitor.see(OPEN)).hasCount(left)
        }
        visitor.page.click('form[action$="/close"] button')

        then:
        assertThat(visitor.see('main .bar').first()).containsText('Đã xong')

        when:
        visitor.page.click('a[href$="/paper"]')

        then:
        assertThat(visitor.see('.signatures')).containsText('Thủ trưởng đơn vị')
        visitor.see('.paper tbody tr').count() >= 6
        visitor.faults == []
    }
}
