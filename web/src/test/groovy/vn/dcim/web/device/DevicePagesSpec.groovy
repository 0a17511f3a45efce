package vn.dcim.web.device

import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.Feed
import vn.dcim.core.device.FeedRepository
import vn.dcim.core.device.Reachability
import vn.dcim.core.ingest.KeptAnnouncements
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

class DevicePagesSpec extends Specification {

    // why: no tick, in which the rules would judge what the latest readings are at that moment, and raise alarms of their own
    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.ingest.tick': '1h'])
    @Shared ups = aDevice('UPS-A').with('input.voltage', 'output.load', 'output.source', 'battery.temperature').addTo(web.context)
    @Shared cooler = aDevice('CRAC-1').ofClass(DeviceClass.COOLING).with('cooling.supply.temperature').addTo(web.context)

    @Shared recorder = aDevice('NVR-1').ofClass(DeviceClass.NVR)
            .with('camera.1.frame-rate', 'camera.10.frame-rate', 'camera.2.frame-rate').addTo(web.context)
    @Shared leaks = ['LEAK-10', 'LEAK-1', 'LEAK-2'].collect { aDevice(it).ofClass(DeviceClass.LEAK).with('leak.1').addTo(web.context) }

    def setupSpec() {
        web.context.getBean(FeedRepository).save(
                new Feed(null, Feed.device(ups.id()), Feed.device(cooler.id()), Feed.Kind.POWER, 'A', 0))
        def at = web.clock.instant().minusSeconds(7)
        web.context.getBean(LatestReadings).update([
                new Reading(point('input.voltage'), at, 229.6, Quality.GOOD),
                new Reading(point('output.load'), at, 49.2, Quality.STALE),
                new Reading(point('output.source'), at, 3, Quality.GOOD),
                new Reading(point('battery.temperature'), at, -999, Quality.BAD),
        ])
        web.context.getBean(LatestReadings).update(leaks.collect {
            def reachability = it.name() == 'LEAK-2' ? Reachability.UNREACHABLE : Reachability.REACHABLE
            new Reading(pointOf(web.context, it, Reachability.POINT), at, reachability.code(), Quality.GOOD)
        })
    }

    def point(String name) {
        pointOf(web.context, ups, name)
    }

    def "the list finds devices whatever the diacritics, and says when there is none"() {
        expect:
        web.page('/devices?q=dieu+hoa', Role.OPERATOR).body().contains('>CRAC-1<')
        !web.page('/devices?q=dieu+hoa', Role.OPERATOR).body().contains('>UPS-A<')
        with(web.page('/devices?q=zzz', Role.OPERATOR).body()) {
            contains('Không thiết bị nào khớp “zzz”')
            contains('>Xem mọi thiết bị<')
        }
    }

    def "sorted by #sort the list reads #sorted"() {
        expect:
        web.page("/devices?class=leak&sort=$sort", Role.OPERATOR).body().findAll(/(?<=<b>)LEAK-\d+(?=<\/b>)/) == sorted

        where:
        sort    || sorted
        'name'  || ['LEAK-1', 'LEAK-2', 'LEAK-10']
        '-name' || ['LEAK-10', 'LEAK-2', 'LEAK-1']
        'state' || ['LEAK-2', 'LEAK-1', 'LEAK-10']
        'place' || ['LEAK-1', 'LEAK-2', 'LEAK-10']
    }

    def "the list is handed over as a file, filtered and sorted as it is shown"() {
        when:
        def csv = web.page('/devices/export.csv?class=leak&sort=-name', Role.AUDITOR)
        def lines = csv.body().readLines()

        then:
        csv.headers().firstValue('Content-Disposition').get().contains('devices.csv')
        lines[0].startsWith('\uFEFFTên,Loại,Hãng,Kiểu,Trạng thái,Vị trí')
        lines.drop(1)*.takeWhile { it != ',' } == ['LEAK-10', 'LEAK-2', 'LEAK-1']
        lines[2] =~ /^LEAK-2,Rò nước,.*mất liên lạc/
        web.page('/devices?class=leak&sort=-name', Role.AUDITOR).body().contains('/devices/export.csv?class=leak&amp;sort=-name')
        web.page('/devices/export.xlsx', Role.AUDITOR).body().startsWith('PK')
        web.page('/devices/export.csv?class=nothing', Role.AUDITOR).statusCode() == 400
    }

    def "points stand in the order in which people count"() {
        expect:
        web.page("/devices/${recorder.id()}", Role.OPERATOR).body().findAll(/(?<=title=")camera\.\d+(?=\.frame-rate")/) ==
                ['camera.1', 'camera.2', 'camera.10']
    }

    def "only who may change devices sees how to"() {
        expect:
        web.page('/devices', role).body().contains('/devices/new') == sees
        web.page("/devices/${ups.id()}", role).body().contains('/pause') == sees

        where:
        role               || sees
        Role.SHIFT_LEAD    || true
        Role.ADMINISTRATOR || true
        Role.OPERATOR      || false
        Role.AUDITOR       || false
    }

    def "a device's page shows values with unit, age and quality, and what it feeds"() {
        when:
        def html = web.page("/devices/${ups.id()}", Role.OPERATOR).body()

        then: "a good value, a stale one with the reason, a word with its grade, a dash for the impossible"
        html =~ /q-good" data-point="${point('input.voltage')}" title=""><span class="v">230<\/span> <span class="unit">V</
        html =~ /q-stale" data-point="${point('output.load')}" title="Thiết bị không trả lời[^"]+"><span class="v">49</
        html =~ /q-good g-alarm" data-point="${point('output.source')}"[^>]+><span class="v">ắc quy</
        html =~ /q-bad" data-point="${point('battery.temperature')}"[^>]+><span class="v">—</
        html.contains('7 giây')
        html.contains('Điện áp vào')
        html.contains("href=\"/devices/${cooler.id()}\"")
    }

    def "a device that has taken back all that it announced says since when; one that still announces something does not"() {
        given:
        def plug = aDevice('PLUG-1').at('mqtt:ha:plug-1').with('input.power').addTo(web.context)
        def kept = web.context.getBean(KeptAnnouncements)
        def at = Instant.parse('2026-11-20T01:02:00Z')
        ['a', 'b'].each { kept.keep(plug.id(), it, '{}', [:]) }

        when:
        kept.withdraw(plug.id(), 'a', at)

        then:
        !web.page("/devices/${plug.id()}", Role.OPERATOR).body().contains('Công bố đã rút')

        when:
        kept.withdraw(plug.id(), 'b', at)
        kept.withdraw(plug.id(), 'b', at.plusSeconds(3600))

        then:
        web.page("/devices/${plug.id()}", Role.OPERATOR).body() =~ /Công bố đã rút<\/dt><dd class="word p-medium">▲ 20\/11\/2026 08:02/

        cleanup:
        web.context.getBean(vn.dcim.core.device.DeviceRegistry).setState(plug.id(), vn.dcim.core.device.Device.State.RETIRED)
    }

    def "the same page speaks English by a cookie"() {
        when:
        def html = web.page("/devices/${ups.id()}", Role.OPERATOR, [Cookie: 'dcim_language=en']).body()

        then:
        html.contains('Input voltage')
        html.contains('>battery<')
    }

    def "a device that is not there is a page that says so"() {
        when:
        def answer = web.page('/devices/4711', Role.OPERATOR)

        then:
        answer.statusCode() == 404
        answer.body().contains('Không có thiết bị “4711”')
        answer.body().contains('id="navigation"')
    }

    def "what is typed is shown, never run"() {
        expect:
        web.page('/devices?q=%3Cscript%3Ealert(1)%3C/script%3E', Role.OPERATOR).body().contains('&lt;script>alert(1)')
    }

    def "pausing by the page needs the right"() {
        expect:
        web.command("/devices/${cooler.id()}/pause", role).statusCode() == status

        where:
        role            || status
        Role.OPERATOR   || 403
        Role.SHIFT_LEAD || 204
    }

    def "nothing runs but our own files, and they are kept for ever under a path of their version"() {
        given:
        def page = web.page('/devices', Role.OPERATOR)
        def css = (page.body() =~ /href="(\/assets\/[^"]+dcim.css)"/)[0][1]

        expect:
        page.headers().firstValue('Content-Security-Policy').get().contains("script-src 'self'")
        !page.body().contains(' style="')
        !(page.body() =~ /<script(?! src)/)
        with(web.anonymous(css, ['Accept-Encoding': 'identity'])) {
            statusCode() == 200
            headers().firstValue('Cache-Control').get().contains('immutable')
            headers().firstValue('Content-Type').get().startsWith('text/css')
        }
        web.anonymous('/assets/x/application.yml').statusCode() == 404
    }
}
