package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.NoticeKind;

/** What people are told when a line changes: who to call by which contract, since when, and what the others carry now. */
@Singleton
final class LineNews {

    private static final double MEGA = 1e6;

    private final LineTraffic traffic;

    LineNews(LineTraffic traffic) {
        this.traffic = traffic;
    }

    /**
     * Returns what is told of a line.
     *
     * @param states of all lines by their ids, that of the line included
     */
    Notice of(InternetLine line, LineState state, Instant since, List<InternetLine> all, Map<Long, LineState> states) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("line", line.name());
        facts.put("provider", line.provider());
        facts.put("contract", line.contractNumber().isEmpty() ? "—" : line.contractNumber());
        facts.put("from", since.toString());
        facts.put("others", others(line, all, states));
        return new Notice(kind(state), priority(state), facts);
    }

    private String others(InternetLine line, List<InternetLine> all, Map<Long, LineState> states) {
        List<InternetLine> used = all.stream().filter(InternetLine::isUsed).toList();
        Map<Long, LineTraffic.Rate> rates = traffic.now(used);
        Map<Long, Double> shares = LineTraffic.shares(rates, states);
        String told = used.stream()
                .filter(other -> !other.id().equals(line.id()))
                .map(other -> told(other, rates.get(other.id()), shares.get(other.id())))
                .collect(Collectors.joining("; "));
        return told.isEmpty() ? "—" : told;
    }

    private static String told(InternetLine line, @Nullable LineTraffic.Rate rate, @Nullable Double share) {
        String name = line.name() + " (" + line.provider() + ")";
        return rate == null || share == null
                ? name
                : name + String.format(Locale.ROOT, ": %.0f %%, %.1f Mbit/s", share, rate.both() / MEGA);
    }

    private static NoticeKind kind(LineState state) {
        return switch (state) {
            case DOWN -> NoticeKind.LINE_DOWN;
            case NO_INTERNET -> NoticeKind.LINE_NO_INTERNET;
            case FLAPPING -> NoticeKind.LINE_FLAPPING;
            case DEGRADED -> NoticeKind.LINE_POOR;
            case UP -> NoticeKind.LINE_BACK;
            case UNKNOWN -> NoticeKind.LINE_UNWATCHED;
        };
    }

    private static AlarmPriority priority(LineState state) {
        return switch (state) {
            case DOWN, NO_INTERNET -> AlarmPriority.HIGH;
            case FLAPPING, DEGRADED, UNKNOWN -> AlarmPriority.MEDIUM;
            case UP -> AlarmPriority.LOW;
        };
    }
}
