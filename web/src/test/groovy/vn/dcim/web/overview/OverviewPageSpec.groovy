package vn.dcim.web.overview

import java.lang.reflect.InvocationHandler
import java.lang.reflect.Proxy
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.device.Feed
import vn.dcim.core.device.FeedRepository
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.Quality
import vn.dcim.core.scope.Scope
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.web.WebServer
import vn.dcim.web.scope.SeenDevices

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

class OverviewPageSpec extends Specification {

    // why: no tick, in which the rules would judge what the latest readings are at that moment, and raise alarms of their own
    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.ingest.tick': '1h'])
    @Shared Map<String, Object> devices = [:]

    def setupSpec() {
        add('GRID-1', DeviceClass.METER, 'input.L1.voltage', 'input.L2.voltage', 'input.power')
        add('UPS <A>', DeviceClass.UPS, 'output.source', 'battery.runtime', 'battery.charge', 'output.load', 'output.L1.power', 'output.L2.power')
        add('PDU-1', DeviceClass.PDU, 'input.power')
        add('CRAC-1', DeviceClass.COOLING, 'cooling.unit', 'cooling.supply.temperature')
        add('DOOR-1', DeviceClass.ACCESS, 'door.1.contact', 'door.1.lock')
        add('ACS-2', DeviceClass.ACCESS, 'door.1.contact', 'door.2.contact')
        add('NVR-1', DeviceClass.NVR, 'camera.2.status', 'camera.2.footage-age', 'camera.10.status')
        add('LEAK-1', DeviceClass.LEAK, 'leak.detector')
        add('UPS-SPARE', DeviceClass.UPS, 'output.source')
        def rack = web.bean(PlaceRepository).save(new Place(null, 'R01', Place.Kind.RACK, null))
        feed(Feed.device(devices['GRID-1'].id()), Feed.device(devices['UPS <A>'].id()))
        feed(Feed.device(devices['UPS <A>'].id()), Feed.device(devices['PDU-1'].id()))
        feed(Feed.device(devices['GRID-1'].id()), Feed.device(devices['CRAC-1'].id()))
        feed(Feed.device(devices['PDU-1'].id()), Feed.place(rack.id()))
    }

    void add(String name, DeviceClass deviceClass, String... points) {
        devices[name] = aDevice(name).at('mqtt:spec/' + name).ofClass(deviceClass).with(points).addTo(web.context)
    }

    void feed(String from, String to) {
        web.bean(FeedRepository).save(new Feed(null, from, to, Feed.Kind.POWER, 'A', 0))
    }

    /** Reads numbers, or words of state lists. */
    void read(String name, Map<String, Object> values) {
        web.bean(LatestReadings).update(values.collect { point, value ->
            double number = value instanceof String
                    ? web.bean(PointVocabulary).find(point).get().states().get().byWord(value).get().code() : value as double
            new Reading(pointOf(web.context, devices[name], point), web.clock.instant(), number, Quality.GOOD)
        })
    }

    void wellThen() {
        read('GRID-1', ['input.L1.voltage': 230, 'input.L2.voltage': 231, 'input.power': 31.4])
        read('UPS <A>', ['output.source': 'utility', 'battery.runtime': 2460, 'battery.charge': 100, 'output.load': 49,
                         'output.L1.power': 5.5, 'output.L2.power': 6.25])
        read('PDU-1', ['input.power': 7.9])
        read('CRAC-1', ['cooling.unit': 'on', 'cooling.supply.temperature': 18.2])
        read('DOOR-1', ['door.1.contact': 'closed', 'door.1.lock': 'locked'])
        read('ACS-2', ['door.1.contact': 'closed', 'door.2.contact': 'closed'])
        read('NVR-1', ['camera.2.status': 'online', 'camera.2.footage-age': 34 * 86_400, 'camera.10.status': 'online'])
        read('LEAK-1', ['leak.detector': 'clear'])
    }

    def "nobody sees it without signing in"() {
        expect:
        web.anonymous(path).statusCode() in [303, 401, 403]

        where:
        path << ['/', '/overview/diagram']
    }

    def "on a good day everything has voltage, nothing stands out, and numbers have their units"() {
        given:
        wellThen()

        when:
        def html = web.page('/', Role.OPERATOR).body()

        then:
        html.contains('<svg class="line"')
        !(html =~ /<path class="dead" d="M\d+ \d\d/)
        !html.contains('class="node meter p-high')
        html =~ /node meter p-none flow-live/
        html =~ /<tspan class="v">41 phút<\/tspan>/
        html =~ /<tspan class="v">18,2<|<span class="v">18,2<\/span> <span class="unit">°C/
        html.contains('>khóa<')
        html.contains('34</b>')

        and: "phases together: 5,5 + 6,25 = 11,75, shown as 11,8"
        html =~ /data-join="sum"[^>]+><span class="v">11,8<\/span> <span class="unit">kW/

        and: "a rack with one feed says which"
        html =~ /(?s)class="rack p-none single".*?>chỉ A</

        and: "cameras in the order people count"
        html.indexOf('C02<') < html.indexOf('C10<')
    }

    def "of several doors that have no name of their own each has its number: #doors"() {
        given:
        wellThen()

        expect:
        with(web.page('/', Role.OPERATOR, [Cookie: "dcim_language=$language"]).body()) { html ->
            doors.every { html.contains(it) }
        }

        where:
        language || doors
        'vi'     || ['ACS-2 · Cửa 1', 'ACS-2 · Cửa 2', 'DOOR-1']
        'en'     || ['ACS-2 · Door 1', 'ACS-2 · Door 2', 'DOOR-1']
    }

    def "names are shown, never run"() {
        when:
        def html = web.page('/', Role.OPERATOR).body()

        then:
        html.contains('UPS &lt;A&gt;')
        !html.contains('UPS <A>')
    }

    def "what no feed names is listed apart"() {
        expect:
        web.page('/', Role.OPERATOR).body() =~ /(?s)class="apart".*UPS-SPARE/
    }

    def "a lost grid is told by colour, shape and word, and what hangs on it is drawn broken"() {
        given:
        wellThen()
        read('GRID-1', ['input.L1.voltage': 0, 'input.L2.voltage': 2.1])
        read('UPS <A>', ['output.source': 'battery'])

        when:
        def html = web.page('/', Role.OPERATOR).body()

        then: "the meter: filled, with sign and word"
        html =~ /(?s)node meter p-high flow-dead.*?■ .*?GRID-1.*?MẤT ĐIỆN/

        and: "the way to UPS and cooling is dead, the way on from the battery is not"
        html.count('<path class="dead" d="M') == 3   // two wires and the legend
        html =~ /node loads p-high follows flow-dead/
        html =~ /node ups p-high flow-battery/

        and: "the rack has nothing but the battery"
        html.contains('chỉ còn nguồn ắc quy')
    }

    def "the drawing is sent again only when more than a number has changed"() {
        given:
        wellThen()
        def version = (web.page('/', Role.OPERATOR).body() =~ /data-version="([0-9a-f]+)"/)[0][1]

        expect:
        web.page("/overview/diagram?version=$version", Role.OPERATOR).statusCode() == 204

        when: "another load"
        read('UPS <A>', ['output.load': 52])

        then:
        web.page("/overview/diagram?version=$version", Role.OPERATOR).statusCode() == 204

        when: "another state"
        read('UPS <A>', ['output.source': 'bypass'])
        def fresh = web.page("/overview/diagram?version=$version", Role.OPERATOR)

        then:
        fresh.statusCode() == 200
        fresh.body().startsWith('<div class="board"')
        fresh.body().contains('node ups p-medium')
    }

    def "the page speaks English by a cookie"() {
        expect:
        web.page('/', Role.OPERATOR, [Cookie: 'dcim_language=en']).body().contains('Power path')
    }

    def "the registry is read in four queries, however many devices there are"() {
        given:
        def calls = []
        def counted = { Class type ->
            def real = web.bean(type)
            Proxy.newProxyInstance(type.classLoader, [type] as Class[], { proxy, method, arguments ->
                calls << method.name
                method.invoke(real, arguments)
            } as InvocationHandler)
        }
        def reader = { new Centres(new SeenDevices(counted(DeviceRepository), counted(PointRepository)),
                counted(FeedRepository), counted(PlaceRepository), web.clock) }

        when:
        def few = reader().now(Scope.EVERYTHING).devices().size()
        30.times { add("TH-$it", DeviceClass.ENVIRONMENT, 'ambient.temperature', 'ambient.humidity') }
        def many = reader().now(Scope.EVERYTHING).devices().size()

        then:
        many == few + 30
        calls.size() == 4 + 4
    }

    def "a registry that is known is not read again within half a minute, unless a device changes"() {
        given:
        def centres = web.bean(Centres)
        def known = centres.now(Scope.EVERYTHING)

        expect:
        centres.now(Scope.EVERYTHING).is(known)

        when:
        centres.on(null)

        then:
        !centres.now(Scope.EVERYTHING).is(known)
    }
}
