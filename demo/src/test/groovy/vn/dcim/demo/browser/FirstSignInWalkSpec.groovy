package vn.dcim.demo.browser

import com.microsoft.playwright.Locator.FilterOptions
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import vn.dcim.core.testing.AuthenticatorApp

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/**
 * A new administrator comes in for the first time, on a telephone, and once more: password, second factor, recovery codes. Later somebody
 * guesses at the account, and its owner has it unlocked.
 */
@Stepwise
class FirstSignInWalkSpec extends Specification {

    static final String PASSWORD = 'xR7#qmwTk2v!'
    static final int TELEPHONE = 360

    static final String NAME = 'nguyen.thi.moi'

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared List<String> paper

    def "AG59-7.7, BK22-6.2.b: account, issued password, own password, QR code, recovery codes, and from then on two steps"() {
        given:
        def boss = Visitor.signedInAnew(demo)
        def visitor = new Visitor(demo, [width: TELEPHONE])

        when: "an administrator makes the account"
        boss.page.navigate('/accounts/new')
        [name: NAME, fullName: 'Nguyễn Thị Mới', unit: 'Trung tâm CNTT', purpose: 'quản trị hệ thống', document: '21/ĐN-TTDL', approver: 'Lê Thị Giám Đốc'].each { id, text -> boss.page.fill("#$id", text) }
        boss.page.selectOption('#role', 'administrator')
        boss.page.click('main form button')
        def issued = boss.see('.issued code').textContent()

        and: "its owner signs in with what was issued, and asks for the devices"
        visitor.page.navigate('/devices')
        visitor.signIn(NAME, issued)

        then: "the password comes first"
        assertThat(visitor.see('h1')).hasText('Mật khẩu')

        when:
        visitor.page.fill('#present', issued)
        visitor.page.fill('#wanted', PASSWORD)
        visitor.page.fill('#repeated', PASSWORD)
        visitor.page.click('main form button')

        then: "then the second factor"
        assertThat(visitor.see('h1')).hasText('Xác thực hai yếu tố')
        visitor.see('svg.qr').boundingBox().width > 150
        fits(visitor)

        when:
        def app = new AuthenticatorApp(visitor.see('#secret').textContent())
        visitor.page.fill('#code', app.code(now(visitor)))
        visitor.page.click('main form button')

        then: "and codes for the day without the telephone"
        assertThat(visitor.see('h1')).hasText('Mã dự phòng')
        visitor.see('#recovery code').count() == 10
        visitor.see('[data-print]').isVisible()
        fits(visitor)

        when:
        paper = visitor.see('#recovery code').allTextContents()
        visitor.page.click('main a.btn-primary')

        then: "and what its holder answers for"
        assertThat(visitor.see('h1')).hasText('Cam kết trách nhiệm với tài khoản')
        fits(visitor)

        when:
        visitor.page.check('[name=accepted]')
        visitor.page.click('main form button')
        visitor.page.waitForURL('**/devices')

        then: "at last what was asked for first"
        assertThat(visitor.see('#navigation a[href="/alarms"]')).isAttached()
        assertThat(visitor.see('[data-row]').first()).isVisible()

        when: "the next time, without the telephone, and with a wrong code first"
        def again = new Visitor(demo, [width: TELEPHONE])
        again.page.navigate('/sign-in')
        again.signIn(NAME, PASSWORD)
        assertThat(again.see('h1')).hasText('Nhập mã xác thực')
        def focused = again.see(':focus').getAttribute('id')
        again.page.fill('#code', '000000')
        again.page.click('form button')
        assertThat(again.see('[role=alert]')).containsText('Mã không đúng')
        assert fits(again)
        again.faults.removeAll { it.contains('422') }
        again.see('summary').click()
        again.page.fill('#recovery-code', paper[0])
        again.page.click('details button')

        then: "a code from paper leads to where the others are counted"
        focused == 'code'
        assertThat(again.see('h1')).hasText('Tài khoản của tôi')
        assertThat(again.see('main')).containsText('còn 9 mã dự phòng')
        fits(again)
        visitor.faults == []
        again.faults == []

        cleanup:
        [boss, visitor, again]*.close()
    }

    def "BK11-16.2-a, BK11-16.2-b, BK22-6.1.b-a: five wrong passwords lock, the right one then reads the same, and the owner's request with a code unlocks"() {
        given:
        def boss = Visitor.signedIn(demo)
        def owner = new Visitor(demo, [width: TELEPHONE])
        owner.page.navigate('/sign-in')

        when: "somebody guesses, and then the owner comes"
        def said = (1..5).collect { refusal(owner, "wrong $it") } + refusal(owner, PASSWORD)

        then: "an outsider is told nothing"
        said.unique().size() == 1
        said.first().startsWith('Tài khoản hoặc mật khẩu không đúng.')
        fits(owner)

        when: "the administrator reads the warning"
        boss.page.navigate('/')

        then:
        assertThat(boss.see('#navigation a[href="/accounts"] i')).hasText('1')

        when: "and finds the account, with the owner at the desk"
        boss.page.navigate('/accounts?standing=locked')
        boss.see('tbody tr').filter(new FilterOptions().setHasText(NAME)).locator('a').first().click()
        boss.page.fill('#proof', 'thẻ viên chức số 117')
        boss.page.fill('#owner-code', '000000')
        boss.page.click('form[action$="/unlock"] button')

        then: "a wrong code proves nothing"
        assertThat(boss.see('form[action$="/unlock"] [role=alert]')).containsText('mã xác thực đúng')

        when:
        boss.page.fill('#proof', 'thẻ viên chức số 117')
        boss.page.fill('#owner-code', paper[1])
        boss.page.click('form[action$="/unlock"] button')

        then: "the request is kept with how the owner was recognised"
        assertThat(boss.see('form[action$="/unlock"]')).hasCount(0)
        assertThat(boss.see('main')).containsText('thẻ viên chức số 117')

        when:
        owner.signIn(NAME, PASSWORD)
        owner.see('summary').click()
        owner.page.fill('#recovery-code', paper[2])
        owner.page.click('details button')

        then:
        assertThat(owner.see('h1')).hasText('Tài khoản của tôi')
        [boss, owner].every { it.faults.every { fault -> fault.contains('422') } }

        cleanup:
        [boss, owner]*.close()
    }

    /** Tries a password that does not let in, and returns what the page says then. */
    private static String refusal(Visitor visitor, String password) {
        visitor.ask('() => { window.before = true }')
        visitor.signIn(NAME, password)
        visitor.page.waitForFunction('() => !window.before && document.querySelector("[role=alert]")')
        visitor.see('[role=alert]').textContent().strip()
    }

    /** By the program's clock, which a demo may have moved. */
    private static Instant now(Visitor visitor) {
        Instant.ofEpochMilli(visitor.ask('() => Math.round(window.dcim.now())') as long)
    }

    private static boolean fits(Visitor visitor) {
        // why: a heading is there before the style is, without which nothing fits
        visitor.page.waitForLoadState()
        visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0 &&
                visitor.ask(AllPagesSpec.PALE, 'dark') == [] && visitor.ask(AllPagesSpec.PALE, 'light') == []
    }
}
