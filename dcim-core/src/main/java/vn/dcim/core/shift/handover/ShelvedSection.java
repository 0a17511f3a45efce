package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.shift.log.AlarmSummaries;
import vn.dcim.core.shift.log.AlarmSummary;

/** What is silenced when the handover is written, with its end; and which of these ends come. */
@Singleton
final class ShelvedSection implements HandoverSection, DueSource {

    private static final int MOST = 500;

    private final AlarmBoard board;
    private final AlarmSummaries summaries;

    ShelvedSection(AlarmBoard board, AlarmSummaries summaries) {
        this.board = board;
        this.summaries = summaries;
    }

    @Override
    public String code() {
        return "shelved";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        Function<Alarm, AlarmSummaries.Named> names = names();
        return silenced().stream()
                .map(alarm -> new HandoverLine(
                        alarm.cover().until() == null ? "out-of-service" : "shelved",
                        List.of(
                                names.apply(alarm).device(),
                                names.apply(alarm).title(),
                                alarm.cover().by(),
                                alarm.cover().reason()),
                        null,
                        alarm.cover().until(),
                        false,
                        "/alarms/" + alarm.id()))
                .toList();
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        Function<Alarm, AlarmSummaries.Named> names = names();
        return silenced().stream()
                .filter(alarm -> alarm.cover().until() != null
                        && !alarm.cover().until().isBefore(from)
                        && alarm.cover().until().isBefore(to))
                .map(alarm -> new Due(
                        "shelf-ends",
                        List.of(names.apply(alarm).device(), names.apply(alarm).title()),
                        alarm.cover().until(),
                        "/alarms/" + alarm.id()))
                .toList();
    }

    private List<Alarm> silenced() {
        return board.list(
                        AlarmFilter.STANDING.withStates(Set.of(AlarmState.SHELVED, AlarmState.OUT_OF_SERVICE)),
                        AlarmFilter.Order.PRIORITY,
                        0,
                        MOST)
                .items();
    }

    private Function<Alarm, AlarmSummaries.Named> names() {
        Function<AlarmSummary, AlarmSummaries.Named> named = summaries.named(Locale.of("vi"));
        return alarm -> named.apply(AlarmSummary.of(alarm));
    }
}
