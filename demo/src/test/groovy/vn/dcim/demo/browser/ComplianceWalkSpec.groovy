package vn.dcim.demo.browser

import java.time.Duration
import java.time.Instant
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
    static final String FOOTAGE = 'BK11-6.5-b'

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

    /** Judges as the clock does each minute, until an obligation stands so. */
    void comesTo(String id, String state) {
        new PollingConditions(timeout: 40, delay: 0.5).eventually {
            demo.part(Evaluation).evaluate()
            assert demo.get("obligations/$id").state == state: wrong(id)
        }
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

    def "article by article to one obligation: the rule, its limit and where that comes from, the evidence with period, age and link, the history, the next deadline"() {
        when:
        visitor.page.navigate('/compliance')
        visitor.see("tr[data-row='$FOOTAGE'] a").first().click()
        arrive("/compliance/$FOOTAGE")

        then: "where it stands in the text, and what it asks for"
        assertThat(visitor.see('main')).containsText('Điều 6 khoản 5, 11/2023/QĐ-UBND')
        assertThat(visitor.see('#rule')).containsText('ít nhất 30 ngày')
        visitor.see('#rule tbody tr').allInnerTexts()*.replaceAll(/\s+/, ' ') == ['số ngày lưu hình camera ≥ 30 văn bản']

        and: "what it rests on"
        assertThat(visitor.see('#proofs li').first()).containsText(Pattern.compile(/\d+ camera .*\d\d\/\d\d\/\d{4} – \d\d\/\d\d\/\d{4}/))
        visitor.see('#proofs li a').first().getAttribute('href') == '/devices'
        assertThat(visitor.see('#looked-at')).containsText(Pattern.compile(/\d\d:\d\d .*trước/))

        and: "how it came to its state"
        visitor.see('#past li').count() >= 1

        when: "one that is due next"
        visitor.page.navigate("/compliance/${due()}")

        then:
        assertThat(visitor.see('dl.facts')).containsText(Pattern.compile(/Hạn kế tiếp\s*\d\d\/\d\d\/\d{4}/))
        visitor.faults == []

        when: "on a telephone"
        visitor.widen(390)

        then:
        visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0

        cleanup:
        visitor.widen(1440)
    }

    /** An obligation of which the check says when something is due. */
    private String due() {
        demo.get('obligations?limit=300').items.find { it.deadline }.id
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

    def "what another profile would bring is looked at by keyboard: texts, states and limits, and nothing changes"() {
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

        and: "how many obligations stand how, here and there"
        assertThat(visitor.see('#preview-counts')).containsText('59/2024/QĐ-UBND')
        counted(1) == before
        counted(2) == visitor.see('tr[data-row^=AG59]').count()

        and: "the longest age of a password, as one text has it and as the other does"
        assertThat(visitor.see('#preview-limits [data-row=password-age]')).containsText('60 ngày')
        assertThat(visitor.see('#preview-limits [data-row=password-age]')).containsText('6 tháng')

        and:
        demo.get('obligations?limit=1').total == before
        visitor.faults == []
    }

    /** The sum of a column of the counts by state. */
    private int counted(int column) {
        visitor.see("#preview-counts tr[data-state] td:nth-child(${column + 1})").allTextContents()*.trim()*.toInteger().sum() as int
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

    def "a camera’s disk pulled out is not met within a minute, with the camera and its oldest footage; put back it is met again, and the breach stays in the history"() {
        given:
        comesTo(FOOTAGE, 'met')

        when:
        def begun = Instant.parse(demo.get('demo/clock').now as String)
        demo.begin('camera-disk-pulled')
        comesTo(FOOTAGE, 'not-met')

        then:
        wrong(FOOTAGE) == ['NVR-1 C07 The oldest footage is 0 days old where 30 are needed']
        Duration.between(begun, Instant.parse(demo.get("obligations/$FOOTAGE").since as String)) <= Duration.ofMinutes(1)

        when:
        visitor.page.navigate("/compliance/$FOOTAGE")

        then:
        assertThat(visitor.see('[data-verdict=not-met]')).isVisible()
        assertThat(visitor.see("tr[data-row*='camera.7.footage-age']")).containsText('NVR-1 C07')
        assertThat(visitor.see("tr[data-row*='camera.7.footage-age']")).containsText('Dữ liệu ghi hình cũ nhất 0 ngày, cần ít nhất 30 ngày')

        when: "the disk is put back, and its footage with it"
        demo.post('scenarios/camera-disk-pulled/stop')
        comesTo(FOOTAGE, 'met')
        visitor.page.navigate("/compliance/$FOOTAGE")

        then:
        assertThat(visitor.see('[data-verdict=met]')).isVisible()
        with(visitor.see('#past li').allTextContents().take(3)) {
            it[0].contains('Đạt')
            it[1].contains('Không đạt') && it[1].contains('NVR-1 C07: Dữ liệu ghi hình cũ nhất 0 ngày, cần ít nhất 30 ngày')
            it[2].contains('Đạt')
        }
        visitor.faults == []

        cleanup:
        demo.calm('camera-disk-pulled')
    }

    def "when a camera is cut off its recording is not met within a minute of the limit; one key makes the order; the gap alone is left when it is back"() {
        when: "C05 is cut off; a pause of up to a minute is allowed"
        demo.begin('camera-lost')
        2.times { demo.advance('PT1M') }

        then:
        new PollingConditions(timeout: 20, delay: 0.5).eventually {
            demo.part(Evaluation).evaluate()
            assert wrong(RECORDING).any { it == 'NVR-1 C05 The camera or recorder is lost' }
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
        assertThat(visitor.see('#items')).containsText('NVR-1 C05')
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
