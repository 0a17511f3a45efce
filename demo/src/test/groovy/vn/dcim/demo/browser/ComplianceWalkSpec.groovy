package vn.dcim.demo.browser

import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.regulation.Evaluation

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** The texts in force as whoever answers for them walks through: by keyboard, and as the plant changes. */
class ComplianceWalkSpec extends Specification {

    static final String MANUAL = 'BK11-4.3'
    static final String RECORDING = 'BK11-6.5-a'

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def setupSpec() {
        demo.part(Evaluation).evaluate()
    }

    def setup() {
        visitor.faults.clear()
    }

    private void arrive(String pattern) {
        visitor.page.waitForURL(Pattern.compile(".*$pattern"))
    }

    /** What is not as an obligation asks, by name. */
    List<String> wrong(String id) {
        demo.get("obligations/$id").offences.collect { "$it.name $it.what" as String }
    }

    def "by keyboard from the list to one obligation, to its next, and through those that are not met one a screen"() {
        when:
        visitor.page.navigate('/compliance')
        visitor.press('j', 'Enter')

        then:
        arrive("/compliance/$MANUAL")
        assertThat(visitor.see('main h1')).containsText('ISO/IEC 27001')

        when:
        visitor.page.navigate('/compliance?state=not-met')
        def count = visitor.see('[data-state=not-met]').count()
        visitor.press('w')

        then:
        arrive('/compliance/walk/.*state=not-met.*')
        assertThat(visitor.see('[data-place]')).hasText("1/$count")

        when:
        visitor.press('ArrowRight')

        then:
        assertThat(visitor.see('[data-place]')).hasText("2/$count")
        visitor.see('.walk[data-verdict=not-met]').count() == 1

        when:
        visitor.press('ArrowLeft')

        then:
        assertThat(visitor.see('[data-place]')).hasText("1/$count")
        visitor.faults == []
    }

    def "the overview draws the trend, and each number leads to the list"() {
        when:
        visitor.page.navigate('/compliance')
        visitor.press('o')
        arrive('/compliance/overview.*')

        then:
        assertThat(visitor.see('.trend-field svg')).containsText('Không đạt')

        when:
        def first = visitor.see('#by-article tbody tr td a.link').first()
        def count = first.textContent().findAll(/\d+/).first() as int
        first.click()
        arrive('article=.*')

        then:
        visitor.see('tr[data-state]').count() == count
        visitor.faults == []
    }

    def "what another profile would bring is looked at by keyboard, and nothing changes"() {
        given:
        def before = demo.get('obligations?limit=1').total

        when:
        visitor.page.navigate('/compliance/profiles')
        visitor.press('j', 'j', 'Enter')
        arrive('/compliance/profiles/an-giang')

        then:
        assertThat(visitor.see('#switch code')).hasText('dcim.regulation.profile: an-giang')
        visitor.see('tr[data-row^=AG59]').count() > 20
        visitor.see('tr[data-row^=BK11]').count() == 0
        demo.get('obligations?limit=1').total == before
        visitor.faults == []
    }

    def "an attestation is signed, stands among the deadlines, and ends when it is taken back"() {
        given:
        visitor.page.navigate("/compliance/$MANUAL")

        when:
        visitor.page.fill('#statement', 'Giấy chứng nhận còn hiệu lực')
        visitor.page.fill('#paper', '12/GCN')
        visitor.page.fill('#until', '31/12/2029')
        visitor.page.click('#sign button')

        then:
        assertThat(visitor.see('[data-verdict=met]')).isVisible()

        when:
        visitor.page.navigate('/compliance/deadlines?kind=attestation')

        then:
        assertThat(visitor.see('table')).containsText(MANUAL)

        when:
        visitor.page.navigate("/compliance/$MANUAL")
        visitor.page.fill('[name=reason]', 'ký để xem thử')
        visitor.page.click('form.inline button')

        then:
        assertThat(visitor.see('[data-verdict=no-evidence]')).isVisible()
        visitor.faults == []
    }

    def "when a camera is cut off its recording is not met within a minute of the limit; one key makes the order; the gap alone is left when it is back"() {
        when: "C05 is cut off; a pause of up to a minute is allowed"
        demo.begin('camera-lost')
        2.times { demo.advance('PT1M') }

        then:
        new PollingConditions(timeout: 20, delay: 0.5).eventually {
            demo.part(Evaluation).evaluate()
            assert wrong(RECORDING).any { it.contains('camera.5.status') && it.contains('is lost') }
        }
        demo.get("obligations/$RECORDING").state == 'not-met'

        when:
        visitor.page.navigate("/compliance/$RECORDING")
        visitor.press('w')

        then:
        assertThat(visitor.see('#remedies [data-remedy=work-order]').first()).containsText(RECORDING)

        when:
        visitor.see('#remedies [data-remedy=work-order]').first().click()
        arrive('/work/.*')

        then:
        assertThat(visitor.see('#items')).containsText('camera.5')
        assertThat(visitor.see("a[href='/compliance/$RECORDING']")).isVisible()
        visitor.faults == []

        when:
        demo.calm('camera-lost')

        then: "that it was not recorded counts for the hours of the limit"
        new PollingConditions(timeout: 20, delay: 0.5).eventually {
            demo.part(Evaluation).evaluate()
            assert !wrong(RECORDING).any { it.contains('is lost') }
        }
    }
}
