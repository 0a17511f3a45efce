package vn.dcim.demo.browser

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.concurrent.PollingConditions

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** An incident from an alarm by one key: its levels by questions, whom to tell till when, and the order of its repair. */
@Stepwise
class IncidentWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def setupSpec() {
        demo.begin('door-forced')
        new PollingConditions(timeout: 60, delay: 0.2).eventually { assert forced() }
    }

    private Map forced() {
        demo.alarms().find { it.active && it.deviceName.startsWith('ACS') }
    }

    def cleanupSpec() {
        demo.calm('door-forced')
    }

    private void answer(String question, String answer) {
        visitor.page.click("[data-question=$question] button[value=$answer]")
    }

    private void step(String kind, String text) {
        visitor.page.selectOption('#kind', kind)
        visitor.page.fill('#text', text)
        visitor.page.click('#steps .btn-primary')
    }

    def "one key on the page of the alarm opens it, and the alarm is told as its begin"() {
        when:
        def alarm = forced()
        visitor.page.navigate("/alarms/$alarm.id")
        visitor.press('i')

        then:
        assertThat(visitor.see('h1')).containsText(alarm.deviceName as String)
        assertThat(visitor.see("a[href='/alarms/$alarm.id']").first()).isVisible()
        assertThat(visitor.see('#levels')).containsText('chưa rõ, còn câu hỏi')
        visitor.faults == []
    }

    def "questions lead to both levels, and to those who have to be told, with their times"() {
        given:
        def before = visitor.see('#notices tr[data-body]').count()

        when:
        answer('centre-stopped', 'no')
        answer('operation-affected', 'no')
        answer('security-incident', 'yes')
        answer('spreading-or-destroying', 'no')
        answer('several-activities', 'no')
        answer('site-broken-into', 'no')
        answer('one-activity', 'no')
        answer('key-device', 'yes')

        then:
        assertThat(visitor.see('[data-scale=operational]')).containsText('Thông thường')
        assertThat(visitor.see('[data-scale=security]')).containsText('Cao')
        visitor.see('#notices tr[data-body]').count() > before
    }

    def "the repair does not begin before isolation and backup; the page says what article wants"() {
        when:
        step('repair-started', 'Thay khóa cửa')

        then:
        assertThat(visitor.see('.error-line[role=alert]')).containsText('13.3.a')
        assertThat(visitor.see('#text')).hasValue('Thay khóa cửa')
        visitor.faults.clear()

        when:
        step('isolated', 'Khóa cửa phòng máy, cử người gác')

        then:
        assertThat(visitor.see('#timeline')).containsText('Khóa cửa phòng máy, cử người gác')
        assertThat(visitor.see('#run')).isVisible()
    }

    def "notice and minutes print themselves"() {
        given:
        def path = visitor.page.url().replaceFirst('https?://[^/]+', '')

        when:
        visitor.page.navigate("$path/paper")

        then:
        assertThat(visitor.see('main')).containsText('BIÊN BẢN')
        assertThat(visitor.see('main')).containsText('Khóa cửa phòng máy, cử người gác')

        when:
        visitor.page.navigate("$path/annex-2")

        then:
        assertThat(visitor.see('main')).containsText('SỰ CỐ')

        when: "on a telephone"
        visitor.page.navigate(path)
        visitor.widen(360)

        then:
        visitor.ask('() => document.documentElement.scrollWidth') <= 360
        visitor.faults == []
    }
}
