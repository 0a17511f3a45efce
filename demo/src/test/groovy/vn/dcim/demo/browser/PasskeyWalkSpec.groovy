package vn.dcim.demo.browser

import com.google.gson.JsonObject
import com.microsoft.playwright.CDPSession
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** A person whose computer knows who sits before it: a passkey is made, used alone and beside the password, and ended. */
class PasskeyWalkSpec extends Specification {

    static final String PASSWORD = 'xR7#qmwTk2v!'
    static final String NAME = 'tran.van.khoa'

    @Shared BrowserDemo demo = BrowserDemo.running()
    // why: browsers know no passkeys for an address of figures
    @AutoCleanup Visitor visitor = new Visitor(demo, [url: demo.url.replace('127.0.0.1', 'localhost')])
    @AutoCleanup Visitor boss = Visitor.signedIn(demo)
    CDPSession tools
    String authenticator

    def "a passkey instead of a code, instead of a password, and of no use once it has ended"() {
        given: "an operator who is at home in the program, at a computer that recognises its owner"
        boss.page.navigate('/accounts/new')
        [name: NAME, fullName: 'Trần Văn Khóa', unit: 'Trung tâm CNTT', purpose: 'trực ca', document: '22/ĐN-TTDL',
         approver: 'Lê Thị Giám Đốc'].each { id, text -> boss.page.fill("#$id", text) }
        boss.page.selectOption('#role', 'operator')
        boss.page.click('main form button')
        settleIn(boss.see('.issued code').textContent())
        plugIn()

        when: "the way there, with a wrong password first"
        visitor.page.navigate('/me')
        visitor.page.click('a[href="/me/second-factor#passkeys"]')
        visitor.page.fill('#passkey-name', 'máy phòng trực')
        visitor.page.fill('#passkey-password', 'wrong')
        visitor.press('Enter')

        then: "nothing that was typed is lost, and no key was made"
        assertThat(visitor.see('#passkey-fault')).containsText('Mật khẩu hiện tại không đúng')
        visitor.see('#passkey-name').inputValue() == 'máy phòng trực'
        keys() == 0
        forgetRefusals()
        misfits() == []

        when:
        visitor.page.fill('#passkey-password', PASSWORD)
        visitor.press('Enter')

        then:
        assertThat(visitor.see('h1')).hasText('Mã dự phòng')
        visitor.see('#recovery code').count() == 10
        keys() == 1

        when: "the same computer once more"
        visitor.page.navigate('/me/second-factor')
        visitor.page.fill('#passkey-name', 'lần nữa')
        visitor.page.fill('#passkey-password', PASSWORD)
        visitor.press('Enter')

        then:
        assertThat(visitor.see('#passkey-fault')).containsText('Thiết bị này đã có khóa truy cập')
        assertThat(visitor.see('form[action$="/passkeys/end"] tbody tr')).hasCount(1)
        assertThat(visitor.see('form[action$="/passkeys/end"] tbody tr')).containsText('máy phòng trực')
        misfits() == []

        when: "without a password, from where work was asked for"
        signOut()
        visitor.page.navigate('/devices?q=ups')
        assertThat(visitor.see('.passkey button')).isVisible()
        assert misfits() == []
        recognise(false)
        visitor.page.click('.passkey button')

        then: "whom the computer does not recognise is told so, and may try again"
        assertThat(visitor.see('.passkey [role=alert]')).containsText('Bạn đã hủy')
        assertThat(visitor.see('.passkey button')).isFocused()

        when:
        recognise(true)
        visitor.press('Enter')
        visitor.page.waitForURL('**/devices?q=ups')

        then:
        assertThat(visitor.see('.side .who a')).hasText(NAME)

        when: "beside the password"
        signOut()
        visitor.page.navigate('/sign-in')
        visitor.signIn(NAME, PASSWORD)
        assertThat(visitor.see('h1')).hasText('Dùng khóa truy cập')
        assert misfits() == []
        visitor.page.click('.passkey button')
        visitor.page.waitForURL('/')

        then:
        assertThat(visitor.see('.side .who a')).hasText(NAME)
        visitor.faults == []

        when: "it ends"
        visitor.page.navigate('/me/second-factor')
        visitor.page.fill('#password-end', PASSWORD)
        visitor.page.click('form[action$="/passkeys/end"] button')
        assertThat(visitor.see('main')).containsText('Chưa có khóa truy cập nào')
        signOut()
        visitor.page.navigate('/sign-in')
        visitor.page.click('.passkey button')

        then: "the computer still has it, and it opens nothing"
        assertThat(visitor.see('.passkey [role=alert]')).containsText('Không đăng nhập được bằng khóa truy cập này')
        keys() == 1
        forgetRefusals()
        visitor.faults == []

        when: "somebody who typed an address of figures"
        boss.page.navigate('/me/second-factor')

        then: "is told why there are none"
        assertThat(boss.see('main')).containsText('Trang này đang mở bằng địa chỉ số (IP)')
        boss.see('[data-passkey-create]').count() == 0
        boss.faults == []
    }

    /** Own password, and what its holder answers for. */
    private void settleIn(String issued) {
        visitor.page.navigate('/sign-in')
        visitor.signIn(NAME, issued)
        visitor.page.fill('#present', issued)
        visitor.page.fill('#wanted', PASSWORD)
        visitor.page.fill('#repeated', PASSWORD)
        visitor.page.click('main form button')
        visitor.page.check('[name=accepted]')
        visitor.page.click('main form button')
        assertThat(visitor.see('#navigation a[href="/alarms"]')).isAttached()
    }

    /** Gives the browser an authenticator that recognises its owner by itself. */
    private void plugIn() {
        tools = visitor.page.context().newCDPSession(visitor.page)
        tools.send('WebAuthn.enable')
        def options = new JsonObject()
        options.addProperty('protocol', 'ctap2')
        options.addProperty('transport', 'internal')
        ['hasResidentKey', 'hasUserVerification', 'isUserVerified', 'automaticPresenceSimulation'].each { options.addProperty(it, true) }
        def with = new JsonObject()
        with.add('options', options)
        authenticator = tools.send('WebAuthn.addVirtualAuthenticator', with).get('authenticatorId').asString
    }

    private JsonObject ofAuthenticator() {
        def with = new JsonObject()
        with.addProperty('authenticatorId', authenticator)
        with
    }

    private void recognise(boolean owner) {
        def with = ofAuthenticator()
        with.addProperty('isUserVerified', owner)
        tools.send('WebAuthn.setUserVerified', with)
    }

    private int keys() {
        tools.send('WebAuthn.getCredentials', ofAuthenticator()).getAsJsonArray('credentials').size()
    }

    private void signOut() {
        visitor.page.navigate('/')
        visitor.page.click('[hx-post="/sign-out"]')
        assertThat(visitor.page).hasURL(~'/sign-in$')
        // why: what the page had just asked for is refused once the session has ended
        visitor.faults.removeAll { it.contains('401') }
    }

    /** What is refused by 422 stands in the console of the browser too. */
    private void forgetRefusals() {
        visitor.faults.removeAll { it.contains('422') }
    }

    /** What is too wide or too pale; nothing, at best. */
    private List misfits() {
        [360, 1440].collectMany { width ->
            visitor.page.setViewportSize(width, 900)
            def over = visitor.ask('() => document.documentElement.scrollWidth - innerWidth') as int
            (over > 0 ? ["$width px: $over too wide"] : []) + visitor.ask(AllPagesSpec.PALE, 'dark') + visitor.ask(AllPagesSpec.PALE, 'light')
        }
    }
}
