package vn.dcim.web.overview

import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.Feed

class DrawingSpec extends Specification {

    @Shared plan = Plan.aCentre()
    @Shared graph = plan.graph()
    @Shared line = Drawing.of(graph)

    def box(String name) {
        line.boxes()[plan.key(name)]
    }

    def loads(String name) {
        line.boxes()[graph.nodes().find { it.isLoads() && it.devices()*.name().contains(name) }.key()]
    }

    def "#name stands in row #row"() {
        expect:
        box(name).rank() == row

        where:
        name     || row
        'GRID-1' || 0
        'G1'     || 0
        'GRID-2' || 0
        'ATS-1'  || 1
        'UPS-A'  || 2
        'UPS-B'  || 2   // one step from its grid, yet beside the other UPS
        'PDU-A1' || 3
        'PDU-B2' || 3
    }

    def "a load stands beside what else its source feeds"() {
        expect:
        loads('CRAC-1').rank() == box('UPS-A').rank()
        loads('RT-1').rank() == box('PDU-A1').rank()
    }

    def "path A stands left of path B, and what hangs on both between them"() {
        expect:
        box('UPS-A').middle() < box('UPS-B').middle()
        box('PDU-A2').middle() < loads('RT-1').middle()
        loads('RT-1').middle() < box('PDU-B1').middle()
    }

    def "the sources of a switch stand on both sides above it, and a UPS beneath its grid"() {
        expect:
        box('GRID-1').middle() < box('ATS-1').middle()
        box('ATS-1').middle() < box('G1').middle()
        box('GRID-2').middle() == box('UPS-B').middle()
        box('ATS-1').middle() == box('UPS-A').middle()
    }

    def "boxes do not touch, and none leaves the drawing"() {
        given:
        def boxes = line.boxes().values() as List

        expect:
        boxes.every { it.x() >= 0 && it.x() + it.width() <= line.width() && it.bottom() <= line.height() }
        boxes.every { one -> boxes.every { other ->
            one.is(other) || one.rank() != other.rank() || one.x() + one.width() <= other.x() || other.x() + other.width() <= one.x()
        } }
    }

    def "wires run down and sideways only, from box to box"() {
        expect:
        line.wires().size() == graph.edges().size()
        line.wires().every { it.path() ==~ /M[\d.]+ [\d.]+(V[\d.]+H[\d.]+)?V[\d.]+/ }
        line.wires().every { wire ->
            def to = line.boxes()[wire.edge().to()]
            wire.path().endsWith('V' + (to.y() as BigDecimal).stripTrailingZeros().toPlainString())
        }
    }

    def "each rack has a tap for each feed, A left of B"() {
        expect:
        line.cells()*.rack()*.name() == ['R01', 'R02', 'R03', 'R04']
        line.cells()*.taps()*.size() == [2, 1, 2, 2]
        line.cells().findAll { it.taps().size() == 2 }.every { it.taps()[0].x() < it.taps()[1].x() }
        line.cells().every { cell -> cell.taps().every { it.x() > cell.x() && it.x() < cell.x() + cell.width() && it.to() == cell.y() } }
        line.bars().size() == 4
    }

    def "feeds that run in a circle are drawn all the same, once"() {
        given:
        def circle = new Plan().device('UPS-1', DeviceClass.UPS).device('UPS-2', DeviceClass.UPS)
                .feed('UPS-1', 'UPS-2').feed('UPS-2', 'UPS-1').feed('UPS-1', 'UPS-1')

        expect:
        circle.graph().edges().size() == 1
        Drawing.of(circle.graph()).boxes().size() == 2
    }

    def "nothing is drawn of an empty registry, of other feeds, or of what is no longer there"() {
        given:
        def other = new Plan().device('SW-1', DeviceClass.SWITCH).device('C01', DeviceClass.CAMERA).device('UPS-1', DeviceClass.UPS)
                .feed('SW-1', 'C01', '', 0, Feed.Kind.NETWORK).feed('SW-1', 'C01')
        other.feeds << new Feed(null, 'device:99', Feed.device(3), Feed.Kind.POWER, 'A', 0)

        expect:
        Drawing.of(new Plan().graph()).isEmpty()
        Drawing.of(other.graph()).isEmpty()
        other.graph().apart()*.name() == ['UPS-1']
    }
}
