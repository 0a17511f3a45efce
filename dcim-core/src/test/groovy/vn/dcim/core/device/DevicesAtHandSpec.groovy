package vn.dcim.core.device

import io.micronaut.context.ApplicationContext
import io.micronaut.transaction.TransactionOperations
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.PointsAtHand
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice

/** Devices and points are read again after each change of a row, however it was made, and not before. */
class DevicesAtHandSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder().properties(database.properties()).start()
    @Shared DevicesAtHand devices = context.getBean(DevicesAtHand)
    @Shared PointsAtHand points = context.getBean(PointsAtHand)
    @Shared int counter

    private List<Device> listed() {
        context.getBean(DeviceRepository).findListed()
    }

    private Map read() {
        context.getBean(PointRepository).findRead().groupBy { it.deviceId() }
    }

    private void sql(String statement) {
        database.connect().withCloseable { it.createStatement().execute(statement) }
    }

    def "the same list for all who look, by name, till a device changes: #change"() {
        given:
        def one = aDevice("B-${++counter}").with('input.voltage').addTo(context)
        aDevice("A-${++counter}").addTo(context)
        def before = devices.listed()

        expect:
        devices.listed().is(before)
        before == listed()

        when:
        change.startsWith('UPDATE') ? sql("$change WHERE id = ${one.id()}") : aDevice("C-${++counter}").addTo(context)

        then:
        !devices.listed().is(before)
        devices.listed() == listed()
        devices.listed().is(devices.listed())

        where:
        change << ['it comes', "UPDATE device SET firmware = '2'", "UPDATE device SET state = 'PAUSED'", "UPDATE device SET state = 'RETIRED'",
                   'UPDATE device SET place_id = NULL', "UPDATE device SET name = CONCAT('Z', name)"]
    }

    def "the same points for all who look, till one changes: #change"() {
        given:
        def one = aDevice("P-${++counter}").with('input.voltage', 'output.load').addTo(context)
        def before = points.byDevice()

        expect:
        points.byDevice().is(before)
        before == read()

        when:
        change.startsWith('UPDATE') ? sql("$change WHERE device_id = ${one.id()} AND name = 'input.voltage'") : aDevice("Q-${++counter}").addTo(context)

        then:
        !points.byDevice().is(before)
        points.byDevice() == read()
        points.byDevice().is(points.byDevice())

        where:
        change << ['one comes', "UPDATE point SET label = 'L1'", 'UPDATE point SET retired = TRUE', "UPDATE point SET name = 'input.current'"]
    }

    def "a point that is retired is not among them"() {
        given:
        def one = aDevice("P-${++counter}").with('input.voltage').addTo(context)

        when:
        sql("UPDATE point SET retired = TRUE WHERE device_id = ${one.id()} AND name = 'input.voltage'")

        then:
        points.byDevice()[one.id()]*.name() == ['device.reachability']
    }

    def "a transaction sees what it changed itself; where it fails, nobody else ever does"() {
        given:
        def one = aDevice("T-${++counter}").addTo(context)
        def before = devices.listed()
        def seen = []

        when:
        context.getBean(TransactionOperations).executeWrite {
            context.getBean(DeviceRepository).identify(one.id(), 'APC', 'nháp', '', '')
            seen << devices.listed().find { it.id() == one.id() }.model()
            throw new IllegalStateException('no')
        }

        then:
        thrown(IllegalStateException)
        seen == ['nháp']
        devices.listed() == before

        when: "another change of that count"
        context.getBean(DeviceRepository).identify(one.id(), 'APC', 'thật', '', '')

        then:
        devices.listed().find { it.id() == one.id() }.model() == 'thật'
    }
}
