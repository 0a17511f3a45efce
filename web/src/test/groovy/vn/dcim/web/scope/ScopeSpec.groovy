package vn.dcim.web.scope

import io.micronaut.web.router.Router
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.charset.StandardCharsets
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.alarm.AlarmBoard
import vn.dcim.core.alarm.AlarmFilter
import vn.dcim.core.audit.AuditTrail
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.device.Feed
import vn.dcim.core.device.FeedRepository
import vn.dcim.core.scope.ScopeDesk
import vn.dcim.core.unit.Unit
import vn.dcim.core.unit.Units
import vn.dcim.web.Plant
import vn.dcim.web.WebServer
import vn.dcim.web.security.Routes
import vn.dcim.web.security.Routes.Route
import vn.dcim.web.security.Scoped

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

/**
 * Somebody of one agency, with every right of a shift lead, beside another agency's systems and the centre's own: what lies outside the
 * scope is not there, whatever is asked.
 */
class ScopeSpec extends Specification {

    static final Role NARROWED = Role.SHIFT_LEAD

    static final BATTERY = 3
    static final UNREACHABLE = 2

    /** Nothing of these may ever be read. */
    static final List<String> FOREIGN = ['QX-GRID-77', 'QX-SERVER-78', 'Sở Khác QX']

    /** As many digits as the ids of the foreign, which begin with 7. */
    static final String NEVER = '999999999'

    /** Routes for everybody whose variable names nothing of a device. */
    static final Map<String, String> NOT_OF_DEVICES = [
            '/profiles/{id}'            : 'a profile of the program',
            '/api/v1/profiles/{id}'     : 'a profile of the program',
            '/me/sessions/{id}/end'     : 'a session of one\'s own',
            '/me/tokens/{id}/revoke'    : 'a token of one\'s own',
            '/me/rights/{id}/give-back' : 'a right of one\'s own',
    ]

    /** Fields that name a page, an order, a span of time or a kind, and no thing. */
    static final List<String> NAMING_NOTHING = ['request', 'id', 'page', 'size', 'sort', 'from', 'to', 'step', 'version', 'view', 'state', 'priority',
                                                'protocol', 'device-class', 'deviceClass']

    // why: all is asked within one instant
    @Shared @AutoCleanup WebServer web = new WebServer(
            ['token', 'account', 'exports', 'device-questions'].collectEntries { ["dcim.limits.$it".toString(), Integer.MAX_VALUE] }
                    + ['dcim.session.watch': '100ms'])
    @Shared Plant plant = new Plant(web)
    @Shared Unit ours, theirs
    @Shared Device ups, grid, server
    @Shared long ownAlarm, foreignAlarm, foreignPoint
    @Shared String csrf

    def setupSpec() {
        // why: ids of foreign things that are like no other number on a page
        web.database.connect().withCloseable { connection ->
            ['device', 'point', 'alarm', 'unit'].eachWithIndex { table, i ->
                connection.createStatement().execute("ALTER TABLE $table AUTO_INCREMENT = 7000000${i}1")
            }
        }
        theirs = web.bean(Units).add('Sở Khác QX', '', 'spec')
        ours = web.bean(Units).add('Sở Y tế', 'SYT', 'spec')
        grid = aDevice('QX-GRID-77').at('mqtt:qx-grid').ofClass(DeviceClass.METER).inGroup('grid').with('input.L1.voltage').addTo(web.context)
        server = aDevice('QX-SERVER-78').at('mqtt:qx-server').ofClass(DeviceClass.SERVER).with('device.reachability').ownedBy(theirs).addTo(web.context)
        ups = aDevice('UPS-SYT').at('mqtt:syt-ups').ofClass(DeviceClass.UPS).with('output.source', 'battery.replace').ownedBy(ours).addTo(web.context)
        feed(grid, ups)
        feed(ups, server)
        // why: feeds are read anew after half a minute, and a tick may have read them when there were none
        web.clock.advance(java.time.Duration.ofSeconds(31))
        plant.says(grid, ['input.L1.voltage': 0])
        plant.says(ups, ['output.source': BATTERY, 'battery.replace': 2])
        web.clock.advance(java.time.Duration.ofSeconds(30))
        plant.says(grid, ['input.L1.voltage': 0])
        plant.says(ups, ['output.source': BATTERY, 'battery.replace': 2])
        new PollingConditions(timeout: 20).eventually {
            assert alarmOf(grid) && alarmOf(ups)?.fold()?.rootId() == alarmOf(grid).id()
        }
        foreignAlarm = alarmOf(grid).id()
        ownAlarm = alarmOf(ups).id()
        foreignPoint = pointOf(web.context, grid, 'input.L1.voltage')
        narrow(["unit:${ours.id()}" as String])
        csrf = web.csrf(NARROWED)
    }

    private void feed(Device from, Device to) {
        web.bean(FeedRepository).save(new Feed(null, Feed.device(from.id()), Feed.device(to.id()), Feed.Kind.POWER, 'A', 0))
    }

    private alarmOf(Device device) {
        web.bean(AlarmBoard).list(AlarmFilter.STANDING.ofDevice(device.id()), AlarmFilter.Order.NEWEST, 0, 10).items()
                .find { it.rule() in ['supply-lost', 'ups-on-battery'] }
    }

    private void narrow(List<String> keys) {
        web.session(NARROWED)
        web.token(NARROWED)
        ["person-${NARROWED.code()}", "program-${NARROWED.code()}"].each {
            web.bean(ScopeDesk).change(web.bean(Accounts).find(it as String).get().id(), keys, 'spec', 'admin')
        }
    }

    private HttpResponse<String> ask(String method, String path, boolean program, String body = program ? '{"minutes":5,"reason":"x","comment":"x"}' : 'reason=x&minutes=5', boolean json = program) {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}$path"))
                .header('Content-Type', json ? 'application/json' : 'application/x-www-form-urlencoded')
        if (program) {
            request.header('Authorization', "Bearer ${web.token(NARROWED)}")
        } else {
            request.header('Cookie', web.session(NARROWED)).header('X-CSRF-Token', csrf)
        }
        web.client().send(request.method(method, method == 'GET' ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString())
    }

    /** What is answered, with one name for what was asked for, so that two answers can be compared. */
    private static String told(HttpResponse<String> answer, String asked) {
        "${answer.statusCode()} ${answer.headers().firstValue('Location').orElse('')} ${answer.body()}"
                .replace(URLEncoder.encode(asked, StandardCharsets.UTF_8), '#').replace(asked, '#').toString()
    }

    private boolean isScoped(Route route) {
        web.bean(Router).uriRoutes().anyMatch { it.httpMethodName == route.method() && it.uriMatchTemplate.toString() == route.template() && it.annotationMetadata.hasAnnotation(Scoped) }
    }

    /** A workbook is made of the same table as the CSV beside it, and its text is packed. */
    private static boolean isSealed(Route route) {
        route.template().endsWith('.xlsx')
    }

    private List<Route> routes() {
        Routes.of(web).findAll { it.permission() && NARROWED.may(it.permission()) }
    }

    private String foreignIn(String template) {
        template.contains('/alarms/') ? foreignAlarm : template.contains('/points/') ? foreignPoint : template.contains('/devices/') ? grid.id() : null
    }

    def "an alarm, a device, a point of others is answered as one that never was, by every route that takes one"() {
        given:
        def taking = routes().findAll { isScoped(it) && it.path() =~ NEVER && !(it.template() in NOT_OF_DEVICES) }

        expect:
        taking.size() >= 12
        taking.findAll { foreignIn(it.template()) == null } == []
        taking.collectMany { route ->
            String foreign = foreignIn(route.template())
            def variable = (route.template() =~ /\{(\w+)/)[0][1] as String
            def never = ask(route.method(), route.path([(variable): NEVER]), route.ofPrograms)
            def hidden = ask(route.method(), route.path([(variable): foreign]), route.ofPrograms)
            [never.statusCode() == 404 ? null : "$route of nothing: ${never.statusCode()}",
             told(hidden, foreign) == told(never, NEVER) ? null : "$route tells: ${hidden.statusCode()}"]
        }.findAll() == []
    }

    def "a query or form that names what is foreign is answered as if it named nothing, by every route and in every field"() {
        given: "numbers and names; texts of the same length, so that what counts letters tells nothing either"
        def foreign = [grid.id() as String, foreignAlarm as String, foreignPoint as String, theirs.id() as String, grid.name(), server.name()]
        def nothing = [NEVER, NEVER, NEVER, NEVER, 'NO-GRID-77', 'NO-SERVER-78']
        def asking = routes().findAll { isScoped(it) && it.method() == 'GET' && !it.template().startsWith('/me') && it.template() != '/events' && !isSealed(it) }

        expect:
        asking.collectMany { it.fields() }.toSet().containsAll(['device', 'root', 'q', 'unit', 'point', 'group', 'rule'])
        asking.collectMany { route ->
            def path = route.path(id: route.template().contains('/alarms/') ? ownAlarm as String
                    : route.template().contains('/points/') ? pointOf(web.context, ups, 'output.source') as String : ups.id() as String)
            (route.fields() - NAMING_NOTHING).collectMany { field ->
                def answer = { String value -> told(ask('GET', "$path?$field=$value", route.ofPrograms), value) }
                def answers = nothing.toSet().collectEntries { [it, answer(it)] }
                [foreign, nothing].transpose().findAll { named, unnamed -> answer(named) != answers[unnamed] }.collect { "$route $field=${it[0]}" }
            }
        } == []
    }

    def "no page, list, export or part of one tells the name of anything foreign, and those of one's own are there"() {
        given:
        def paths = routes().findAll { isScoped(it) && it.method() == 'GET' && it.template() != '/events' && !isSealed(it) }
                .collect { [it.path(id: it.template().contains('/alarms/') ? ownAlarm as String
                        : it.template().contains('/points/') ? pointOf(web.context, ups, 'output.source') as String
                        : it.template().contains('/devices/') ? ups.id() as String : 'spec'), it.ofPrograms] } +
                [['/alarms?view=past', false], ['/alarms?view=covered', false], ['/alarms/rows?view=past', false],
                 ['/alarms/export.csv?view=past', false], ['/api/v1/alarms?state=all', true], ['/devices?state=retired', false],
                 ['/devices?q=qx', false], ['/alarms?q=qx', false], ['/api/v1/devices?q=qx', true],
                 ["/devices/${ups.id()}?point=${pointOf(web.context, ups, 'output.source')}", false]]

        expect:
        paths.size() >= 30
        paths.collectMany { path, program ->
            def answer = ask('GET', path, program)
            ((FOREIGN + [foreignAlarm, foreignPoint, grid.id(), server.id(), theirs.id()]*.toString()).findAll { answer.body().contains(it) } + (answer.statusCode() >= 500 ? [answer.statusCode()] : [])).collect { "$path: $it" }
        } == []

        and:
        ['/', '/alarms', '/devices', "/devices/${ups.id()}", '/devices/export.csv', '/alarms/export.csv', "/alarms/$ownAlarm"].every { ask('GET', it, false).body().contains('UPS-SYT') }
        ['/api/v1/devices', '/api/v1/alarms'].every { ask('GET', it, true).body().contains('UPS-SYT') }

        and: "who sees everything finds the foreign there"
        ['/', '/alarms', '/devices', "/devices/${ups.id()}", '/devices/export.csv', '/alarms/export.csv', "/alarms/$ownAlarm"].every { web.page(it, Role.ADMINISTRATOR).body().contains('QX-GRID-77') }
        ['/api/v1/devices', '/api/v1/alarms'].every { web.api('GET', it, Role.AUDITOR).body().contains('QX-GRID-77') }
    }

    def "numbers count what is seen and no more"() {
        expect:
        WebServer.json(ask('GET', '/api/v1/devices', true)).total == 1
        WebServer.json(ask('GET', '/api/v1/alarms', true)).items*.deviceName.unique() == ['UPS-SYT']
        WebServer.json(ask('GET', '/api/v1/readings/latest', true)).items*.device.unique() == [ups.id()]
        web.get('/api/v1/devices').total == 3
    }

    def "an alarm that follows from a foreign one stands for itself, and does not say from which"() {
        given:
        def alarm = WebServer.json(ask('GET', "/api/v1/alarms/$ownAlarm", true))

        expect:
        alarm.subMap('state', 'cause', 'root') == [state: 'suppressed', cause: null, root: null]
        ask('GET', "/alarms/$ownAlarm", false).body().contains('Ngoài phạm vi của bạn')
        ask('GET', "/devices/${ups.id()}", false).body().count('Ngoài phạm vi của bạn') == 2
        ask('GET', '/alarms', false).body().contains("data-row=\"$ownAlarm\"")
        web.get("/api/v1/alarms/$ownAlarm").root == foreignAlarm
    }

    def "what follows from an alarm of one's own and happens to others is not told of"() {
        given:
        narrow(['group:grid'])

        expect:
        ['/', '/alarms', '/alarms/export.csv', "/alarms/$foreignAlarm", '/devices', "/devices/${grid.id()}"].findAll { path ->
            def body = ask('GET', path, false).body()
            !body.contains('QX-GRID-77') || body.contains('UPS-SYT') || body.contains(ownAlarm as String)
        } == []
        WebServer.json(ask('GET', "/api/v1/alarms?root=$foreignAlarm", true)).total == 0
        ask('GET', "/alarms/$ownAlarm", false).statusCode() == 404

        cleanup:
        narrow(["unit:${ours.id()}" as String])
    }

    def "of several alarms those of one's own are acknowledged, and of the foreign it is said that there are none"() {
        when:
        def answer = ask('POST', '/alarms/shelve', false, "id=$foreignAlarm,$NEVER&minutes=5&reason=x")

        then:
        answer.body().contains("“$foreignAlarm”") && answer.body().contains("“$NEVER”")
        web.bean(AlarmBoard).get(foreignAlarm).cover() == null
    }

    def "routes that say nothing of scopes are closed to whoever is narrowed, all of them, for what is there and what is not"() {
        given:
        def closed = routes().findAll { !isScoped(it) }

        expect:
        closed*.toString().containsAll(['GET /rejected', 'GET /metrics', 'GET /notices', 'GET /transport', 'GET /devices/new', 'POST /api/v1/devices', 'POST /devices/{id}/unit', 'GET /units'])
        closed.findAll { ask(it.method(), it.path(), it.ofPrograms, it.takesJson() ? '{}' : 'reason=x', it.takesJson()).statusCode() != 403 } == []
        ask('POST', "/devices/${ups.id()}/unit", false, 'unit=').statusCode() == 403

        and: "nor does the navigation lead there"
        (ask('GET', '/', false).body() =~ /(?s)<nav class="side".*?<\/nav>/)[0].findAll(/href="([^"]+)"/).collect { it - 'href="' - '"' }
                .findAll { !it.startsWith('/preferences') } == ['/', '/alarms', '/devices', '/profiles', '/me']
    }

    def "a page that is open loses what left the scope"() {
        given: "a stream of a device that belongs to the agency for now"
        def moving = aDevice("QX-MOVING").at('mqtt:qx-moving').with('output.source').ownedBy(ours).addTo(web.context)
        long point = pointOf(web.context, moving, 'output.source')
        def lines = new CopyOnWriteArrayList<String>()
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}/events?points=$point,$foreignPoint"))
                .header('Authorization', "Bearer ${web.token(NARROWED)}").build()
        def stream = web.client().sendAsync(request, BodyHandlers.ofLines()).thenAccept { it.body().forEach(lines::add) }
        def soon = new PollingConditions(timeout: 10)
        plant.says(moving, ['output.source': 2])
        soon.eventually { assert lines.any { it.contains("\"p\":$point") } }

        when:
        web.bean(DeviceRegistry).setUnit(moving.id(), theirs.id())

        then: "it ends, and whoever opens it anew hears nothing of the device"
        soon.eventually { assert stream.isDone() }
        !lines.any { it.contains("\"p\":$foreignPoint") }
        ask('GET', "/devices/${moving.id()}", false).statusCode() == 404
    }

    def "a scope counts from the next request, on the account's own page too, and the session goes on"() {
        given:
        narrow(["unit:${theirs.id()}" as String])

        expect:
        ask('GET', "/devices/${ups.id()}", false).statusCode() == 404
        ask('GET', "/devices/${server.id()}", false).statusCode() == 200
        ask('GET', '/me', false).body().contains('hệ thống của Sở Khác QX')

        cleanup:
        narrow(["unit:${ours.id()}" as String])
    }

    def "an administrator narrows an account on its page, and the list, its export and the log tell"() {
        given:
        def account = web.bean(Accounts).issue('agency-of-page', Role.AGENCY).account()
        def path = "/accounts/${account.id()}/scope"

        when: "without a reason nothing happens, and what was chosen stays"
        def refused = web.submit(path, Role.ADMINISTRATOR, [csrf: web.csrf(Role.ADMINISTRATOR), scope: ["unit:${ours.id()}", 'group:default']])

        then:
        refused.statusCode() == 422
        refused.body() =~ /value="unit:${ours.id()}" checked/

        when:
        def answer = web.submit(path, Role.ADMINISTRATOR, [csrf: web.csrf(Role.ADMINISTRATOR), scope: "unit:${ours.id()}", reason: 'công văn 7'])

        then:
        answer.statusCode() == 303
        web.page("/accounts/${account.id()}", Role.ADMINISTRATOR).body().contains('hệ thống của Sở Y tế')
        web.page('/accounts/export.csv?q=agency-of-page', Role.ADMINISTRATOR).body().contains('hệ thống của Sở Y tế')
        web.page('/accounts?q=agency-of-page', Role.ADMINISTRATOR).body().contains('hệ thống của Sở Y tế')
        web.get('/api/v1/accounts/agency-of-page').scope == ['unit:Sở Y tế']
        with(web.bean(AuditTrail).last('account.change-scope').get()) {
            [actor(), was(), became(), reason()] == ['person-administrator', 'everything', 'unit:Sở Y tế', 'công văn 7']
        }
    }

    def "whose system a device is stands on its page, in the list and in the log"() {
        given:
        def device = aDevice('WHOSE-1').at('mqtt:whose').addTo(web.context)
        def change = { unit -> web.submit("/devices/${device.id()}/unit", Role.ADMINISTRATOR, [csrf: web.csrf(Role.ADMINISTRATOR), unit: unit]) }

        when:
        def answer = change(ours.id())

        then:
        answer.statusCode() == 303
        web.get("/api/v1/devices/${device.id()}").unit == 'Sở Y tế'
        web.get("/api/v1/devices?unit=${ours.id()}").items*.name.contains('WHOSE-1')
        !web.get('/api/v1/devices?unit=own').items*.name.contains('WHOSE-1')
        web.page('/devices?q=so+y+te', Role.ADMINISTRATOR).body().contains('WHOSE-1')
        with(web.bean(AuditTrail).last('device.change-unit').get()) { [was(), became()] == ['', 'Sở Y tế'] }

        and: "not one that is not there, nor a word"
        change(NEVER).statusCode() == 404
        change('x').statusCode() == 400
        change('').statusCode() == 303
        web.get("/api/v1/devices/${device.id()}").unit == null
    }

    def "units are added and renamed on their page, and what was typed stays where it is refused"() {
        given:
        def send = { path, form -> web.submit(path, Role.ADMINISTRATOR, [csrf: web.csrf(Role.ADMINISTRATOR)] + form) }

        expect:
        send('/units', [name: 'Sở Giao thông', shortName: 'SGT']).statusCode() == 303
        send("/units/${web.bean(Units).all().find { it.shortName() == 'SGT' }.id()}", [name: 'Sở Xây dựng', shortName: 'SXD']).statusCode() == 303
        web.page('/units', Role.ADMINISTRATOR).body().contains('value="Sở Xây dựng"')
        with(send('/units', [name: 'Sở xây dựng', shortName: 'khác'])) {
            statusCode() == 422
            body().contains('value="khác"')
            body().contains('Đã có đơn vị tên “Sở xây dựng”')
        }
        send("/units/$NEVER", [name: 'x']).statusCode() == 404
    }
}
