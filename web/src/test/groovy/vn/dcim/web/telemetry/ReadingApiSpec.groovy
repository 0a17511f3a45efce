package vn.dcim.web.telemetry

import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.point.RawValue
import vn.dcim.core.telemetry.Sample
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

class ReadingApiSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared ups = aDevice('UPS-A').with('input.voltage', 'output.source').addTo(web.context)
    @Shared long voltage = pointOf(web.context, ups, 'input.voltage')
    @Shared long source = pointOf(web.context, ups, 'output.source')
    @Shared Instant start

    def setupSpec() {
        start = web.clock.instant()
        [[230.0, 2], [231.0, 2], [-1.0, 2], [228.0, 3]].eachWithIndex { values, i ->
            web.clock.set(start.plusSeconds(30 * i))
            def samples = [Sample.live(voltage, RawValue.of(values[0] as double)), Sample.live(source, RawValue.of(values[1] as double))]
            web.context.getBean(SampleSink).accept(SampleBatch.cycle(ups.id(), web.clock.instant(), samples))
                    .toCompletableFuture().get(20, TimeUnit.SECONDS)
        }
        web.clock.set(start.plusSeconds(120))
    }

    def "the last reading of each point of a device, by #by"() {
        when:
        def list = web.get("/api/v1/readings/latest?device=${by == 'id' ? ups.id() : 'UPS-A'}")

        then:
        list.total == 3
        list.items.find { it.name == 'input.voltage' } == [point: voltage, device: ups.id(), name: 'input.voltage',
                value: 228, unit: 'V', quality: 'GOOD', at: start.plusSeconds(90).toString()]
        list.items.find { it.name == 'output.source' }.with { [it.value, it.unit] } == ['battery', '']

        where:
        by << ['id', 'name']
    }

    def "an unknown device is a problem"() {
        expect:
        web.api('GET', '/api/v1/readings/latest?device=UPS-Z', Role.OPERATOR).statusCode() == 404
    }

    def "history without a step gives every reading"() {
        when:
        def list = web.get("/api/v1/points/$voltage/history?from=$start&to=${start.plusSeconds(90)}")

        then: "the end is exclusive"
        list.items*.value == [230, 231, -1]
        list.items*.at == [0, 30, 60].collect { start.plusSeconds(it).toString() }
        list.total == 3
    }

    def "history with a step gives one item a step"() {
        when:
        def list = web.get("/api/v1/points/$voltage/history?from=$start&to=${start.plusSeconds(120)}&step=$step")

        then: "(230 + 231) / 2 = 230.5 and (-1 + 228) / 2 = 113.5"
        list.items.collect { [it.value, it.min, it.max, it.count] } == [[230.5, 230, 231, 2], [113.5, -1, 228, 2]]

        where:
        step << ['60', '60s', '1m', 'PT1M']
    }

    def "the history of a state gives words"() {
        expect:
        web.get("/api/v1/points/$source/history?from=$start&to=${start.plusSeconds(120)}&step=1m").items*.value == ['utility', 'battery']
    }

    def "a quantity in a few numbers"() {
        expect:
        web.get("/api/v1/points/$voltage/summary?from=$start&to=${start.plusSeconds(120)}") == [
                from: start.toString(), to: start.plusSeconds(120).toString(), min: -1, average: 172, percentile95: 231, max: 231, last: 228,
                count: 4, states: [], unknownSeconds: 0, quality: 'GOOD']
    }

    def "a state by how long it was which"() {
        when:
        def sum = web.get("/api/v1/points/$source/summary?from=$start&to=${start.plusSeconds(120)}")

        then:
        sum.states.sum { it.seconds } + sum.unknownSeconds == 120
        sum.states*.state.toSet() == ['utility', 'battery'].toSet()
        sum.states*.seconds == sum.states*.seconds.sort().reverse()
        sum.states.every { Math.abs(it.percent - it.seconds / 1.2) < 1e-9 }
        sum.last == 'battery'
        !sum.containsKey('average')
    }

    def "of what is still to come nothing is known, and that is no gap"() {
        given:
        def now = web.clock.instant()

        expect:
        web.get("/api/v1/points/$voltage/summary?from=${now.minusSeconds(600)}&to=${now.plusSeconds(600)}").to == now.toString()
    }

    def "#query of a summary is refused: #field"() {
        when:
        def answer = web.api('GET', "/api/v1/points/$voltage/summary?$query", Role.OPERATOR)

        then:
        answer.statusCode() == 400
        WebServer.json(answer).errors[0].field == field

        where:
        query                                               || field
        'from=yesterday'                                    || 'from'
        'from=2026-11-21T08:00:00Z&to=2026-11-21T08:00:00Z' || 'from'
    }

    def "#query is refused: #field"() {
        when:
        def answer = web.api('GET', "/api/v1/points/$voltage/history?$query", Role.OPERATOR)

        then:
        answer.statusCode() == 400
        WebServer.json(answer).errors[0].field == field

        where:
        query                                                        || field
        'from=yesterday'                                             || 'from'
        'to=21/11/2026'                                              || 'to'
        'from=2026-11-21T08:00:00Z&to=2026-11-21T08:00:00Z'          || 'from'
        'step=0'                                                     || 'step'
        'step=-5m'                                                   || 'step'
        'step=often'                                                 || 'step'
        'from=2025-11-21T08:00:00Z&to=2026-11-21T08:00:00Z&step=1s'  || 'step'
    }
}
