package vn.dcim.core.device

import io.micronaut.context.ApplicationContext
import io.micronaut.context.event.ApplicationEventListener
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.point.Conversion
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.PollClass
import vn.dcim.core.point.Quality
import vn.dcim.core.point.Quantity
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice

class DeviceRegistryPointsSpec extends Specification {

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared List<DeviceChanged> heard = [].asSynchronized()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).start()
                    .registerSingleton(ApplicationEventListener, new Hearing(heard))

    def registry = context.getBean(DeviceRegistry)

    def setup() {
        heard.clear()
    }

    def "every device has the point that says whether it answers, once"() {
        given:
        def ups = aDevice('UPS-A').with('input.voltage').addTo(context)
        def sensor = aDevice('SENSOR-1').with('device.reachability', 'ambient.temperature').addTo(context)

        expect:
        names(ups) == ['device.reachability', 'input.voltage']
        names(sensor) == ['ambient.temperature', 'device.reachability']
    }

    def "offering the same points again changes nothing and is not told"() {
        given:
        def ups = aDevice('UPS-B').with('input.voltage').addTo(context)
        heard.clear()

        when:
        def points = registry.reconcile(ups.id(), [voltage(1)])

        then:
        points*.name() == ['device.reachability', 'input.voltage']
        heard.empty
    }

    def "a changed, a new and a lost point are told once"() {
        given:
        def ups = aDevice('UPS-C').with('input.voltage', 'output.load').addTo(context)
        heard.clear()

        when:
        def points = registry.reconcile(ups.id(), [voltage(0.1), value('battery.charge', Quantity.PERCENT, 1)])

        then:
        points*.name() == ['battery.charge', 'device.reachability', 'input.voltage']
        points.find { it.name() == 'input.voltage' }.conversion().factor() == 0.1d
        names(ups) == ['battery.charge', 'device.reachability', 'input.voltage', 'output.load']
        heard*.device()*.name() == ['UPS-C']
    }

    def "what feeds a new device is there when the device is told of"() {
        given:
        def ups = aDevice('UPS-D').with('input.voltage').addTo(context)
        def graph = context.getBean(FeedRepository)
        heard.clear()

        when:
        def pdu = registry.add('PDU-1', 'snmp://10.0.0.9:161', null, 'default', null, reading('One', ''),
                [new Supply(Feed.device(ups.id()), Feed.Kind.POWER, 'B', 1)])

        then:
        graph.findAll().find { it.toNode() == Feed.device(pdu.id()) }.with {
            [it.fromNode(), it.kind(), it.path(), it.priority()] == [Feed.device(ups.id()), Feed.Kind.POWER, 'B', 1]
        }
        heard*.device()*.name() == ['PDU-1']
    }

    def "a device that says #length characters of itself is kept with #kept"() {
        when:
        def device = registry.add("LONG-$length", "snmp://10.0.1.1:$length", null, 'default', null,
                reading('m' * length, 'l' * length))

        then:
        device.model().length() == kept
        context.getBean(PointRepository).findByDeviceIdAndName(device.id(), 'input.voltage').get().label().length() == kept

        where:
        length || kept
        199    || 199
        200    || 200
        201    || 200
        255    || 200
    }

    private static DeviceReading reading(String model, String label) {
        def value = voltage(1)
        new DeviceReading(null, DeviceClass.PDU, 'Acme', model, 'spec', '', [:], [new DeviceReading.Value(value.name(), label,
                value.source(), value.quantity(), value.pollClass(), value.conversion(), value.value(), null, value.quality(), '')])
    }

    private List<String> names(Device device) {
        context.getBean(PointRepository).findByDeviceIdOrderByName(device.id())*.name()
    }

    private static DeviceReading.Value voltage(double factor) {
        value('input.voltage', Quantity.VOLTAGE, factor)
    }

    private static DeviceReading.Value value(String name, Quantity quantity, double factor) {
        new DeviceReading.Value(name, '', "spec:$name", quantity, PollClass.FAST,
                new Conversion(factor, 0, [] as Set, null, null, [:], null, null, []), Double.NaN, null, Quality.BAD, '')
    }

    static class Hearing implements ApplicationEventListener<Object> {
        private final List<DeviceChanged> heard

        Hearing(List<DeviceChanged> heard) {
            this.heard = heard
        }

        @Override
        void onApplicationEvent(Object event) {
            if (event instanceof DeviceChanged) {
                heard << event
            }
        }
    }
}
