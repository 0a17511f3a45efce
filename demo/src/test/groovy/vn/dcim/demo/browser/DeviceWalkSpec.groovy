package vn.dcim.demo.browser

import com.microsoft.playwright.options.SelectOption
import groovy.json.JsonOutput
import java.time.Duration
import java.time.Instant
import java.util.regex.Pattern
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.demo.Program

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/** From a name to the chart of a value, and how the pages are made to fit who reads them. */
class DeviceWalkSpec extends Specification {

    @Shared BrowserDemo demo = BrowserDemo.running()
    @AutoCleanup Visitor visitor = Visitor.signedIn(demo)

    def "a device is found and opened by keyboard alone"() {
        given:
        visitor.page.navigate('/')

        when:
        visitor.press('/')
        visitor.page.keyboard().type('ups')
        visitor.press('Enter')

        then:
        assertThat(visitor.see('[data-row] b')).hasText(['UPS-A', 'UPS-B'] as String[])

        when:
        visitor.press('j', 'j', 'k', 'Enter')

        then:
        assertThat(visitor.see('h1')).hasText('UPS-A')
        assertThat(visitor.see('main')).containsText('Smart-UPS SRT 40000')
        visitor.faults == []
    }

    def "a point shows value, unit, age, trend and, when pressed, its chart"() {
        given: "readings on both sides of two minutes"
        demo.advance('PT3M')
        new PollingConditions(timeout: 30, delay: 1).eventually {
            ups()
            assert row('Công suất ra').locator('.spark path').count() == 1
        }

        expect:
        assertThat(row('Công suất ra').locator('.value')).containsText('kW')
        assertThat(row('Công suất ra').locator('.spark path')).hasAttribute('d', Pattern.compile('^M.*L'))
        assertThat(row('Công suất ra').locator('[data-age]')).hasText(Pattern.compile('^[0-9]+ (giây|phút)$'))

        when:
        visitor.page.click('a.point:text-is("Công suất ra")')

        then:
        assertThat(visitor.see('#chart-title')).hasText('Công suất ra')
        assertThat(visitor.see('#chart-field svg text').first()).isVisible()
        visitor.faults == []
    }

    def "a chart is opened by keyboard alone, where the reader is"() {
        given:
        ups()
        visitor.ask('() => { window.stayed = true }')

        when:
        visitor.press('j', 'Enter')

        then:
        assertThat(visitor.see('#chart-field svg text').first()).isVisible()
        assertThat(visitor.see('#chart-title')).hasText(visitor.see('[data-row] a.point').first().textContent())
        visitor.ask('() => window.stayed')
        visitor.faults == []
    }

    def "the chart of #point over #period has a scale without nonsense"() {
        given:
        ups()
        visitor.page.click("a.point:text-is('$point')")

        when:
        visitor.page.click("#chart button:text-is('$period')")

        then:
        assertThat(visitor.see("#chart button:text-is('$period')")).hasAttribute('aria-pressed', 'true')
        assertThat(visitor.see("#chart-field svg text:text('$label')").first()).isVisible()
        !visitor.see('#chart-field').innerHTML().contains('NaN')

        and: "and in a few numbers what it shows"
        assertThat(visitor.see('#chart-sum')).hasText(Pattern.compile(sum))
        visitor.faults == []

        where:
        point          | period    || label       | sum
        'Công suất ra' | '1 giờ'   || 'kW'        | /nhỏ nhất [\d,]+ kW\s*trung bình [\d,]+ kW\s*95 % không quá [\d,]+ kW\s*lớn nhất [\d,]+ kW.*[\d.]+ số đo/
        'Công suất ra' | '24 giờ'  || 'kW'        | /nhỏ nhất [\d,]+ kW\s*trung bình [\d,]+ kW\s*95 % không quá [\d,]+ kW\s*lớn nhất [\d,]+ kW.*[\d.]+ số đo/
        'Công suất ra' | '7 ngày'  || 'kW'        | /nhỏ nhất [\d,]+ kW\s*trung bình [\d,]+ kW\s*95 % không quá [\d,]+ kW\s*lớn nhất [\d,]+ kW.*[\d.]+ số đo/
        'Công suất ra' | '30 ngày' || 'kW'        | /nhỏ nhất [\d,]+ kW\s*trung bình [\d,]+ kW\s*95 % không quá [\d,]+ kW\s*lớn nhất [\d,]+ kW.*[\d.]+ số đo/
        'Nguồn ra'     | '1 giờ'   || 'điện lưới' | /điện lưới [\d,]+ % · \d+ (ngày|giờ|phút|giây).*không rõ \d+ .*số đo/
        'Nguồn ra'     | '30 ngày' || 'điện lưới' | /điện lưới [\d,]+ % · \d+ (ngày|giờ|phút|giây).*không rõ \d+ .*số đo/
    }

    def "where nothing was read for minutes the line has a hole"() {
        given: "a few readings, ten minutes without any, and a few again"
        def device = demo.device('UPS-A').id
        def point = demo.get("devices/$device/points?size=1000").items.find { it.name == 'input.voltage' }.id
        def readings = { Instant since -> demo.get("points/$point/history?from=$since&to=2100-01-01T00:00:00Z").items.size() }
        def now = { Instant.parse(demo.get('demo/clock').now) }
        def since = now() - Duration.ofSeconds(40)
        new PollingConditions(timeout: 60, delay: 1).eventually { assert readings(since) >= 4 }
        demo.advance('PT10M')
        def after = now()
        new PollingConditions(timeout: 60, delay: 1).eventually { assert readings(after) >= 2 }

        when:
        visitor.page.navigate("/devices/$device?point=$point&span=3600#chart")

        then:
        assertThat(visitor.see('#chart-field svg text').first()).isVisible()
        new PollingConditions(timeout: 30, delay: 0.5).eventually {
            assert visitor.ask("""() => {
                const data = window.echarts.getInstanceByDom(document.querySelector('#chart-field')).getOption().series[0].data;
                return data.some(([at, value], i) => value === null && i > 0 && i < data.length - 1 && data[i + 1][0] - data[i - 1][0] > 500e3);
            }""")
        }
        visitor.faults == []
    }

    def "what the shift wrote about the device stands over its chart by number, and beneath it in words"() {
        given:
        def written = Program.post("$demo.url/api/v1/shifts/log", demo.token,
                JsonOutput.toJson([text: 'Đổi tụ lọc theo phiếu 12', device: demo.device('UPS-A').id]))
        assert written.statusCode() == 201: written.body()
        ups()

        when:
        visitor.page.click('a.point:text-is("Công suất ra")')

        then:
        assertThat(visitor.see('#chart-log li')).hasText(Pattern.compile('1 [0-9/]+ [0-9:]+ Đổi tụ lọc theo phiếu 12 .+'))
        assertThat(visitor.see("#chart-field svg text:text-is('1')").first()).isVisible()

        when:
        visitor.page.click('#chart-log a')

        then:
        assertThat(visitor.see('main')).containsText('Đổi tụ lọc theo phiếu 12')
        visitor.faults == []
    }

    def "the wheel zooms into the chart, and a period of one's own is shown"() {
        given:
        ups()
        visitor.page.click('a.point:text-is("Công suất ra")')
        assertThat(visitor.see('#chart-field svg text').first()).isVisible()
        def whole = axis()

        when:
        visitor.see('#chart-field').hover()
        visitor.page.mouse().wheel(0, -600)

        then:
        visitor.page.waitForFunction("whole => ($AXIS)() !== whole", whole)

        when: "a day of last year"
        visitor.page.fill('#chart-period [name=from]', '01/01/2025 00:00')
        visitor.page.fill('#chart-period [name=to]', '02/01/2025')
        visitor.page.click('#chart-period button')

        then:
        assertThat(visitor.see('#chart-empty')).isVisible()
        assertThat(visitor.see('#chart [aria-pressed=true]')).hasCount(0)

        when: "a month that is none, then an end before the beginning"
        visitor.page.fill('#chart-period [name=from]', '12/25/2024 08:30')
        visitor.page.click('#chart-period button')

        then:
        assertThat(visitor.see('#chart-wrong')).containsText('“12/25/2024 08:30” không phải là thời điểm')

        when:
        visitor.page.fill('#chart-period [name=from]', '02/01/2025 00:01')
        visitor.page.click('#chart-period button')

        then:
        assertThat(visitor.see('#chart-wrong')).containsText('“Từ” phải sớm hơn “Đến”')
        visitor.see('#chart-period [name=from]').inputValue() == '02/01/2025 00:01'
        visitor.faults == []
    }

    def "dragging across the chart shows that stretch closer, and there is a way back, by button and by key"() {
        given:
        ups()
        visitor.page.click('a.point:text-is("Công suất ra")')
        assertThat(visitor.see('#chart-field svg text').first()).isVisible()
        def hour = span()

        when: "from the middle to what was read last"
        def field = visitor.see('#chart-field').boundingBox()
        visitor.page.mouse().move(field.x + field.width / 2, field.y + field.height / 2)
        visitor.page.mouse().down()
        visitor.page.mouse().move(field.x + field.width * 3 / 4, field.y + field.height / 2)
        visitor.page.mouse().move(field.x + field.width - 20, field.y + field.height / 2)
        visitor.page.mouse().up()

        then: "about half is shown, and no period of the buttons"
        eventually { assert span() > hour / 3 && span() < hour * 2 / 3 }
        assertThat(visitor.see('#chart [data-span][aria-pressed=true]')).hasCount(0)
        def half = span()

        when: "closer and later, by keys"
        visitor.see('#chart-field').focus()
        visitor.page.keyboard().press('+')
        eventually { assert span() < half * 0.6 }
        def from = period()[0]
        visitor.page.keyboard().press('ArrowRight')

        then:
        eventually { assert period()[0] > from }

        when: "the address is opened by somebody else"
        def address = visitor.ask('() => location.href') as String
        def seen = period()
        def other = Visitor.signedIn(demo)
        other.page.navigate(address)
        assertThat(other.see('#chart-field svg text').first()).isVisible()

        then:
        period(other) == seen

        when: "all the way back"
        3.times { visitor.page.keyboard().press('Backspace') }

        then:
        eventually { assert span() == hour }
        assertThat(visitor.see('#chart [data-act=back]')).isDisabled()
        assertThat(visitor.see('#chart [data-span="3600"]')).hasAttribute('aria-pressed', 'true')

        when: "what is shown is saved"
        def table = visitor.page.waitForDownload { visitor.page.click('#chart [data-act=csv]') }
        def picture = visitor.page.waitForDownload { visitor.page.click('#chart [data-act=picture]') }

        then:
        table.suggestedFilename() ==~ /UPS-A-.*\.csv/
        java.nio.file.Files.readString(table.path()).readLines().with { it.first().endsWith('at,value,minimum,maximum,count,quality') && it.size() > 1 }
        picture.suggestedFilename().endsWith('.svg')
        java.nio.file.Files.readString(picture.path()).startsWith('<svg')
        visitor.faults == []

        cleanup:
        other?.close()
    }

    def "points of two devices lie over each other, each with its unit, and the address keeps them"() {
        given:
        ups()
        visitor.page.click('a.point:text-is("Công suất ra")')
        assertThat(visitor.see('#chart-field svg text').first()).isVisible()

        when: "the same of the other UPS, and its battery's temperature"
        visitor.page.click('#chart-chooser summary')
        visitor.see('#beside-device').selectOption(new SelectOption().setLabel('UPS-B'))
        ['Công suất ra L1', 'Nhiệt độ ắc quy'].each { name ->
            visitor.page.waitForFunction("name => [...document.querySelectorAll('#beside-point option')].some(o => o.label === name)", name)
            visitor.see('#beside-point').selectOption(new SelectOption().setLabel(name))
            visitor.page.click('#chart-chooser [data-act=add]')
        }

        then:
        assertThat(visitor.see('#chart-beside .chip')).hasText(['UPS-B · Công suất ra L1 ✕', 'UPS-B · Nhiệt độ ắc quy ✕'] as String[])
        assertThat(visitor.see("#chart-field svg text:text-matches('°C\$')").first()).isVisible()
        assertThat(visitor.see("#chart-field svg text:text-matches('kW\$')").first()).isVisible()

        when: "somebody else is given the address"
        def other = Visitor.signedIn(demo)
        other.page.navigate(visitor.ask('() => location.href') as String)

        then:
        assertThat(other.see('#chart-beside .chip')).hasCount(2)
        assertThat(other.see("#chart-field svg text:text-matches('°C\$')").first()).isVisible()

        when: "one is taken away"
        visitor.page.click('#chart-beside .chip:has-text("Nhiệt độ")')

        then:
        assertThat(visitor.see('#chart-beside .chip')).hasText(['UPS-B · Công suất ra L1 ✕'] as String[])
        assertThat(visitor.see("#chart-field svg text:text-matches('°C\$')")).hasCount(0)
        visitor.faults == []
        other.faults == []

        cleanup:
        other?.close()
    }

    /** From and to of the chart, as its address has them, in seconds; of one that follows, as long ago as it is long. */
    private List<Long> period(Visitor who = visitor) {
        def query = new URI(who.ask('() => location.href') as String).query.split('&').collectEntries { it.split('=').toList() }
        query.span ? [-(query.span as long), 0L] : [query.from, query.to].collect { java.time.Instant.parse(it as String).epochSecond }
    }

    private long span() {
        period()[1] - period()[0]
    }

    private static void eventually(Closure<?> condition) {
        new PollingConditions(timeout: 10, delay: 0.1).eventually(condition)
    }

    def "the pages speak Vietnamese and English, by a switch that is remembered"() {
        given:
        visitor.page.navigate('/devices?class=ups')

        when:
        visitor.page.click('header [hreflang=en]')

        then: "on the same page"
        assertThat(visitor.see('h1')).hasText('Devices')
        visitor.see('html').getAttribute('lang') == 'en'
        visitor.see('[data-row]').count() == 2

        when:
        visitor.page.navigate('/alarms')

        then:
        assertThat(visitor.see('h1')).hasText('Alarms')

        when:
        visitor.page.click('header [hreflang=vi]')

        then:
        assertThat(visitor.see('h1')).hasText('Cảnh báo')
    }

    def "the pages are light and dark, by a switch that is remembered"() {
        given:
        visitor.page.navigate('/alarms')

        when:
        visitor.page.click('header [href*="theme/dark"]')

        then:
        assertThat(visitor.see('html')).hasAttribute('data-bs-theme', 'dark')
        assertThat(visitor.see('body')).hasCSS('background-color', 'rgb(21, 24, 26)')

        when:
        visitor.page.navigate('/devices')

        then:
        assertThat(visitor.see('html')).hasAttribute('data-bs-theme', 'dark')

        when:
        visitor.page.click('header [href*="theme/light"]')

        then:
        assertThat(visitor.see('body')).hasCSS('background-color', 'rgb(243, 244, 245)')
    }

    def "a question mark tells the keys, Escape puts them away, and letters in a field stay letters"() {
        given:
        visitor.page.navigate('/alarms')

        when:
        visitor.press('?')

        then:
        assertThat(visitor.see('#help')).isVisible()
        visitor.see('#help kbd').allTextContents() == ['/', 'j', 'k', 'x', 'a', 's', 'e', 'Enter', 'n', '?']

        when:
        visitor.press('Escape')

        then:
        assertThat(visitor.see('#help')).isHidden()

        when:
        visitor.press('/', '?', 'j')

        then:
        visitor.see('#search').inputValue() == '?j'
        visitor.see('#help').isHidden()
    }

    private static final String AXIS =
            "() => [...document.querySelectorAll('#chart-field svg text')].map(e => e.textContent).filter(t => t.includes(':')).join()"

    private String axis() {
        visitor.ask(AXIS)
    }

    private void ups() {
        visitor.page.navigate("/devices/${demo.device('UPS-A').id}")
    }

    private row(String title) {
        visitor.see("tr:has(a.point:text-is('$title'))")
    }
}
