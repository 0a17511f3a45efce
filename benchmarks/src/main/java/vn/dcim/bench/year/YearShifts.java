package vn.dcim.bench.year;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterDesk;
import vn.dcim.core.shift.RosterFinding;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.Shift;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.handover.Handover;
import vn.dcim.core.shift.handover.HandoverDesk;
import vn.dcim.core.shift.handover.HandoverDesk.Side;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.core.shift.log.LogDesk;
import vn.dcim.core.shift.round.RoundCheck;
import vn.dcim.core.shift.round.RoundDesk;
import vn.dcim.core.shift.round.Rounds;

/** Shifts around the clock with rounds, entries and handovers; one of them nobody takes. */
final class YearShifts implements YearPart {

    /** The afternoon that nobody takes. */
    static final LocalDate NOBODY = LocalDate.of(2027, 9, 15);

    private static final String PATTERN = "three-eights";
    private static final int PLANNING_DAY = 20;

    private final Roster roster;
    private final RosterDesk desk;
    private final Rounds rounds;
    private final RoundDesk roundDesk;
    private final LogDesk log;
    private final HandoverDesk handoverDesk;
    private final Handovers handovers;
    private final YearTables tables;

    YearShifts(ApplicationContext context, YearTables tables) {
        this.roster = context.getBean(Roster.class);
        this.desk = context.getBean(RosterDesk.class);
        this.rounds = context.getBean(Rounds.class);
        this.roundDesk = context.getBean(RoundDesk.class);
        this.log = context.getBean(LogDesk.class);
        this.handoverDesk = context.getBean(HandoverDesk.class);
        this.handovers = context.getBean(Handovers.class);
        this.tables = tables;
    }

    @Override
    public void begin(YearClock clock) {
        desk.setCrews(YearPeople.CREWS, YearPeople.ACTOR);
        YearMonth first = YearMonth.from(clock.instant().atZone(CentreTime.ZONE));
        desk.plan(first, PATTERN, YearPeople.ACTOR);
        desk.plan(first.plusMonths(1), PATTERN, YearPeople.ACTOR);
    }

    @Override
    public void play(LocalDate day, YearClock clock) {
        if (day.getDayOfMonth() == PLANNING_DAY) {
            clock.at(
                    day,
                    LocalTime.of(10, 0),
                    () -> desk.plan(YearMonth.from(day).plusMonths(2), PATTERN, YearPeople.ACTOR));
        }
        shifts(day).forEach(turn -> {
            if (day.equals(NOBODY) && turn.shift().part().equals("afternoon")) {
                clock.at(
                        day,
                        LocalTime.of(5, 0),
                        () -> desk.assign(turn.shift().id(), List.of(), "cả kíp bị ốm", YearPeople.ACTOR));
            }
            work(turn.shift(), clock);
        });
    }

    private List<Turn> shifts(LocalDate day) {
        Instant begin = day.atStartOfDay(CentreTime.ZONE).toInstant();
        return roster.between(begin, begin.plus(Duration.ofDays(1))).stream()
                .filter(turn -> turn.shift().day().equals(day))
                .toList();
    }

    private void work(Shift shift, YearClock clock) {
        clock.at(shift.beginsAt().plus(Duration.ofMinutes(10)), () -> onDuty(shift)
                .forEach(who -> log.write(LogDesk.Wish.of("Nhận bàn giao đủ chìa khóa, thẻ, điện thoại trực."), who)));
        rounds.of(shift.id())
                .forEach(round -> clock.at(round.dueAt().plus(Duration.ofMinutes(12)), () -> onDuty(shift)
                        .forEach(who -> make(round, who))));
        clock.at(shift.endsAt().minus(Duration.ofMinutes(4)), () -> onDuty(shift)
                .forEach(who -> handoverDesk.sign(shift.id(), Side.GIVE, "", who)));
        clock.at(shift.endsAt().plus(Duration.ofMinutes(3)), () -> roster.successor(shift)
                .filter(_ -> onDuty(shift).findAny().isPresent())
                .ifPresent(next -> handoverDesk.sign(
                        shift.id(), Side.TAKE, "", next.duties().getFirst().account())));
    }

    /** Returns the lead of a shift as it is on duty now; nobody where nobody took it. */
    private Stream<String> onDuty(Shift shift) {
        return roster.get(shift.id()).duties().stream().limit(1).map(duty -> duty.account());
    }

    private void make(ShiftRound round, String who) {
        Map<Long, RoundDesk.Typed> answers = new HashMap<>();
        rounds.questions().stream()
                .map(Rounds.Question::check)
                .forEach(check -> answers.put(check.id(), new RoundDesk.Typed(fine(check), "")));
        Map<Long, String> faults = roundDesk.make(round.id(), answers, who);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(round + ": " + faults);
        }
    }

    private static String fine(RoundCheck check) {
        return switch (check.kind()) {
            case TICK -> "x";
            case CHOICE -> check.options().getFirst().word();
            case NUMBER ->
                String.format(Locale.ROOT, "%.1f", (check.low() + check.high()) / 2)
                        .replace('.', ',');
        };
    }

    @Override
    public List<YearFinding> check(YearSpan span) {
        Instant begin = span.begin().plus(Duration.ofHours(6));
        Map<RosterFinding.Kind, Long> roster = Stream.iterate(
                        begin, at -> at.isBefore(span.end()), at -> at.plus(Duration.ofDays(30)))
                .flatMap(at -> this.roster.findings(at, earlier(at.plus(Duration.ofDays(30)), span.end())).stream())
                // why: of the calendar, which has a part of its own
                .filter(finding -> finding.kind() != RosterFinding.Kind.NO_CALENDAR)
                .distinct()
                .collect(Collectors.groupingBy(RosterFinding::kind, Collectors.counting()));
        long unanswered = roster.entrySet().stream()
                .filter(entry -> entry.getKey() != RosterFinding.Kind.NOBODY)
                .mapToLong(Map.Entry::getValue)
                .sum();
        List<Handovers.Listed> over = handovers.between(begin, span.end()).stream()
                .filter(one -> one.turn().shift().endsAt().isBefore(span.end()))
                .toList();
        Map<Handover.State, Long> states =
                over.stream().collect(Collectors.groupingBy(Handovers.Listed::state, Collectors.counting()));
        long nobody = span.once(NOBODY);
        return List.of(
                new YearFinding(
                        "shifts/planned",
                        tables.count("SELECT COUNT(*) FROM shift WHERE begins_at < ?", span.end()),
                        3 * span.count(_ -> true),
                        "three a day"),
                new YearFinding(
                        "shifts/doubled",
                        tables.count(
                                "SELECT COUNT(*) FROM (SELECT begins_at FROM shift GROUP BY begins_at HAVING COUNT(*) > 1) d"),
                        0,
                        "a month that is planned again replaces what is ahead"),
                new YearFinding(
                        "shifts/nobody",
                        roster.getOrDefault(RosterFinding.Kind.NOBODY, 0L),
                        nobody,
                        "the afternoon of " + NOBODY + ", on purpose"),
                new YearFinding("shifts/other-findings", unanswered, 0, "no gap, double duty, little rest: " + roster),
                new YearFinding(
                        "shifts/handovers-signed",
                        states.getOrDefault(Handover.State.SIGNED, 0L),
                        over.size() - 2 * nobody,
                        "all that are over, but for the two sides of the shift that nobody took"),
                new YearFinding(
                        "shifts/handovers-one-sided",
                        states.getOrDefault(Handover.State.ONE_SIDED, 0L),
                        nobody,
                        "the shift before it gave to nobody"),
                new YearFinding(
                        "shifts/handovers-unsigned",
                        states.getOrDefault(Handover.State.UNSIGNED, 0L),
                        nobody,
                        "nobody was there to give"),
                new YearFinding(
                        "shifts/rounds-missed",
                        tables.count(
                                "SELECT COUNT(*) FROM shift_round WHERE done_at IS NULL AND due_at < ?",
                                span.end().minus(Duration.ofMinutes(12))),
                        2 * nobody,
                        "both of the shift that nobody took"),
                new YearFinding(
                        "shifts/told-nobody",
                        tables.count("SELECT COUNT(*) FROM notice WHERE kind = 'SHIFT_NOBODY'"),
                        nobody,
                        "once, for the shift that nobody took"));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
