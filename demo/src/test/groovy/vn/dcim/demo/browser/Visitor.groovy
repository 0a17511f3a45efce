package vn.dcim.demo.browser

import com.microsoft.playwright.Browser.NewContextOptions
import com.microsoft.playwright.BrowserContext
import com.microsoft.playwright.Locator
import com.microsoft.playwright.Page
import com.microsoft.playwright.Page.ScreenshotOptions
import com.microsoft.playwright.PlaywrightException
import com.microsoft.playwright.Request
import com.microsoft.playwright.options.Cookie
import java.nio.file.Path

/** A person at a browser, who writes down what goes wrong behind the page. */
class Visitor implements AutoCloseable {

    /** Where pictures of all that people see go, for those who want to look at it; null for none. */
    private static final String PICTURES = System.getenv('DCIM_PICTURES')
    private static int pictures

    final Page page
    /** Errors of scripts, requests that failed, answers of 400 and more. */
    final List<String> faults = []
    private final BrowserDemo demo
    private final String url
    private final BrowserContext context

    /** @param with url of another program than the demo, width, theme, language, script (false for none), cookies; each may be left out */
    Visitor(BrowserDemo demo, Map with) {
        this.demo = demo
        url = with.url ?: demo.url
        int width = with.width ?: 1440
        context = demo.browser.newContext(new NewContextOptions()
                .setBaseURL(url)
                .setViewportSize(width, heightOf(width))
                .setStorageState(with.cookies ?: '{}')
                .setJavaScriptEnabled(with.script != false))
        context.addCookies([preference('theme', with.theme ?: 'light'), preference('language', with.language ?: 'vi')])
        page = context.newPage()
        watch(page)
    }

    private static int heightOf(int width) {
        width > 800 ? 900 : 740
    }

    static Visitor signedIn(BrowserDemo demo, Map with = [:]) {
        new Visitor(demo, with + [cookies: demo.signedIn()])
    }

    /** For sensitive acts, which ask for the password where a session is older than a quarter of an hour. */
    static Visitor signedInAnew(BrowserDemo demo) {
        def visitor = new Visitor(demo, [:])
        visitor.signIn()
        visitor
    }

    private Cookie preference(String name, String value) {
        new Cookie("dcim_$name", value).setUrl(url)
    }

    private void watch(Page watched) {
        if (PICTURES) {
            watched.onLoad { picture(it) }
        }
        watched.onConsoleMessage { if (it.type() in ['error', 'warning']) faults << "console: ${it.text()}" as String }
        watched.onPageError { faults << "script: $it" as String }
        watched.onResponse { if (it.status() >= 400) faults << "${it.status()} ${it.url()}" as String }
        watched.onRequestFailed { if (!isBrokenOff(it)) faults << "failed: ${it.url()} ${it.failure()}" as String }
    }

    private static synchronized void picture(Page seen) {
        def name = seen.url().replaceFirst('https?://[^/]+', '').replaceAll(/[^A-Za-z0-9]+/, '-')
        def number = "${ProcessHandle.current().pid()}-${String.format('%03d', ++pictures)}"
        try {
            seen.screenshot(new ScreenshotOptions().setPath(Path.of(PICTURES, "$number-${seen.viewportSize().width}$name".take(100) + '.png')))
        } catch (PlaywrightException e) {
            // why: the page was left meanwhile
        }
    }

    /** What a page had under way when it was left, above all its stream of live values. */
    private static boolean isBrokenOff(Request request) {
        request.url().contains('/events') || request.failure() == 'net::ERR_ABORTED'
    }

    /** Another window of the same person. */
    Page window() {
        def other = context.newPage()
        watch(other)
        other
    }

    void signIn(String role = 'administrator') {
        def (user, password) = demo.account(role)
        page.navigate('/sign-in')
        signIn(user as String, password as String)
        page.waitForURL('/')
    }

    void signIn(String user, String password) {
        page.fill('#name', user)
        page.fill('#password', password)
        page.click('form button')
    }

    /** Makes the window so many pixels wide, as on another device. */
    void widen(int width) {
        page.setViewportSize(width, heightOf(width))
        if (PICTURES) {
            picture(page)
        }
    }

    /** Rows, or other parts of a page, in which a text stands. */
    Locator see(String selector, String text) {
        page.locator(selector, new Page.LocatorOptions().setHasText(text))
    }

    Locator see(String selector) {
        page.locator(selector)
    }

    void press(String... keys) {
        keys.each { page.keyboard().press(it) }
    }

    Object ask(String script, Object argument = null) {
        page.evaluate(script, argument)
    }

    String cookies() {
        context.storageState()
    }

    @Override
    void close() {
        if (PICTURES) {
            context.pages().each { picture(it) }
        }
        context.close()
    }
}
