package vn.dcim.demo.browser

import com.microsoft.playwright.Browser
import com.microsoft.playwright.BrowserType.LaunchOptions
import com.microsoft.playwright.Playwright
import com.microsoft.playwright.assertions.PlaywrightAssertions
import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import spock.util.concurrent.PollingConditions
import vn.dcim.core.testing.QuickFolder
import vn.dcim.demo.DemoHere
import vn.dcim.demo.Program

/** One demo and one Chromium for all browser specs of this process: both are dear to start. They end with the process. */
class BrowserDemo {

    // why: without the window that nobody sees, a page costs a third
    private static final List<Path> CHROMIUM = [Path.of('/usr/bin/chromium-headless-shell'), Path.of('/usr/bin/chromium')]
    private static final List<String> QUIETLY = [
            '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync']

    private static BrowserDemo only

    final String url
    final String token
    final Browser browser
    private final DemoHere demo
    private String signedIn

    static synchronized BrowserDemo running() {
        only = only ?: new BrowserDemo()
    }

    private BrowserDemo() {
        def folder = QuickFolder.make('dcim-browser')
        demo = new DemoHere(folder.resolve('data'))
        Runtime.runtime.addShutdownHook(new Thread({ demo.close(); folder.toFile().deleteDir() }))
        url = demo.url
        token = demo.token
        def chromium = CHROMIUM.find { Files.exists(it) } ?: CHROMIUM.last()
        def playwright = Playwright.create(new Playwright.CreateOptions().setEnv([PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1']))
        browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(chromium).setArgs(QUIETLY))
        // why: on a busy machine a page takes seconds; an assertion that holds returns at once all the same
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000)
        new PollingConditions(timeout: 60).eventually { assert devices().size() >= 40 }
    }

    /** Name and password of the account with a role. */
    List<String> account(String role) {
        demo.account(role)
    }

    /** Cookies of a session of the administrator, so that not every visit has to sign in. */
    String signedIn() {
        signedIn = signedIn ?: new Visitor(this, [:]).withCloseable { visitor ->
            visitor.signIn()
            visitor.cookies()
        }
    }

    /** Returns a part of the program. */
    def <T> T part(Class<T> type) {
        demo.part(type)
    }

    List<Map> devices() {
        get('devices?limit=200').items as List<Map>
    }

    Map device(String name) {
        devices().find { it.name == name }
    }

    List<Map> alarms() {
        get('alarms?limit=200').items as List<Map>
    }

    Object get(String path) {
        def answer = Program.get("$url/api/v1/$path", token)
        assert answer.statusCode() == 200: answer.body()
        new JsonSlurper().parseText(answer.body())
    }

    Object post(String path, String json = '{}') {
        def answer = Program.post("$url/api/v1/$path", token, json)
        assert answer.statusCode() == 200: answer.body()
        new JsonSlurper().parseText(answer.body())
    }

    /** Moves program and plant forward, ISO 8601. */
    void advance(String duration) {
        post('demo/clock', """{"advance":"$duration"}""")
    }

    /** Starts a scenario. */
    void begin(String scenario) {
        post("scenarios/$scenario/start")
    }

    /** Ends a scenario and what is left of it, so that the next spec finds a calm plant. */
    void calm(String scenario) {
        post("scenarios/$scenario/stop")
        new PollingConditions(timeout: 150, delay: 2).eventually {
            step(scenario)
            assert !isRunning(scenario) && alarms() == []
        }
    }

    /** Alarms that have returned are kept folded for minutes; nobody has to wait for them here. */
    private void step(String scenario) {
        def standing = alarms()
        standing.findAll { it.state in ['unacknowledged', 'returned-unacknowledged'] }.each { acknowledge(it.id as long) }
        if (isRunning(scenario) || standing.any { !it.active }) {
            advance('PT1M')
        }
    }

    private boolean isRunning(String scenario) {
        get('scenarios').items.find { it.name == scenario }.running
    }

    /** Does nothing to an alarm that has just ended by itself. */
    private void acknowledge(long alarm) {
        Program.post("$url/api/v1/alarms/$alarm/acknowledge", token, '{}')
    }
}
