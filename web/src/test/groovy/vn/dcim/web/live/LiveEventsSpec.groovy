package vn.dcim.web.live

import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.time.Instant
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.alarm.AlarmAction
import vn.dcim.core.alarm.AlarmChange
import vn.dcim.core.alarm.AlarmState
import vn.dcim.core.alarm.AlarmTransition
import vn.dcim.web.Plant
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

class LiveEventsSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared Plant plant = new Plant(web)
    @Shared ups = aDevice('UPS-A').with('output.source', 'input.voltage').addTo(web.context)
    @Shared long voltage = pointOf(web.context, ups, 'input.voltage')
    def soon = new PollingConditions(timeout: 10)

    /** Opens the stream as a page does and gathers its lines until closed. */
    class Stream implements AutoCloseable {
        final client = HttpClient.newHttpClient()
        final lines = new CopyOnWriteArrayList<String>()

        Stream(String query) {
            def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:${web.server.port}/events$query"))
                    .header('Authorization', 'Bearer ' + web.token(Role.DISPLAY)).build()
            Thread.startVirtualThread {
                try {
                    client.send(request, BodyHandlers.ofLines()).body().forEach(lines::add)
                } catch (IOException | UncheckedIOException ignored) {
                    // why: closing the client is how the stream ends
                }
            }
        }

        List data(String event) {
            def found = []
            lines.eachWithIndex { line, i ->
                if (line == "event: $event" && i + 1 < lines.size()) {
                    found << new JsonSlurper().parseText(lines[i + 1] - 'data: ')
                }
            }
            found
        }

        @Override
        void close() {
            client.shutdownNow()
        }
    }

    def "a page hears at once what is known of its points, then what changes, and nothing of others"() {
        given:
        plant.says(ups, ['input.voltage': 229.6, 'output.source': 2])

        when:
        def stream = new Stream("?points=$voltage")

        then:
        soon.eventually {
            assert stream.data('reading')[0]*.v == ['230']
            assert stream.data('time')[0] == web.clock.millis()
        }

        when:
        web.clock.advance(java.time.Duration.ofSeconds(10))
        plant.says(ups, ['input.voltage': 0, 'output.source': 2])

        then:
        soon.eventually {
            assert stream.data('reading').last()[0].subMap('p', 'v', 'u', 'q', 'n', 'at') ==
                    [p: voltage, v: '0,0', u: 'V', q: 'good', n: 0, at: web.clock.millis()]
        }
        stream.data('reading').flatten()*.p.unique() == [voltage]

        cleanup:
        stream?.close()
    }

    def "a page hears that alarms changed, how many stand and that a high one is new"() {
        given:
        def other = aDevice('UPS-B').with('output.source').addTo(web.context)
        def stream = new Stream('')
        soon.eventually { assert stream.data('alarm')[0].high == 0 }
        int before = stream.data('alarm')[0].counts.alarms

        when:
        plant.says(other, ['output.source': 3])

        then:
        soon.eventually {
            with(stream.data('alarm').last()) {
                assert it.counts.alarms == before + 1
                assert it.high == 1
            }
        }

        cleanup:
        stream?.close()
    }

    def "a closed page is forgotten"() {
        given: "none is open any more of the features before"
        def clients = web.context.getBean(LiveClients)
        soon.eventually { assert clients.count() == 0 }
        def stream = new Stream('')
        soon.eventually { assert clients.count() == 1 }

        when:
        stream.close()

        then:
        soon.eventually { assert clients.count() == 0 }
    }

    def "of a point that changes faster than a page can hear, the last reading waits and no other"() {
        given:
        def client = new LiveClient([7L] as Set, null, System::nanoTime)

        when:
        (1..10_000).each { client.offer([new vn.dcim.core.telemetry.Reading(7, web.clock.instant(), it, vn.dcim.core.point.Quality.GOOD)]) }

        then:
        client.takeReadings()*.value() == [10_000d]
        client.takeReadings() == []
    }

    def "of alarms that change one after the other a page hears at once, of a flood with the next beat"() {
        given:
        long now = -5
        def client = new LiveClient([] as Set, null, { now })
        int heard = 0
        client.wakes().subscribe { heard++ }
        def change = new AlarmChange(null, new AlarmTransition(
                1, 1, Instant.EPOCH, AlarmState.UNACKNOWLEDGED, AlarmState.ACKNOWLEDGED, AlarmAction.ACKNOWLEDGE, 'an', '', null, null))
        def changes = { int count -> heard = 0; count.times { client.alarmsChanged([change]) }; heard }

        expect: "as many as there may be, and no more before a second is over"
        changes(LiveClient.AT_ONCE) == LiveClient.AT_ONCE
        changes(1) == 0
        client.takeAlarmsChanged()

        when:
        now += LiveClient.WHILE.toNanos() - 1

        then:
        changes(1) == 0

        when:
        now += 1

        then:
        changes(LiveClient.AT_ONCE + 1) == LiveClient.AT_ONCE
    }

    def "whoever is not signed in hears nothing, and bad points are refused"() {
        expect:
        web.anonymous('/events').statusCode() == 401
        web.api('GET', '/events?points=1,x', Role.OPERATOR).statusCode() == 400
    }
}
