package vn.dcim.demo.browser

import com.microsoft.playwright.Page.EmulateMediaOptions
import com.microsoft.playwright.options.Media
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** Every page, while something is wrong with the plant, on the desk and on the telephone, light and dark. */
class AllPagesSpec extends Specification {

    /** A page that is added stands here too; {…} is the id of that device, or of the root alarm. */
    static final List<String> PAGES = [
            '/',
            '/alarms',
            '/alarms?view=covered',
            '/alarms?view=past',
            '/alarms/{root}',
            '/devices',
            '/devices?q=khong+co',
            '/devices/{UPS-A}',
            '/devices/{NVR-1}',
            '/devices/{TH-R01}',
            '/devices/new',
            '/units',
            '/equipment',
            '/equipment?q=khong+co',
            '/equipment/new',
            '/equipment/1/edit',
            '/equipment/fields',
            '/equipment/fields/new',
            '/equipment/fields/cap-do-attt',
            '/equipment?flaw=no-required&sort=cap-do-attt',
            '/disposals',
            '/disposals/new',
            '/disposals/1',
            '/disposals/1/paper',
            '/equipment/{waiting}/disposal',
            '/equipment/{waiting}/carriers',
            '/equipment/{waiting}/attachments',
            '/equipment/1/tie',
            '/shift',
            '/shift/roster',
            '/shift/roster?week=2027-01-04',
            '/shift/roster/{shift}',
            '/shift/log',
            '/shift/log/1',
            '/shift/log?q=khong+co',
            '/shift/rounds/1',
            '/shift/rounds/checks',
            '/shift/handovers',
            '/shift/handovers/1',
            '/shift/handovers/{shift}',
            '/shift/handovers/1/paper',
            '/work/phone',
            '/work/{order}/phone',
            '/work/{order}/field',
            '/equipment/drift',
            '/equipment/drift?show=all&q=khong+co',
            '/lines',
            '/lines/1',
            '/lines/new',
            '/lines/1/edit',
            '/lines/report',
            '/racks',
            '/racks/floor/4',
            '/racks/floor/4/edit',
            '/power/forecast',
            '/power/forecast/places',
            '/power/forecast/places/4/limit',
            '/network',
            '/network/what-if?open=SW-1',
            '/power',
            '/power/new',
            '/power/what-if',
            '/power/what-if?open=Q-UPS-A&open=Q-PDU-B1',
            '/power/parts/device:{UPS-A}',
            '/reports',
            '/reports/1',
            '/documents',
            '/documents?q=khong+co',
            '/documents/new',
            '/documents/1',
            '/software',
            '/software?q=khong+co',
            '/software/9',
            '/software/new',
            '/software/9/licences/new',
            '/software/9/installations/new',
            '/software/hosts',
            '/software/hosts/1',
            '/ends',
            '/equipment/labels?q=server',
            '/equipment/scan',
            '/stocktakes',
            '/stocktakes/new',
            '/stocktakes/1?finding=wrong-place',
            '/stocktakes/1/paper',
            '/stocktakes/2',
            '/stocktakes/2/scan',
            '/equipment/import',
            '/software/import?kind=licences',
            '/equipment/exchange',
            '/equipment/lists/1',
            '/equipment/lists/1/undo',
            '/schedule',
            '/schedule/drift',
            '/incidents',
            '/incidents/new',
            '/incidents/1',
            '/incidents/3',
            '/incidents/1/paper',
            '/incidents/1/annex-2',
            '/incidents/1/notices/managing-agency',
            '/incidents/contacts',
            '/incidents/drills',
            '/incidents/annex-1',
            '/incidents/annex-1/1',
            '/work',
            '/work/new',
            '/work/calendar',
            '/work/calendar?week={week}',
            '/work/1',
            '/work/1/paper',
            '/work/{permitted}/permit',
            '/work/{permitted}/cost',
            '/work/costs?by=asset',
            '/work/{permitted}/permit/1/paper',
            '/maintenance',
            '/maintenance?year={next}',
            '/maintenance/lines/1',
            '/maintenance/manuals',
            '/maintenance/manuals/generator-yearly',
            '/maintenance/manuals/new',
            '/maintenance/{thisYear}/paper',
            '/maintenance/manuals/ups-yearly/paper',
            '/work/faults',
            '/equipment/1/fault-code',
            '/backups',
            '/backups/plans/2',
            '/backups/plans/1/change',
            '/backups/runs/1',
            '/backups/new?set=2&runner=own-database',
            '/backups/sets/1',
            '/backups/log',
            '/compliance',
            '/compliance?order=worst&state=no-evidence',
            '/compliance/BK11-4.3',
            '/compliance/BK11-6.2-a#remedies',
            '/compliance/BK11-6.5-b/simulation?limit-camera_retention_days=45',
            '/compliance/profiles',
            '/compliance/profiles/an-giang',
            '/compliance/conflicts',
            '/compliance/differences',
            '/compliance/inspections',
            '/compliance/oscal',
            '/compliance/declarations?pick=all',
            '/compliance/evidence',
            '/compliance/evidence/cameras',
            '/compliance/evidence/registers',
            '/compliance/overview',
            '/compliance/xray',
            '/compliance/xray?show=gone',
            '/compliance/tasks',
            '/compliance/overview?role=operator',
            '/compliance/deadlines',
            '/compliance/walk/BK11-6.5-b?state=not-met',
            '/registers',
            '/registers/weaknesses',
            '/registers/hosting/new',
            '/registers/cabling/import',
            '/registers/reviews/1',
            '/rejected',
            '/logs',
            '/logs?q=khongcogi',
            '/logs/sources',
            '/logs/sources/new',
            '/profiles',
            '/profiles/apc-ats',
            '/audit',
            '/audit/1',
            '/audit/seals',
            '/scenarios',
            '/accounts',
            '/accounts/1',
            '/accounts/new',
            '/accounts/1/grants',
            '/rights',
            '/accounts/tokens',
            '/accounts/elevations',
            '/me/sessions',
            '/me/tokens',
            '/me/rights',
            '/me/proof',
            '/departures',
            '/departures/new',
            '/departures/systems',
            '/departures/1',
            '/departures/1/paper',
            '/acceptance',
            '/reviews',
            '/delegations',
            '/reviews/1',
            '/password',
            '/me',
            '/me/second-factor',
            '/telemetry',
            '/transport',
            '/directory',
            '/notices',
            '/forward',
            '/foreign-systems',
            '/foreign-systems/1',
            '/foreign-systems/2',
    ]

    /** What makes the words beside the power path long. */
    static final List<String> ALSO_WRONG = ['door-forced', 'camera-disk-pulled']

    static final List<Integer> WIDTHS = [360, 1440]

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared Map<Map, Visitor> visitors = [:]
    @Shared long root
    /** An asset on the way to its disposal. */
    @Shared String waiting
    /** The shift on duty. */
    @Shared String shift
    /** An order that anybody of the centre may do. */
    @Shared String order
    @Shared String week
    /** An order with a permit. */
    @Shared String permitted
    /** The year of the centre. */
    @Shared int year

    def setupSpec() {
        demo.begin('grid-outage')
        ALSO_WRONG.each { demo.begin(it) }
        new PollingConditions(timeout: 60, delay: 0.5).eventually {
            assert lostGrid() && demo.alarms().count { it.root == lostGrid().id } > 2
            assert ['ACS-1', 'NVR-1'].every { name -> demo.alarms().any { it.deviceName == name && it.root == null } }
        }
        root = lostGrid().id
        def now = demo.get('demo/clock').now
        shift = demo.get("shifts?from=$now&to=${java.time.Instant.parse(now) + java.time.Duration.ofSeconds(1)}").items.first().id as String
        week = java.time.format.DateTimeFormatter.ISO_WEEK_DATE.format(java.time.Instant.parse(now).atZone(vn.dcim.core.CentreTime.ZONE).toLocalDate())[0..7]
        year = java.time.Instant.parse(now).atZone(vn.dcim.core.CentreTime.ZONE).year
        permitted = demo.part(vn.dcim.core.work.permit.WorkPermits).get(1).orderId() as String
        order = demo.part(vn.dcim.core.work.WorkOrders).open().find { it.assignedTeam() }.id() as String
        waiting = demo.get('assets?status=awaiting-disposal&q=workstation').items.first().id as String
    }

    private Map lostGrid() {
        demo.alarms().find { it.deviceName == 'GRID-1' && it.active && it.root == null }
    }

    def cleanupSpec() {
        visitors.values()*.close()
        ALSO_WRONG.each { demo.post("scenarios/$it/stop") }
        demo.calm('grid-outage')
    }

    /** One window for all pages of its kind, with no fault noted yet: a new one for each takes longer than the page. */
    private Visitor visitor(Map kind) {
        def visitor = visitors.computeIfAbsent(kind) { Visitor.signedIn(demo, kind) }
        visitor.faults.clear()
        visitor
    }

    def "#path fits, can be read in both themes, and makes no mistake, on a telephone and then as wide as a desk, in #language"() {
        given:
        def visitor = visitor([width: WIDTHS.first(), language: language])

        when:
        visitor.widen(WIDTHS.first())
        def answer = visitor.page.navigate(address(path))
        visitor.page.waitForFunction('() => window.dcim')

        then:
        answer.status() == 200
        visitor.see('main h1, main h2').count() > 0
        WIDTHS.each {
            visitor.widen(it)
            assert visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0
            assert visitor.ask(OVERRUN) == []
            assert visitor.ask(PALE, 'dark') == []
            assert visitor.ask(PALE, 'light') == []
        }
        visitor.faults == []

        where:
        [path, language] << [PAGES, ['vi']].combinations() + [['/', 'en']]
    }

    def "the way in fits and can be read in both themes, #width px wide"() {
        given:
        def visitor = new Visitor(demo, [width: width])

        when:
        visitor.page.navigate('/sign-in')

        then:
        visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0
        visitor.ask(PALE, 'light') == []
        visitor.ask(PALE, 'dark') == []
        visitor.see(':focus').getAttribute('id') == 'name'
        visitor.faults == []

        cleanup:
        visitor?.close()

        where:
        width << [1440, 360]
    }

    def "on paper #path is its content and when it was, black on white, in a table with its heads"() {
        given: "the width between the margins of A4"
        def visitor = Visitor.signedIn(demo, [width: 703, theme: 'dark'])
        visitor.page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT))

        when:
        visitor.page.navigate(path)

        then:
        visitor.see('#clock').isVisible()
        visitor.see('thead').first().isVisible()
        !visitor.see('#navigation').isVisible()
        visitor.see('main .btn').all().every { !it.isVisible() }
        visitor.ask('() => getComputedStyle(document.body).backgroundColor') == 'rgb(255, 255, 255)'
        visitor.ask('() => document.documentElement.scrollWidth - innerWidth') <= 0

        cleanup:
        visitor?.close()

        where:
        path << ['/alarms', '/devices']
    }

    def "#path shows its first content without script"() {
        given:
        def visitor = visitor([script: false])

        when:
        visitor.page.navigate(address(path))

        then:
        visitor.see(selector).allTextContents().join(' ').contains(text)

        where:
        path               | selector       || text
        '/'                | '.line .node'  || 'MẤT ĐIỆN'
        '/'                | '.standing li' || 'Mất điện lưới'
        '/alarms'          | '[data-row]'   || 'Mất điện lưới'
        '/alarms/{root}'   | 'main'         || 'Việc cần làm'
        '/devices'         | '[data-row]'   || 'UPS-A'
        '/devices/{UPS-A}' | '[data-row]'   || 'kW'
    }

    private String address(String path) {
        path.replace('{root}', root as String).replace('{waiting}', waiting).replace('{shift}', shift).replace('{order}', order).replace('{week}', week).replace('{permitted}', permitted).replace('{thisYear}', year as String).replace('{next}', (year + 1) as String).replaceAll(/\{(.+)}/) { all, name -> demo.device(name).id as String }
    }

    /** Panels and cells that are too narrow for what is in them, but for those that scroll; boxes that their texts leave. */
    static final String OVERRUN = '''() => [
        ...[...document.querySelectorAll('main .panel, main td')]
            .filter(box => box.offsetParent && box.scrollWidth > box.clientWidth + 1 && !/auto|scroll/.test(getComputedStyle(box).overflowX)),
        ...[...document.querySelectorAll('svg.line .node')].filter(node => {
            const frame = node.querySelector('.frame').getBoundingClientRect();
            return [...node.querySelectorAll('text')].some(text => text.getBoundingClientRect().right > frame.right + 1);
        })].map(box => `${box.className.baseVal ?? box.className}: ${box.textContent.trim().slice(0, 40)}`)'''

    /** Texts with less contrast to what is behind them than 4.5 : 1, in a theme. */
    static final String PALE = '''theme => {
        document.documentElement.setAttribute('data-bs-theme', theme);
        // why: buttons fade from theme to theme, and what is half way is nobody's colour
        document.getAnimations().filter(each => each instanceof CSSTransition).forEach(each => each.finish());
        const rgba = color => (color.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        // why: kept for each element, since asking for a style is what takes the time on a long page
        const grounds = new Map(), behind = element => {
            if (!element) return [255, 255, 255];
            if (!grounds.has(element)) {
                const color = rgba(getComputedStyle(element).backgroundColor);
                grounds.set(element, color.length === 3 || color[3] === 1 ? color : behind(element.parentElement));
            }
            return grounds.get(element);
        };
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), pale = new Set();
        while (walker.nextNode()) {
            const text = walker.currentNode, element = text.parentElement;
            if (!text.data.trim() || !element.offsetParent || element.closest('svg, script')) continue;
            const a = light(rgba(getComputedStyle(element).color)), b = light(behind(element));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) pale.add(`${text.data.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
        }
        return [...pale];
    }'''
}
