package vn.dcim.demo.browser

import java.util.regex.Pattern
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** A room is walked and changed by keyboard alone. */
class FloorWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()

    def "arrows lead from rack to rack, move and turn one, and Enter opens it"() {
        given:
        def visitor = Visitor.signedIn(demo)
        def page = visitor.page

        when: "R01 stands left of R02"
        page.navigate('/racks/floor')
        page.locator('.floor a.rack').first().focus()
        visitor.press('ArrowRight')

        then:
        assertThat(visitor.see('.floor a.thing:focus .name')).hasText('R02')

        when:
        visitor.press('Enter')
        page.waitForURL('**/racks/*')

        then:
        assertThat(visitor.see('h1')).hasText('R02')

        when: "a door is moved along its wall, and turned"
        page.navigate('/racks/floor')
        visitor.see('a[data-key=e]').click()
        def door = visitor.see('.movable.door')
        door.focus()
        visitor.press('ArrowLeft', 'ArrowLeft', 'Shift+ArrowRight')

        then: "two steps of 10 cm, a quarter of a turn, which puts it beyond the wall"
        assertThat(door).hasAttribute('aria-label', Pattern.compile('Cửa phòng máy: 3,50, 7,05 m, 90° !'))

        when:
        visitor.press('Shift+ArrowLeft', 'ArrowRight')
        assertThat(door).hasAttribute('aria-label', 'Cửa phòng máy: 3,60, 7,05 m, 0°')
        visitor.see('#floor-form button').first().press('Enter')
        page.waitForURL(Pattern.compile('/racks/floor/\\d+$'))

        then:
        assertThat(visitor.see('.floor g.door title')).containsText('Cửa phòng máy')
        visitor.faults == []

        cleanup:
        visitor?.close()
    }
}
