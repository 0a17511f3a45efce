package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.syslog.LogSources;
import vn.dcim.core.telemetry.HistoryRoom;

/** For how many calendar months readings and logs are kept, and how far back readings reach. */
@Singleton
@Requires(property = "datasources.default.url")
final class RetentionEvidence extends NamedEvidence<RetentionEvidence.Facts> {

    static final String NAME = "retention";

    private final HistoryRoom room;
    private final DevicesAtHand devices;
    private final LogSources sources;

    RetentionEvidence(HistoryRoom room, DevicesAtHand devices, LogSources sources) {
        super(NAME, Facts.class);
        this.room = room;
        this.devices = devices;
        this.sources = sources;
    }

    /**
     * @param months for which readings are kept, beside the current one
     * @param firstDay the oldest day of readings that is there; null for none
     * @param watchedSince the day on which the first of today's devices was added; null for none
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            int months,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate watchedSince,
            List<Kept> logs) {

        Facts {
            logs = List.copyOf(logs);
        }
    }

    /** A source of logs. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Kept(long id, String name, int months) {}

    @Override
    public Facts gather(Instant now) {
        HistoryRoom.Reach reach = room.reach();
        return new Facts(
                reach.months(),
                reach.firstDay(),
                OneRound.once("devices", devices::listed).stream()
                        .filter(device -> !device.isLogSource())
                        .map(Device::createdAt)
                        .min(Comparator.naturalOrder())
                        .map(at -> LocalDate.ofInstant(at, CentreTime.ZONE))
                        .orElse(null),
                sources.all().stream()
                        .map(source -> new Kept(source.id(), source.device().name(), source.retentionMonths()))
                        .toList());
    }
}
