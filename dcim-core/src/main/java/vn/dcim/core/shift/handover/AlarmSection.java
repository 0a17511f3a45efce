package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.dcim.core.shift.log.AlarmSummaries;
import vn.dcim.core.shift.log.AlarmSummary;

/** Alarms, one line for each condition, what still stands first. */
@Singleton
final class AlarmSection implements HandoverSection {

    private final AlarmSummaries summaries;

    AlarmSection(AlarmSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public String code() {
        return "alarms";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        Function<AlarmSummary, AlarmSummaries.Named> names = summaries.named(Locale.of("vi"));
        return summaries.between(period.from(), period.to()).stream()
                .sorted(Comparator.comparing((AlarmSummary line) -> line.endsAt() != null)
                        .thenComparing(AlarmSummary::priority, Comparator.reverseOrder())
                        .thenComparing(AlarmSummary::beginsAt))
                .map(line -> line(line, names.apply(line)))
                .toList();
    }

    private static HandoverLine line(AlarmSummary line, AlarmSummaries.Named named) {
        return new HandoverLine(
                "alarm-" + line.priority().name().toLowerCase(Locale.ROOT),
                List.of(
                        named.device(),
                        named.title(),
                        Integer.toString(line.count()),
                        Integer.toString(line.consequences())),
                line.beginsAt(),
                line.endsAt(),
                line.endsAt() == null,
                "/alarms/" + line.alarmId());
    }
}
