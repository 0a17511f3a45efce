package vn.dcim.demo.browser

import com.microsoft.playwright.options.SelectOption
import java.nio.file.Files
import java.time.Duration
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** A shift from its page to the handover that both have signed, on the telephone. */
class ShiftWalkSpec extends Specification {

    static final String TO_MAKE = 'main a.btn[href^="/shift/rounds/"]:has-text("Kiểm tra")'

    @Shared BrowserDemo demo = BrowserDemo.running()

    private Instant now() {
        Instant.parse(demo.get('demo/clock').now as String)
    }

    /** The running shift, or the one after it where the demo has made all rounds of the running one by now; and the one that follows. */
    private List<Map> shifts() {
        def now = now()
        def all = demo.get("shifts?from=$now&to=${now + Duration.ofHours(24)}").items.reverse() as List<Map>
        def isLeft = Visitor.signedIn(demo).withCloseable {
            it.page.navigate('/shift')
            it.see('main .facts').first().waitFor()
            it.see(TO_MAKE).count() > 0
        }
        all.drop(isLeft ? 0 : 1).take(2)
    }

    private void assign(Map shift, String account) {
        Visitor.signedIn(demo).withCloseable {
            it.page.navigate("/shift/roster/$shift.id")
            it.page.fill('#people', account)
            it.page.fill('#why', 'đổi người')
            it.page.click('form[action^="/shift/roster/"] .btn-primary')
            assertThat(it.see('main .facts')).containsText(account)
        }
    }

    private Visitor as(String role) {
        def visitor = new Visitor(demo, [width: 360])
        visitor.signIn(role)
        visitor
    }

    def "the operator makes the round, writes an entry and signs; the next one signs, and the paper is there"() {
        given: "ten minutes before the end of the shift"
        def (current, next) = shifts()
        assign(current, demo.account('operator').first())
        assign(next, demo.account('shift-lead').first())
        def left = Duration.between(now(), Instant.parse(current.ends as String)) - Duration.ofMinutes(10)
        if (!left.negative) {
            demo.advance(left.toString())
        }
        def operator = as('operator')

        when:
        operator.page.navigate('/shift')

        then:
        assertThat(operator.see('main .facts')).containsText('Trần Thị Lan')

        when: "a round, one value of which is out of limits"
        operator.see(TO_MAKE).first().click()
        operator.see('main input[inputmode=decimal]').all().each { it.fill('55') }
        operator.see('main input[inputmode=decimal]').first().fill('29')
        operator.see('main input[type=checkbox]').all().each { it.check() }
        operator.see('main fieldset select').all().each { it.selectOption(new SelectOption().setIndex(1)) }
        operator.page.click('main form .btn-primary')

        then:
        assertThat(operator.see('main .field-error').first()).containsText('Ngoài giới hạn')
        operator.see('main input[inputmode=decimal]').first().inputValue() == '29'
        operator.faults.removeAll { it.contains('422') }

        when:
        operator.see('main input[name^="remark-"]').first().fill('vừa đưa máy chủ vào')
        operator.page.click('main form .btn-primary')

        then:
        assertThat(operator.see('main table')).containsText('vừa đưa máy chủ vào')

        when: "an entry"
        operator.page.navigate('/shift/log')
        operator.page.fill('#log-text', 'Đưa máy chủ mới vào tủ R06')
        operator.page.click('#write .btn-primary')

        then:
        assertThat(operator.see('main table').first()).containsText('Đưa máy chủ mới vào tủ R06')

        when: "the signature of who leaves"
        operator.page.navigate("/shift/handovers/$current.id")
        operator.page.click('form[action$="/give"] .btn-primary')

        then:
        assertThat(operator.see('#state')).containsText('một bên đã ký')

        when: "and of who arrives"
        def lead = as('shift-lead')
        lead.page.navigate("/shift/handovers/$current.id")
        lead.page.fill('#remarks', 'Đã cùng xem tủ R06')
        lead.page.click('form[action$="/take"] .btn-primary')

        then:
        assertThat(lead.see('#state')).containsText('hai bên đã ký')
        assertThat(lead.see('main')).containsText('Đưa máy chủ mới vào tủ R06')
        lead.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0
        Files.readAllBytes(lead.page.waitForDownload { lead.page.click("main a.btn:has-text('PDF')") }.path())[0..3] == '%PDF'.bytes as List
        operator.faults + lead.faults == []

        cleanup:
        operator?.close()
        lead?.close()
    }
}
