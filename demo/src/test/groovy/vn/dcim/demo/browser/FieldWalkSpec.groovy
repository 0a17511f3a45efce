package vn.dcim.demo.browser

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions
import com.microsoft.playwright.options.FilePayload
import java.awt.image.BufferedImage
import java.time.Instant
import javax.imageio.ImageIO
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkItem
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrders

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** An order is worked on a telephone without a connection, and all of it is there afterwards. */
class FieldWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()

    WorkDesk getDesk() { demo.part(WorkDesk) }

    List<WorkItem> items(long order) { demo.part(WorkOrders).items(order) }

    Instant now() { Instant.parse(demo.get('demo/clock').now as String) }

    /** An order of a team, in progress, with so many items of each kind. */
    long started(Map<WorkItem.Kind, Integer> kinds) {
        def wanted = kinds.collectMany { kind, count ->
            (1..count).collect { new WorkItem.Draft(null, kind, "${kind.code()} $it", '', kind == WorkItem.Kind.CHOICE ? ['Sạch', 'Bẩn'] : [], kind == WorkItem.Kind.NUMBER ? 'V' : '', 210.0, 240.0, true) }
        }
        def order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Bảo trì UPS', null, '', null, [], wanted), 'demo')
        desk.assign(order.id(), Assignee.team('Tổ cơ điện'), 'demo')
        desk.start(order.id(), demo.account('maintenance').first()).id()
    }

    Visitor crew(String path) {
        def visitor = new Visitor(demo, [width: 360])
        visitor.signIn('maintenance')
        visitor.page.navigate(path)
        assertThat(visitor.see('main[data-kept]')).isVisible()
        visitor
    }

    static byte[] picture() {
        def bytes = new ByteArrayOutputStream()
        ImageIO.write(new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB), 'png', bytes)
        bytes.toByteArray()
    }

    def "twenty changes without a connection are all there when it is back, but for one conflict, which is shown and decided"() {
        given:
        def order = started([(WorkItem.Kind.TICK): 8, (WorkItem.Kind.CHOICE): 4, (WorkItem.Kind.NUMBER): 5, (WorkItem.Kind.TEXT): 1,
                             (WorkItem.Kind.PHOTO): 1, (WorkItem.Kind.SIGNATURE): 1])
        def crew = crew("/work/$order/phone")
        def page = crew.page

        when: "the connection is lost, and the page is opened again"
        page.context().setOffline(true)
        page.reload()

        then:
        assertThat(crew.see('[data-status]')).containsText('Mất mạng')
        crew.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0

        when: "everything is answered"
        crew.see('[data-kind=tick] [data-answer=done]').all().each { it.click() }
        crew.see('[data-kind=choice] .btn:first-child').all().each { it.click() }
        def numbers = crew.see('[data-kind=number] input').all()
        numbers.drop(1).each { it.fill('220,5'); it.blur() }
        numbers.first().fill('250')
        numbers.first().blur()

        then: "a number out of its limits asks for a reason at once"
        assertThat(crew.see('[data-kind=number] .field-error').first()).containsText('ghi lý do')

        when:
        crew.see('[data-kind=number] textarea').first().fill('lưới điện cao')
        crew.see('[data-kind=number] textarea').first().blur()
        crew.see('[data-kind=text] textarea').first().fill('Quạt kêu nhẹ')
        crew.see('[data-kind=text] textarea').first().blur()
        crew.see('[data-kind=photo] input').setInputFiles(new FilePayload('anh.png', 'image/png', picture()))
        assertThat(crew.see('[data-kind=photo] img')).isVisible()
        crew.see('[data-glass]').scrollIntoViewIfNeeded()
        def glass = crew.see('[data-glass]').boundingBox()
        page.mouse().move(glass.x + 20, glass.y + 40)
        page.mouse().down()
        (1..12).each { page.mouse().move(glass.x + 20 + it * 15, glass.y + 40 + (it % 3) * 20) }
        page.mouse().up()
        crew.see('[data-sign=keep]').click()

        then:
        assertThat(crew.see('[data-status]')).hasAttribute('data-waiting', '20')
        items(order).every { it.result() == null }

        when: "meanwhile a colleague has found something else, and the connection is back"
        desk.record(items(order)[2].id(), 'not-done', 'cửa tủ kẹt', 0, demo.account('operator').first(), now())
        page.context().setOffline(false)

        then:
        assertThat(crew.see('[data-status]')).hasAttribute('data-waiting', '1')
        assertThat(crew.see('[data-conflict]:visible')).hasCount(1)
        assertThat(crew.see('[data-conflict]:visible [data-mine]')).hasText('Đạt')
        assertThat(crew.see('[data-conflict]:visible [data-theirs]')).containsText('cửa tủ kẹt')
        items(order).count { it.resultBy() == demo.account('maintenance').first() } == 19
        items(order)[2].result() == 'not-done'
        crew.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0

        when:
        crew.see('[data-conflict]:visible [data-take=mine]').click()

        then:
        assertThat(crew.see('[data-status]')).containsText('Đã đồng bộ')
        with(items(order)) { all ->
            all.every { it.resultBy() == demo.account('maintenance').first() }
            all[2].result() == 'done'
            all.find { it.kind() == WorkItem.Kind.NUMBER }.remark() == 'lưới điện cao'
        }

        when:
        crew.see('[data-act=finish]').click()

        then:
        assertThat(crew.see('[data-acts]')).containsText('chỉ xem được')

        cleanup:
        crew?.close()
    }

    def "a telephone whose session is over signs in first, sends nothing for somebody else, and then all"() {
        given:
        def order = started([(WorkItem.Kind.TICK): 1])
        def crew = crew("/work/$order/phone")
        def page = crew.page
        page.context().setOffline(true)
        crew.see('[data-answer=done]').click()
        page.context().clearCookies(new ClearCookiesOptions().setName('dcim_session'))

        when:
        page.context().setOffline(false)

        then:
        assertThat(crew.see('[data-status]')).containsText('Phiên đăng nhập đã hết')
        assertThat(crew.see('[data-status]')).hasAttribute('data-waiting', '1')

        when: "somebody else signs in"
        crew.see('[data-status] a').click()
        crew.signIn(*demo.account('operator'))
        page.waitForURL("**/work/$order/phone")

        then:
        assertThat(crew.see('[data-other]')).containsText(demo.account('maintenance').first())
        items(order).first().result() == null

        when:
        page.context().clearCookies(new ClearCookiesOptions().setName('dcim_session'))
        page.navigate("/sign-in?next=/work/$order/phone")
        crew.signIn(*demo.account('maintenance'))
        page.waitForURL("**/work/$order/phone")

        then:
        new PollingConditions(timeout: 20).eventually { assert items(order).first().result() == 'done' }
        items(order).first().resultBy() == demo.account('maintenance').first()

        cleanup:
        crew?.close()
    }
}
