package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How long a line was there within a period. Every instant of the period is counted once: measured, excluded, or unknown.
 *
 * @param measuredMs what was probed and is not excluded
 * @param downMs of that, without the Internet
 * @param excludedMs what the contract does not count
 * @param unknownMs when nobody probed, and what is still to come
 * @param outages how many there were, as far as they are not excluded
 */
public record Availability(long measuredMs, long downMs, long excludedMs, long unknownMs, int outages) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 4;

    /** From an instant on and before another one. */
    public record Interval(Instant from, Instant to) {

        long ms() {
            return Math.max(0, Duration.between(from, to).toMillis());
        }

        Interval within(Interval other) {
            return new Interval(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
        }

        boolean isEmpty() {
            return !from.isBefore(to);
        }
    }

    /** How a line was for a time. @param alive null where nobody probed */
    record Span(Interval time, @Nullable Boolean alive) {}

    /**
     * Counts a period.
     *
     * @param spans none overlaps with another; what none covers is unknown
     * @param excluded may overlap
     */
    static Availability of(Interval period, List<Span> spans, List<Interval> excluded) {
        List<Interval> apart = apart(period, excluded);
        long left = apart.stream().mapToLong(Interval::ms).sum();
        long measured = 0;
        long down = 0;
        int outages = 0;
        for (Span span : joined(spans)) {
            if (span.alive() == null) {
                continue;
            }
            Interval time = span.time().within(period);
            long counted = time.ms()
                    - apart.stream().mapToLong(one -> one.within(time).ms()).sum();
            measured += counted;
            if (!span.alive() && counted > 0) {
                down += counted;
                outages++;
            }
        }
        return new Availability(measured, down, left, period.ms() - left - measured, outages);
    }

    /** Joins neighbours that are alike, so that an outage of several states is one. */
    private static List<Span> joined(List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            Span last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && Objects.equals(last.alive(), span.alive())
                    && last.time().to().equals(span.time().from())) {
                joined.set(
                        joined.size() - 1,
                        new Span(new Interval(last.time().from(), span.time().to()), span.alive()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** Returns the parts of a period that intervals cover, none overlapping with another. */
    private static List<Interval> apart(Interval period, List<Interval> intervals) {
        List<Interval> apart = new ArrayList<>();
        intervals.stream()
                .map(one -> one.within(period))
                .filter(one -> !one.isEmpty())
                .sorted(Comparator.comparing(Interval::from))
                .forEach(one -> {
                    Interval last = apart.isEmpty() ? null : apart.getLast();
                    if (last == null || one.from().isAfter(last.to())) {
                        apart.add(one);
                    } else if (one.to().isAfter(last.to())) {
                        apart.set(apart.size() - 1, new Interval(last.from(), one.to()));
                    }
                });
        return apart;
    }

    /** Returns the share of the measured time that the line was there, in %, never rounded up; null where nothing was measured. */
    public @Nullable BigDecimal percent() {
        return measuredMs == 0
                ? null
                : BigDecimal.valueOf(measuredMs - downMs)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(measuredMs), DIGITS, RoundingMode.DOWN);
    }

    /** Tells whether a promise was kept; null where nothing was promised or measured. */
    public @Nullable Boolean keeps(@Nullable BigDecimal promisedPercent) {
        return promisedPercent == null || measuredMs == 0
                ? null
                : BigDecimal.valueOf(measuredMs - downMs)
                                .multiply(HUNDRED)
                                .compareTo(promisedPercent.multiply(BigDecimal.valueOf(measuredMs)))
                        >= 0;
    }
}
