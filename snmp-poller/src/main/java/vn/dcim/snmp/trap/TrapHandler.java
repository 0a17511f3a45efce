package vn.dcim.snmp.trap;

import java.net.InetAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.point.StateList;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.snmp.PolledDevice;
import vn.dcim.snmp.SnmpPoller;
import vn.dcim.snmp.profile.DeviceProfile;
import vn.dcim.snmp.profile.ProfileLibrary;
import vn.dcim.snmp.profile.TrapRule;

/**
 * What is done about a notification: its device is asked at once, so that a poll confirms it and a lost "all clear" leaves no
 * alarm behind; a state that it states by itself is taken over until then.
 */
final class TrapHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TrapHandler.class);

    private final SnmpPoller poller;
    private final ProfileLibrary library;
    private final PointVocabulary vocabulary;
    private final SampleSink sink;
    private final RejectedTraps rejected;
    private final Clock clock;

    TrapHandler(
            SnmpPoller poller,
            ProfileLibrary library,
            PointVocabulary vocabulary,
            SampleSink sink,
            RejectedTraps rejected,
            Clock clock) {
        this.poller = poller;
        this.library = library;
        this.vocabulary = vocabulary;
        this.sink = sink;
        this.rejected = rejected;
        this.clock = clock;
    }

    void handle(Trap trap, InetAddress sender, long size) {
        List<PolledDevice> senders = TrapSource.of(trap, sender, poller.polledDevices());
        String oid = trap.oid().toDottedString();
        if (senders.isEmpty()) {
            rejected.keep(sender, oid, trap.text(), size, TrapFault.Detail.NO_DEVICE_ASKED);
            return;
        }
        List<PolledDevice> concerned =
                senders.stream().filter(device -> rule(device, oid).isPresent()).toList();
        if (concerned.isEmpty() && !trap.isStandard()) {
            String names = String.join(
                    ", ", senders.stream().map(device -> device.device().name()).toList());
            rejected.keep(sender, oid, trap.text(), size, TrapFault.Detail.NOT_OF_DEVICE, names);
        }
        if (concerned.size() == 1) {
            rule(concerned.getFirst(), oid).ifPresent(rule -> takeOver(trap, rule, concerned.getFirst()));
        }
        // why: also what nobody understands is a sign that something happened there
        (concerned.isEmpty() ? senders : concerned)
                .forEach(device -> poller.refresh(device.device().id()));
    }

    /** Asks the devices at an address, whatever was sent from there. */
    void refresh(InetAddress sender) {
        TrapSource.at(sender, poller.polledDevices())
                .forEach(device -> poller.refresh(device.device().id()));
    }

    private Optional<TrapRule> rule(PolledDevice device, String oid) {
        return library.byId(device.device().profile()).stream()
                .map(DeviceProfile::lineage)
                .flatMap(List::stream)
                .flatMap(profile -> profile.traps().stream())
                .filter(rule -> rule.oid().equals(oid))
                .findFirst();
    }

    private void takeOver(Trap trap, TrapRule rule, PolledDevice device) {
        if (rule.pointName() == null || rule.state() == null) {
            return;
        }
        device.point(rule.pointName())
                .flatMap(point -> raw(point, rule.state()).map(raw -> Sample.live(point.id(), raw)))
                .ifPresent(sample -> sink.accept(SampleBatch.event(
                                device.device().id(),
                                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                                fingerprint(trap),
                                List.of(sample)))
                        .whenComplete((isNew, failure) -> {
                            if (failure != null) {
                                LOG.warn(
                                        "A trap of {} was not stored: {}",
                                        device.device().name(),
                                        failure.toString());
                            }
                        }));
    }

    /** Returns what the device would send for a state; empty where its profile knows no single value for it. */
    private Optional<RawValue> raw(Point point, String word) {
        return vocabulary
                .find(point.name())
                .flatMap(PointName::states)
                .flatMap(states -> states.byWord(word))
                .map(StateList.State::code)
                .flatMap(code -> point.conversion().states().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(code))
                        .map(Map.Entry::getKey)
                        .filter(key -> key.matches("-?\\d+|\\w[\\w ]*"))
                        .sorted()
                        .findFirst()
                        .map(RawValue::of));
    }

    private static long fingerprint(Trap trap) {
        long hash = (long) Objects.hash(trap.oid(), trap.id()) << 32
                | Integer.toUnsignedLong(trap.text().hashCode());
        return hash == 0 ? 1 : hash;
    }
}
