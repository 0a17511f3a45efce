package vn.dcim.demo.browser

import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** The centre's own fields on the form of an asset, with script and without. */
class FieldsWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()

    def "the form asks what fits the equipment, and hides the rest"() {
        given:
        def visitor = Visitor.signedIn(demo)
        visitor.page.navigate('/equipment/new')

        when:
        visitor.see('#kind').selectOption('server')

        then: "a server has a management page; whether it is serviced decides whether it is asked until when"
        assertThat(visitor.see('#own-trang-quan-tri')).isVisible()
        assertThat(visitor.see('#own-cap-do-attt')).isHidden()
        assertThat(visitor.see('#own-bao-tri-den')).isHidden()

        when:
        visitor.see('#own-co-bao-tri').selectOption('yes')

        then:
        assertThat(visitor.see('#own-bao-tri-den')).isVisible()

        when:
        visitor.see('#kind').selectOption('firewall')

        then:
        assertThat(visitor.see('#own-cap-do-attt')).isVisible()
        assertThat(visitor.see('#own-trang-quan-tri')).isHidden()

        when: "a firewall must have its level"
        visitor.see('#name').fill('Tường lửa thử')
        visitor.see('form.panel button.btn-primary').press('Enter')

        then:
        assertThat(visitor.see('#error-own-cap-do-attt')).hasText('Cần điền.')
        visitor.faults.every { it.startsWith('422') || it.contains('422') }

        cleanup:
        visitor?.close()
    }

    def "without script all is asked, each with its condition"() {
        given:
        def visitor = Visitor.signedIn(demo, [script: false])

        when:
        visitor.page.navigate('/equipment/new')

        then:
        assertThat(visitor.see('#own-bao-tri-den')).isVisible()
        assertThat(visitor.see('#hint-own-bao-tri-den')).containsText('Chỉ điền khi Có hợp đồng bảo trì là Có.')

        cleanup:
        visitor?.close()
    }
}
