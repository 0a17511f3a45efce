package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterFinding;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.round.Rounds;

/** The roster of a week back and a day ahead: shifts, times without anybody, rounds that were made. */
@Singleton
@Requires(property = "datasources.default.url")
final class RosterEvidence extends NamedEvidence<RosterEvidence.Facts> {

    static final String NAME = "roster";

    private static final Set<RosterFinding.Kind> BARE = EnumSet.of(
            RosterFinding.Kind.GAP,
            RosterFinding.Kind.NOBODY,
            RosterFinding.Kind.NOT_TAKEN_OVER,
            RosterFinding.Kind.ABSENT,
            RosterFinding.Kind.LEFT);
    private static final Set<String> SECURITY = Set.of(
            "door-forced",
            "door-contact-forced",
            "door-held",
            "door-contact-held",
            "controller-lost",
            "controller-unreachable",
            "log-silent",
            "log-flood");
    private static final int DAYS_BACK = 7;

    private final Roster roster;
    private final Rounds rounds;
    private final AlarmBoard alarms;

    RosterEvidence(Roster roster, Rounds rounds, AlarmBoard alarms) {
        super(NAME, Facts.class);
        this.roster = roster;
        this.rounds = rounds;
        this.alarms = alarms;
    }

    /**
     * @param from begin of a day
     * @param until what follows does not count
     * @param shifts planned in it
     * @param roundDays of that time on which a round was made
     * @param waits alarms of security of that time that waited for more than a minute
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            Instant from, Instant until, int shifts, List<Bare> bare, List<LocalDate> roundDays, List<Wait> waits) {

        Facts {
            waits = List.copyOf(waits);
            bare = List.copyOf(bare);
            roundDays = List.copyOf(roundDays);
        }
    }

    /** An alarm of security. @param knownAt when a person said that they know; null while nobody did */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Wait(
            long alarm,
            String rule,
            Instant raisedAt,
            @Nullable Instant knownAt) {}

    /**
     * A time that nobody is there, or is not proven to be.
     *
     * @param kind code of {@link vn.dcim.core.shift.RosterFinding.Kind}
     * @param account whom it is about; empty for nobody
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Bare(String kind, Instant from, Instant until, String account) {}

    @Override
    public Facts gather(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        Instant from = today.minusDays(DAYS_BACK).atStartOfDay(CentreTime.ZONE).toInstant();
        // why: whole hours, so that what is planned ahead does not change with each look
        Instant until = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(1));
        return new Facts(
                from,
                until,
                roster.between(from, until).size(),
                roster.findings(from, until).stream()
                        .filter(finding -> BARE.contains(finding.kind()))
                        .map(finding ->
                                new Bare(finding.kind().code(), finding.from(), finding.to(), finding.account()))
                        .toList(),
                rounds.due(from, now).stream()
                        .map(ShiftRound::doneAt)
                        .filter(Objects::nonNull)
                        .map(at -> LocalDate.ofInstant(at, CentreTime.ZONE))
                        .distinct()
                        .sorted()
                        .toList(),
                alarms.waits(SECURITY, from, now).stream()
                        .filter(wait -> Duration.between(
                                                wait.raisedAt(),
                                                wait.acknowledgedAt() == null ? now : wait.acknowledgedAt())
                                        .compareTo(Duration.ofMinutes(1))
                                > 0)
                        .map(wait -> new Wait(wait.alarmId(), wait.rule(), wait.raisedAt(), wait.acknowledgedAt()))
                        .toList());
    }
}
