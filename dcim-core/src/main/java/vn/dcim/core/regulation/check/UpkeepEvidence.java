package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.alarm.AlarmState;

/** Outages, papers, and how alarms are handled by rank. */
@Singleton
@Requires(property = "datasources.default.url")
final class UpkeepEvidence extends NamedEvidence<UpkeepEvidence.Facts> {

    static final String NAME = "upkeep";

    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration LONG = Duration.ofDays(1);
    private static final int MOST = 2000;

    private final OutageEvidence outages;
    private final PaperEvidence papers;
    private final AlarmBoard alarms;

    UpkeepEvidence(OutageEvidence outages, PaperEvidence papers, AlarmBoard alarms) {
        super(NAME, Facts.class);
        this.outages = outages;
        this.papers = papers;
        this.alarms = alarms;
    }

    /**
     * @param devices how many are watched for outages
     * @param unrecorded those with outages of the month that no incident tells of
     * @param unseen alarms that nobody acknowledged within a day
     * @param ranks the most urgent first
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(int devices, List<Out> unrecorded, List<Unseen> unseen, List<Rank> ranks, PaperEvidence.Facts papers) {

        Facts {
            unrecorded = List.copyOf(unrecorded);
            unseen = List.copyOf(unseen);
            ranks = List.copyOf(ranks);
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Out(long device, String name, int outages) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Unseen(long alarm, String rule, Instant raisedAt) {}

    /**
     * How long alarms of a rank waited for a person, of the last 30 days.
     *
     * @param priority code
     * @param alarms that somebody acknowledged
     * @param medianMinutes of them; null for none
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Rank(String priority, int alarms, @Nullable Long medianMinutes) {}

    @Override
    public Facts gather(Instant now) {
        List<OutageEvidence.Line> lines = outages.gather(now).lines();
        return new Facts(
                lines.size(),
                lines.stream()
                        .filter(line -> line.unrecorded() > 0)
                        .map(line -> new Out(line.unit().device(), line.unit().name(), line.unrecorded()))
                        .toList(),
                alarms
                        .list(
                                filter(
                                        EnumSet.of(AlarmState.UNACKNOWLEDGED, AlarmState.RETURNED_UNACKNOWLEDGED),
                                        null,
                                        now.minus(LONG)),
                                AlarmFilter.Order.URGENCY,
                                0,
                                MOST)
                        .items()
                        .stream()
                        .map(alarm -> new Unseen(
                                alarm.id(), alarm.rule(), alarm.occurrence().raisedAt()))
                        .toList(),
                ranks(now),
                papers.gather(now));
    }

    private List<Rank> ranks(Instant now) {
        Map<AlarmPriority, List<Long>> waited = alarms
                .list(filter(EnumSet.allOf(AlarmState.class), now.minus(BACK), null), AlarmFilter.Order.NEWEST, 0, MOST)
                .items()
                .stream()
                .filter(alarm -> alarm.acknowledgement() != null)
                .collect(Collectors.groupingBy(
                        Alarm::priority,
                        () -> new EnumMap<>(AlarmPriority.class),
                        Collectors.mapping(UpkeepEvidence::minutes, Collectors.toList())));
        return List.of(AlarmPriority.HIGH, AlarmPriority.MEDIUM, AlarmPriority.LOW).stream()
                .map(priority -> {
                    List<Long> of = waited.getOrDefault(priority, List.of()).stream()
                            .sorted()
                            .toList();
                    return new Rank(
                            priority.name().toLowerCase(Locale.ROOT),
                            of.size(),
                            of.isEmpty() ? null : of.get((of.size() - 1) / 2));
                })
                .toList();
    }

    private static long minutes(Alarm alarm) {
        return Math.max(
                0,
                Duration.between(
                                alarm.occurrence().lastRaisedAt(),
                                alarm.acknowledgement().at())
                        .toMinutes());
    }

    private static AlarmFilter filter(Set<AlarmState> states, @Nullable Instant from, @Nullable Instant before) {
        return new AlarmFilter(states, Set.of(), null, null, from, before, null, null, false);
    }
}
