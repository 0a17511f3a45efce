package vn.dcim.web.overview

import java.time.Instant
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.Feed
import vn.dcim.core.place.Place

/** A power path on paper: {@code new Plan().device('UPS-A', UPS).feed('GRID-1', 'UPS-A', 'A')}. */
class Plan {

    final Map<String, Device> devices = [:]
    final Map<String, Place> racks = [:]
    final List<Feed> feeds = []

    Plan device(String name, DeviceClass deviceClass) {
        devices[name] = new Device(
                devices.size() + 1L, name, deviceClass, '', '', '', '', "snmp://$name", '', 'default', null, null, Device.State.ACTIVE, Instant.EPOCH)
        this
    }

    Plan rack(String name) {
        racks[name] = new Place(racks.size() + 1L, name, Place.Kind.RACK, null)
        this
    }

    Plan feed(String from, String to, String path = '', int priority = 0, Feed.Kind kind = Feed.Kind.POWER) {
        feeds << new Feed(null, key(from), key(to), kind, path, priority)
        this
    }

    String key(String name) {
        devices[name] ? Feed.device(devices[name].id()) : Feed.place(racks[name].id())
    }

    String nameOf(String key) {
        devices.find { Feed.device(it.value.id()) == key }?.key ?: key
    }

    PowerGraph graph() {
        PowerGraph.of(feeds, devices.values(), racks.values())
    }

    /** Two grids, a generator behind a transfer switch, two UPS with two PDU each, four racks of which one has one feed. */
    static Plan aCentre() {
        def plan = new Plan()
        ['GRID-1', 'GRID-2'].each { plan.device(it, DeviceClass.METER) }
        plan.device('G1', DeviceClass.GENERATOR).device('ATS-1', DeviceClass.ATS)
        ['UPS-A', 'UPS-B'].each { plan.device(it, DeviceClass.UPS) }
        ['PDU-A1', 'PDU-A2', 'PDU-B1', 'PDU-B2'].each { plan.device(it, DeviceClass.PDU) }
        plan.device('CRAC-1', DeviceClass.COOLING).device('RT-1', DeviceClass.ROUTER)
        ['R01', 'R02', 'R03', 'R04'].each { plan.rack(it) }
        plan.feed('GRID-1', 'ATS-1', 'A').feed('G1', 'ATS-1', 'A', 1).feed('ATS-1', 'UPS-A', 'A').feed('GRID-2', 'UPS-B', 'B')
                .feed('UPS-A', 'PDU-A1', 'A').feed('UPS-A', 'PDU-A2', 'A').feed('UPS-B', 'PDU-B1', 'B').feed('UPS-B', 'PDU-B2', 'B')
                .feed('ATS-1', 'CRAC-1', 'A').feed('UPS-A', 'RT-1', 'A').feed('UPS-B', 'RT-1', 'B')
                .feed('PDU-A1', 'R01', 'A').feed('PDU-B1', 'R01', 'B').feed('PDU-A1', 'R02', 'A')
                .feed('PDU-A2', 'R03', 'A').feed('PDU-B2', 'R03', 'B').feed('PDU-A2', 'R04', 'A').feed('PDU-B2', 'R04', 'B')
    }
}
