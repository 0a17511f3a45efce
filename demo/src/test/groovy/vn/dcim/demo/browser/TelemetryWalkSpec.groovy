package vn.dcim.demo.browser

import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.notify.Transactions

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** The administrator sees on one page how readings come in, who collects them, and how long there is room for them. */
class TelemetryWalkSpec extends Specification {

    static final int TELEPHONE = 360

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def "all is well: numbers, no colour, the devices that are asked, and nothing of other processes"() {
        when:
        visitor.page.navigate('/telemetry')

        then:
        assertThat(visitor.see('#telemetry dd b').first()).hasText(Pattern.compile('[0-9]+,[0-9]'))
        assertThat(visitor.see('#telemetry [role=alert]')).hasCount(0)
        assertThat(visitor.see('#telemetry .p-high')).hasCount(0)
        assertThat(visitor.see('#telemetry tbody tr:has-text("UPS-A")')).containsText('trả lời')
        assertThat(visitor.see('#telemetry h2:text-is("Các tiến trình chia nhau thiết bị")')).hasCount(0)

        and: "it goes on by itself"
        def before = visitor.see('#telemetry .count').textContent()
        assertThat(visitor.see('#telemetry .count')).not().hasText(before)

        when:
        visitor.widen(TELEPHONE)

        then:
        visitor.ask('() => document.documentElement.scrollWidth') <= TELEPHONE
        visitor.faults == []
    }

    def "another process on the database is there with what it does"() {
        given:
        def id = UUID.randomUUID().toString()
        execute("INSERT INTO node VALUES ('$id', 'dc-b', '', 1, '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)")

        when:
        visitor.page.navigate('/telemetry')

        then: "with the next look of the page"
        def other = visitor.see('#telemetry tr:has-text("dc-b")')
        assertThat(other.locator('td')).hasCount(5)
        assertThat(other.locator('td').nth(2)).hasText('—')
        def own = visitor.see('#telemetry tr:has-text("(đang mở trang này)")')
        assertThat(own.locator('td').nth(2)).hasText(Pattern.compile('[1-9][0-9]*'))
        assertThat(own.locator('td').nth(3)).hasText(Pattern.compile('[1-9][0-9]* thiết bị'))

        when:
        visitor.widen(TELEPHONE)

        then:
        assertThat(own).containsText('đang mở trang này')
        visitor.ask('() => document.documentElement.scrollWidth') <= TELEPHONE
        visitor.faults == []

        cleanup:
        execute("DELETE FROM node WHERE id = '$id'")
    }

    private void execute(String sql) {
        demo.part(Transactions).run { it.createStatement().execute(sql) }
    }
}
