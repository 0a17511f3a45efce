package vn.dcim.core.drill;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.incident.Incidents;

/** Finds drills, how they went, and whether there was one this year. */
@Singleton
public class Drills {

    /** What a drill answers. */
    public static final String OBLIGATION = "BK11-28.6";

    private final DrillRepository drills;
    private final DrillResultRepository results;
    private final Incidents incidents;
    private final AlarmBoard alarms;
    private final FiledFiles filed;
    private final DrillConfig config;
    private final Clock clock;

    Drills(
            DrillRepository drills,
            DrillResultRepository results,
            Incidents incidents,
            AlarmBoard alarms,
            FiledFiles filed,
            DrillConfig config,
            Clock clock) {
        this.drills = drills;
        this.results = results;
        this.incidents = incidents;
        this.alarms = alarms;
        this.filed = filed;
        this.config = config;
        this.clock = clock;
    }

    /** A drill. @param result null while it goes on */
    public record Listed(Drill drill, @Nullable DrillResult result) {

        public boolean isOver() {
            return result != null;
        }

        /** Returns the calendar year of the centre in which it was held. */
        public int year() {
            return drill.startedAt().atZone(CentreTime.ZONE).getYear();
        }
    }

    /** Returns all, the last first. */
    public List<Listed> all() {
        Map<Long, DrillResult> over =
                results.findAll().stream().collect(Collectors.toMap(DrillResult::drillId, Function.identity()));
        return drills.findAllOrderByStartedAtDesc().stream()
                .map(drill -> new Listed(drill, over.get(drill.id())))
                .toList();
    }

    /** @throws DcimException NOT_FOUND */
    public Listed get(long id) {
        return all().stream()
                .filter(listed -> listed.drill().id() == id)
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "drill", id));
    }

    /** Returns the one that goes on. */
    public Optional<Listed> running() {
        return all().stream().filter(listed -> !listed.isOver()).findFirst();
    }

    /** Returns how one that goes on stands now. */
    public DrillScore score(Drill drill) {
        return DrillScore.of(
                incidents.get(drill.incidentId()),
                alarms.firstAcknowledged(drill.startedAt(), clock.instant()).orElse(null),
                config);
    }

    public DrillConfig limits() {
        return config;
    }

    /** Returns the calendar year in which no drill was held to its end; empty where one was. */
    public Optional<Integer> yearWithout(Instant now) {
        int year = now.atZone(CentreTime.ZONE).getYear();
        return all().stream().anyMatch(listed -> listed.isOver() && listed.year() == year)
                ? Optional.empty()
                : Optional.of(year);
    }

    /** Returns the minutes as they were filed, PDF. @throws DcimException NOT_FOUND */
    public byte[] minutes(long id) {
        DrillResult result = get(id).result();
        if (result == null) {
            throw new DcimException(ErrorCode.NOT_FOUND, "drill", id);
        }
        return filed.content(result.minutesSha256());
    }
}
