package vn.dcim.demo.browser

import com.microsoft.playwright.Page.WaitForURLOptions
import java.time.Instant
import java.time.format.DateTimeFormatter
import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.CentreTime
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.xray.Xray
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkItem
import vn.dcim.core.work.WorkKind

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** From what is found to what is done about it, and back to the finding, which is looked at again. */
class FindingWalkSpec extends Specification {

    static final String RULE = 'order-closed-open'
    static final String FOOTAGE = 'BK11-6.5-b'

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def setup() {
        visitor.faults.clear()
    }

    private void arrive(String pattern) {
        visitor.page.waitForURL(Pattern.compile(".*$pattern"), new WaitForURLOptions().setTimeout(60_000))
    }

    /** An order that was begun and given up with an open item: no single text asks about that, the X-ray does. */
    private void giveUpInTheMiddle(String title) {
        def desk = demo.part(WorkDesk)
        def crew = demo.account('maintenance').first()
        def order = desk.open(new WorkDesk.Wish(WorkKind.CORRECTIVE, title, null, '', null, [],
                [new WorkItem.Draft(null, WorkItem.Kind.TICK, 'Thay', 'Replace', [], '', null, null, true)]), crew)
        desk.assign(order.id(), Assignee.account(crew), crew)
        desk.start(order.id(), crew)
        desk.cancel(order.id(), 'hết vật tư', crew)
        demo.part(Xray).look(RULE)
    }

    def "from the X-ray by keyboard to one finding, which is taken over and made a task; the task is finished and may be opened again"() {
        given:
        giveUpInTheMiddle('Thay quạt dàn nóng')

        when:
        visitor.page.navigate('/compliance')
        visitor.press('x')
        arrive('/compliance/xray')

        then: "what is found, by which rule, since when and who answers"
        def row = visitor.see("tr[data-rule=$RULE]").first()
        assertThat(row).containsText('Thay quạt dàn nóng')
        assertThat(row).containsText('rồi bị hủy khi còn 1 mục')

        when:
        row.locator('a').first().click()
        arrive('/compliance/xray/\\d+')
        def finding = visitor.page.url()
        visitor.press('m')

        then:
        assertThat(visitor.see('[data-owner]')).containsText('nhận lúc')

        when:
        visitor.press('n')

        then:
        assertThat(visitor.see('#remedies [data-remedy=task]')).containsText('Thay quạt dàn nóng')

        when:
        visitor.see('#remedies [data-remedy=task]').click()
        arrive('/compliance/tasks')
        def task = visitor.see('tr[data-row]', 'Thay quạt dàn nóng')
        task.locator('[name=note]').fill('đã lập phiếu mới')
        visitor.press('Enter')

        then: "it stands among what is finished, with what was done"
        assertThat(visitor.see('tr[data-row]', 'Thay quạt dàn nóng')).containsText('đã lập phiếu mới')
        assertThat(visitor.see('tr[data-row]', 'Thay quạt dàn nóng').locator('form[action$=reopen]')).hasCount(1)

        when:
        visitor.see('tr[data-row]', 'Thay quạt dàn nóng').locator('[name=note]').fill('phiếu mới chưa ký')
        visitor.press('Enter')

        then:
        assertThat(visitor.see('tr[data-row]', 'Thay quạt dàn nóng').locator('form[action$=finish]')).hasCount(1)
        assertThat(visitor.see('tr[data-row]', 'Thay quạt dàn nóng')).containsText('phiếu mới chưa ký')

        when:
        visitor.page.navigate(finding)

        then:
        assertThat(visitor.see('#remedies [data-remedy=task]')).hasCount(1)
        visitor.faults == []
    }

    def "whoever signs leaves a finding as it is till a day: it leaves the list for the accepted ones and comes back when that is withdrawn"() {
        given:
        giveUpInTheMiddle('Đo điện trở tiếp địa')
        visitor.page.navigate('/compliance/xray?q=tiep+dia')

        when:
        visitor.press('j', 'Enter')
        arrive('/compliance/xray/\\d+')
        def finding = visitor.page.url()
        visitor.page.fill('#reason', 'đo lại vào đợt sau')
        visitor.page.fill('#until', '31/12/2029')
        visitor.page.click('form[action$=accept] button')

        then: "no longer than a year"
        assertThat(visitor.see('.error-line')).containsText('“31/12/2029” không dùng được')
        visitor.see('#reason').inputValue() == 'đo lại vào đợt sau'
        visitor.faults.every { it.contains('422') }

        when:
        visitor.faults.clear()
        visitor.page.fill('#until', today())
        visitor.page.click('form[action$=accept] button')

        then:
        assertThat(visitor.see('[data-finding=accepted]')).isVisible()

        when:
        visitor.page.navigate('/compliance/xray?q=tiep+dia')

        then:
        visitor.see('tr[data-rule]').count() == 0

        when:
        visitor.page.navigate(finding)
        visitor.page.fill('#reason', 'ký nhầm')
        visitor.page.click('form[action$=withdraw] button')

        then:
        assertThat(visitor.see('[data-finding=open]')).isVisible()
        visitor.faults == []
    }

    def "a task about a breach, put right and finished: the obligation is judged again at once"() {
        given:
        demo.begin('camera-disk-pulled')
        new PollingConditions(timeout: 40, delay: 0.5).eventually {
            demo.part(Evaluation).evaluate(FOOTAGE)
            assert ofTooYoungFootage() == ['NVR-1 C07']
        }

        when:
        visitor.page.navigate("/compliance/$FOOTAGE")
        visitor.page.fill('#remedy-title', 'Lắp lại ổ đĩa của NVR-1')
        visitor.press('Escape')
        visitor.page.click('button[data-key=n]')

        then:
        assertThat(visitor.see('#remedies [data-remedy=task]')).containsText('Lắp lại ổ đĩa của NVR-1')

        when: "the disk is back, and the recorder says so"
        demo.post('scenarios/camera-disk-pulled/stop')
        new PollingConditions(timeout: 40, delay: 0.5).eventually {
            assert footage() >= 30 * 86_400
        }
        visitor.page.navigate('/compliance/tasks')
        visitor.see('tr[data-row]', 'Lắp lại ổ đĩa').locator('[name=note]').fill('đã lắp lại')
        visitor.press('Enter')
        assertThat(visitor.see('tr[data-row]', 'đã lắp lại')).isVisible()

        then:
        ofTooYoungFootage() == []
        visitor.faults == []

        cleanup:
        demo.calm('camera-disk-pulled')
    }

    /** Of the centre, as people write it. */
    private String today() {
        Instant.parse(demo.get('demo/clock').now as String).atZone(CentreTime.ZONE).format(DateTimeFormatter.ofPattern('dd/MM/yyyy'))
    }

    /** Whose footage is found too young; times without recording, which other specs of the day have left, are apart from it. */
    private List<String> ofTooYoungFootage() {
        demo.get("obligations/$FOOTAGE").offences.findAll { it.what.startsWith('The oldest footage is') }*.name
    }

    /** Seconds back to the oldest footage of the camera whose disk is pulled. */
    private double footage() {
        def recorder = demo.device('NVR-1').id
        demo.get("readings/latest?device=$recorder&limit=200").items.find { it.name == 'camera.7.footage-age' }.value as double
    }
}
