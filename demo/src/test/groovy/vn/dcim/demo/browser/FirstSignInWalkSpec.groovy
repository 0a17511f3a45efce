package vn.dcim.demo.browser

import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.testing.AuthenticatorApp

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** A new administrator comes in for the first time, on a telephone, and once more: password, second factor, recovery codes. */
class FirstSignInWalkSpec extends Specification {

    static final String PASSWORD = 'xR7#qmwTk2v!'
    static final int TELEPHONE = 360

    @Shared BrowserDemo demo = BrowserDemo.running()

    def "AG59-7.7, BK22-6.2.b: account, issued password, own password, QR code, recovery codes, and from then on two steps"() {
        given:
        def boss = Visitor.signedInAnew(demo)
        def visitor = new Visitor(demo, [width: TELEPHONE])
        def name = 'nguyen.thi.moi'

        when: "an administrator makes the account"
        boss.page.navigate('/accounts/new')
        [name: name, fullName: 'Nguyễn Thị Mới', unit: 'Trung tâm CNTT'].each { id, text -> boss.page.fill("#$id", text) }
        boss.page.selectOption('#role', 'administrator')
        boss.page.click('main form button')
        def issued = boss.see('.issued code').textContent()

        and: "its owner signs in with what was issued, and asks for the devices"
        visitor.page.navigate('/devices')
        visitor.signIn(name, issued)

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
        def paper = visitor.see('#recovery code').allTextContents()
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
        again.signIn(name, PASSWORD)
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

    /** By the program's clock, which a demo may have moved. */
    private static Instant now(Visitor visitor) {
        Instant.ofEpochMilli(visitor.ask('() => Math.round(window.dcim.now())') as long)
    }

    private static boolean fits(Visitor visitor) {
        visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0 &&
                visitor.ask(PagesSpec.PALE, 'dark') == [] && visitor.ask(PagesSpec.PALE, 'light') == []
    }
}
