package vn.dcim.core.link;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;

/** What lines did in a month or a quarter of the centre's time, against what was promised. */
@Singleton
@Requires(property = "datasources.default.url")
public class LineReport {

    private static final int MONTHS_OF_QUARTER = 3;

    private final Lines lines;
    private final LineTransitionRepository transitions;
    private final LineRoundRepository rounds;
    private final LineMonthRepository months;
    private final LineUses uses;
    private final LineConfig config;
    private final AuditLog audit;
    private final Clock clock;

    LineReport(
            Lines lines,
            LineTransitionRepository transitions,
            LineRoundRepository rounds,
            LineMonthRepository months,
            LineUses uses,
            LineConfig config,
            AuditLog audit,
            Clock clock) {
        this.lines = lines;
        this.transitions = transitions;
        this.rounds = rounds;
        this.months = months;
        this.uses = uses;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One line in one period.
     *
     * @param first the first day
     * @param months 1 or 3
     * @param promised null where nothing is
     * @param p95Bps null where nobody counted, as is the share
     * @param frozenAt when the month was closed; null for what is computed anew
     */
    public record Row(
            InternetLine line,
            LocalDate first,
            int months,
            String provider,
            String contractNumber,
            @Nullable BigDecimal promised,
            Availability availability,
            @Nullable Long p95Bps,
            @Nullable BigDecimal share,
            @Nullable Instant frozenAt) {

        /** Tells whether the promise was kept; null where that cannot be told. */
        public @Nullable Boolean isKept() {
            return availability.keeps(promised);
        }
    }

    /** Returns the months of a year that have begun, and the quarters after their months; lines by name. */
    public List<Row> year(int year) {
        YearMonth current = YearMonth.from(today());
        List<Row> rows = new ArrayList<>();
        for (InternetLine line : lines.all()) {
            for (int month = 1; month <= 12 && !YearMonth.of(year, month).isAfter(current); month++) {
                YearMonth wanted = YearMonth.of(year, month);
                rows.add(month(line, wanted));
                if (month % MONTHS_OF_QUARTER == 0 || wanted.equals(current)) {
                    YearMonth first = wanted.minusMonths((month - 1) % MONTHS_OF_QUARTER);
                    rows.add(computed(line, first, MONTHS_OF_QUARTER));
                }
            }
        }
        return rows;
    }

    /** Returns a month as it was closed, or else as it stands. */
    public Row month(InternetLine line, YearMonth month) {
        return months.findByLineIdAndMonth(line.id(), month.atDay(1))
                .map(closed -> new Row(
                        line,
                        closed.month(),
                        1,
                        closed.provider(),
                        closed.contractNumber(),
                        closed.promisedPercent(),
                        closed.availability(),
                        closed.p95Bps(),
                        closed.sharePercent(),
                        closed.frozenAt()))
                .orElseGet(() -> computed(line, month, 1));
    }

    private Row computed(InternetLine line, YearMonth first, int count) {
        Availability.Interval period = new Availability.Interval(start(first), start(first.plusMonths(count)));
        LineUses.Use use = uses.within(period).get(line.id());
        return new Row(
                line,
                first.atDay(1),
                count,
                line.provider(),
                line.contractNumber(),
                line.promisedPercent(),
                availability(line.id(), period),
                use == null ? null : use.p95Bps(),
                use == null ? null : use.sharePercent(),
                null);
    }

    Availability availability(long line, Availability.Interval period) {
        List<Availability.Interval> excluded = lines.exclusions(line).stream()
                .filter(one -> !one.isWithdrawn())
                .map(one -> new Availability.Interval(one.fromAt(), one.untilAt()))
                .toList();
        List<LineTransition> rows = new ArrayList<>();
        transitions.findLastBefore(line, period.from()).ifPresent(rows::add);
        rows.addAll(transitions.findWithin(line, period.from(), period.to()));
        return Availability.of(period, spans(rows, known(line)), excluded);
    }

    /** Returns until when it is known how a line is: the newest round tells it for as long as the next one may take. */
    private Instant known(long line) {
        Instant now = clock.instant();
        return rounds.findNewest(line)
                .map(round -> round.at().plus(config.silence()).isBefore(now)
                        ? round.at().plus(config.interval())
                        : now)
                .orElse(Instant.MIN);
    }

    static List<Availability.Span> spans(List<LineTransition> rows, Instant known) {
        List<Availability.Span> spans = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Instant end = i + 1 < rows.size() ? rows.get(i + 1).at() : known;
            Availability.Interval time = new Availability.Interval(rows.get(i).at(), end);
            if (!time.isEmpty()) {
                spans.add(new Availability.Span(time, rows.get(i).alive()));
            }
        }
        return spans;
    }

    /**
     * Closes a month that is over: its figures stay as they are, whatever is excluded or changed later. What is closed already stays.
     *
     * @return how many lines were closed
     */
    public int freeze(YearMonth month) {
        if (!month.isBefore(YearMonth.from(today()))) {
            return 0;
        }
        uses.keepUp();
        int frozen = 0;
        for (InternetLine line : lines.all()) {
            Row row = month(line, month);
            if (row.frozenAt() == null && row.availability().measuredMs() > 0) {
                freeze(row);
                frozen++;
            }
        }
        return frozen;
    }

    private void freeze(Row row) {
        Availability figures = row.availability();
        months.save(new LineMonth(
                null,
                row.line().id(),
                row.first(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                row.provider(),
                row.contractNumber(),
                row.promised(),
                figures.measuredMs(),
                figures.downMs(),
                figures.excludedMs(),
                figures.unknownMs(),
                figures.outages(),
                row.p95Bps(),
                row.share()));
        audit.record(
                "system", "line.freeze", row.line().toString(), "", row.first() + ": " + figures.percent() + " %", "");
    }

    /** Returns the share of each line's traffic since the beginning of the day before, in %; of one that nobody counted, nothing. */
    Map<Long, LineUses.Use> lately() {
        Instant now = clock.instant();
        return uses.within(new Availability.Interval(now.minus(1, ChronoUnit.DAYS), now));
    }

    /**
     * What a line carried and lost on a day.
     *
     * @param p95Bps of five-minute averages, the greater of both ways, bit/s; null where nobody counted
     * @param lossPercent of the probes; null where none was sent
     */
    public record Day(
            long line, @Nullable Long p95Bps, @Nullable Double lossPercent) {}

    /** Returns what the lines that are used carried and lost on a day of the centre. */
    public List<Day> day(LocalDate day) {
        Instant from = day.atStartOfDay(CentreTime.ZONE).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(CentreTime.ZONE).toInstant();
        Map<Long, LineUses.Use> carried = uses.within(new Availability.Interval(from, to));
        return lines.used().stream()
                .map(line -> new Day(
                        line.id(),
                        carried.containsKey(line.id()) ? carried.get(line.id()).p95Bps() : null,
                        loss(rounds.findWithin(line.id(), from, to))))
                .toList();
    }

    private static @Nullable Double loss(List<LineRound> asked) {
        long sent = asked.stream().mapToLong(LineRound::beyondSent).sum();
        long heard = asked.stream().mapToLong(LineRound::beyondHeard).sum();
        return sent == 0 ? null : 100.0 * (sent - heard) / sent;
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(CentreTime.ZONE).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
