package vn.dcim.web.telemetry;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.node.DeviceShares;
import vn.dcim.core.node.Lease;
import vn.dcim.core.node.LivingNode;
import vn.dcim.core.node.Ownership;

/** Who collects how many devices, as this process saw it last. */
@Singleton
class NodeLook {

    private final Ownership ownership;

    NodeLook(Ownership ownership) {
        this.ownership = ownership;
    }

    /** Returns the processes in the order in which they started; none where this one is alone. */
    List<TelemetryPage.Node> nodes() {
        return ownership.isShared()
                ? ownership.nodes().stream()
                        .sorted(Comparator.comparing(LivingNode::startedAt))
                        .map(this::line)
                        .toList()
                : List.of();
    }

    private TelemetryPage.Node line(LivingNode node) {
        Set<String> held = held(node);
        Set<String> heard = ofKind(held, DeviceShares.MQTT);
        return new TelemetryPage.Node(
                node.name(),
                node.id().equals(ownership.node()),
                node.startedAt(),
                node.capacity(),
                node.kinds().contains(DeviceShares.SNMP) ? ownership.devicesOf(ofKind(held, DeviceShares.SNMP)) : null,
                node.kinds().contains(DeviceShares.MQTT),
                heard.isEmpty() ? null : ownership.devicesOf(heard));
    }

    private Set<String> held(LivingNode node) {
        return ownership.leases().values().stream()
                .filter(lease -> lease.live() && lease.holder().equals(node.id()))
                .map(Lease::name)
                .collect(Collectors.toSet());
    }

    /** Returns how many devices nobody collects: their process is gone, and no other has taken them yet. */
    int unowned() {
        return ownership.devicesOf(ownership.leases().values().stream()
                .filter(lease -> !lease.live() || lease.holder().isEmpty())
                .map(Lease::name)
                .toList());
    }

    private static Set<String> ofKind(Set<String> leases, String kind) {
        return leases.stream().filter(name -> name.startsWith(kind + "/")).collect(Collectors.toSet());
    }
}
