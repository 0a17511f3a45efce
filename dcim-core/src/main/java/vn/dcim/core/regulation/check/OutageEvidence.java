package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmSpell;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.regulation.OneRound;

/** For how long servers and network devices could not be reached within a month back, by the alarms of it. */
@Singleton
@Requires(property = "datasources.default.url")
final class OutageEvidence extends NamedEvidence<OutageEvidence.Facts> {

    static final String NAME = "outages";

    private static final Set<DeviceClass> CLASSES =
            Set.of(DeviceClass.SERVER, DeviceClass.SWITCH, DeviceClass.ROUTER, DeviceClass.FIREWALL);
    private static final Set<String> LOST = Set.of("device-unreachable", "network-device-unreachable");

    private final PlantReader reader;
    private final DevicesAtHand devices;
    private final AlarmBoard alarms;
    private final Incidents incidents;

    OutageEvidence(PlantReader reader, DevicesAtHand devices, AlarmBoard alarms, Incidents incidents) {
        super(NAME, Facts.class);
        this.reader = reader;
        this.devices = devices;
        this.alarms = alarms;
        this.incidents = incidents;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Line> lines) {

        Facts {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A device.
     *
     * @param since from when on it is watched within the month
     * @param downSeconds of that time
     * @param unrecorded outages without an incident, neither from their own alarm nor from that which they follow from
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(Plant.Unit unit, Instant since, long downSeconds, int outages, int unrecorded) {}

    @Override
    public Facts gather(Instant now) {
        return OneRound.once(NAME, () -> look(now));
    }

    private Facts look(Instant now) {
        Instant from =
                ZonedDateTime.ofInstant(now, CentreTime.ZONE).minusMonths(1).toInstant();
        List<AlarmSpell> spells = alarms.spells(LOST, from, now);
        Set<Long> recorded = OneRound.once("incidents", incidents::all).stream()
                .map(file -> file.incident().alarmId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<Long, Instant> createdAt = OneRound.once("devices", devices::listed).stream()
                .collect(Collectors.toMap(Device::id, Device::createdAt));
        return new Facts(
                reader.read(CLASSES, List.of(PlantReader.Wanted.of("device\\.reachability", "1")), now).units().stream()
                        .map(unit -> line(
                                unit, later(from, createdAt.getOrDefault(unit.device(), from)), now, spells, recorded))
                        .toList());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Line line(Plant.Unit unit, Instant since, Instant now, List<AlarmSpell> spells, Set<Long> recorded) {
        List<AlarmSpell> own = spells.stream()
                .filter(spell -> spell.deviceId() == unit.device())
                .toList();
        return new Line(
                unit,
                since,
                own.stream()
                        .map(spell -> spell.within(since, now))
                        .reduce(Duration.ZERO, Duration::plus)
                        .toSeconds(),
                own.size(),
                (int) own.stream()
                        .filter(spell -> !recorded.contains(spell.alarmId())
                                && (spell.rootId() == null || !recorded.contains(spell.rootId())))
                        .count());
    }
}
