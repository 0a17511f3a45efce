package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.dcim.core.CentreTime;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.shift.Shift;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.handover.Handover;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.core.shift.log.LogEntry;
import vn.dcim.core.shift.round.RoundAnswer;
import vn.dcim.core.shift.round.Rounds;
import vn.dcim.core.text.PlainText;

/** Evidence and checks of shifts: their log and its handover, and what they saw of the order in the rooms. */
@Factory
final class ShiftChecks {

    static final String SHIFTS = "shifts";
    static final String HOUSEKEEPING = "housekeeping";

    private static final Duration BACK = Duration.ofDays(30);
    private static final Set<Handover.State> UNSIGNED = Set.of(Handover.State.UNSIGNED, Handover.State.ONE_SIDED);

    /** What a check of a round is called that looks for paper, packing, supplies and flammable goods; without diacritics. */
    private static final Pattern ORDERLY = Pattern.compile(
            ".*(de chay|chay no|vat la|vat tu|bia, carton|thung carton|giay to|flammable|housekeeping|packing).*");

    @Singleton
    @Named(SHIFTS)
    @Requires(property = "datasources.default.url")
    SheetEvidence shifts(Handovers handovers, LogBook book) {
        return new SheetEvidence(SHIFTS, now -> shiftsBack(handovers, book, now));
    }

    @Singleton
    @Named(HOUSEKEEPING)
    @Requires(property = "datasources.default.url")
    SheetEvidence housekeeping(Rounds rounds) {
        return new SheetEvidence(HOUSEKEEPING, now -> roundsBack(rounds, now));
    }

    @Singleton
    @Named("shifts-logged")
    SheetCheck shiftsLogged() {
        return new SheetCheck(
                "shifts-logged",
                SHIFTS,
                (line, _) -> SheetCheck.Found.of(
                        SheetCheck.when(line.has("unsigned") && !line.has("entries"), "shift-without-log"),
                        SheetCheck.when(line.has("unsigned"), "handover-unsigned")));
    }

    @Singleton
    @Named("rooms-orderly")
    SheetCheck roomsOrderly() {
        return new SheetCheck("rooms-orderly", HOUSEKEEPING, ShiftChecks::orderly);
    }

    private static SheetCheck.Found orderly(Sheet.Line line, Question question) {
        LocalDate from = question.day().minusDays(question.limits().whole("room_check_interval_days"));
        LocalDate last = line.day("looked-on");
        return SheetCheck.Found.of(
                SheetCheck.when(last.isBefore(from), "last-looked-at", last),
                SheetCheck.when(line.has("found-on"), "untidy-since", line.day("found-on")));
    }

    private static Sheet shiftsBack(Handovers handovers, LogBook book, Instant now) {
        Instant from = now.minus(BACK);
        List<Instant> written = book.entered(from, now).stream()
                .map(LogBook.Line::entry)
                .map(LogEntry::enteredAt)
                .toList();
        List<Sheet.Line> lines = new ArrayList<>();
        for (Handovers.Listed listed : handovers.between(from, now)) {
            Shift shift = listed.turn().shift();
            if (!shift.handoverLateAt().isAfter(now)) {
                boolean hasEntries = written.stream().anyMatch(shift::covers);
                lines.add(new Sheet.Told()
                        .when("unsigned", UNSIGNED.contains(listed.state()))
                        .when("entries", hasEntries)
                        .of(
                                "shift:" + shift.id(),
                                shift.title() + " " + shift.day(),
                                "/shift/handovers/" + shift.id()));
            }
        }
        return new Sheet(
                !lines.isEmpty(),
                lines,
                List.of(new Proof(Phrase.of("shifts", lines.size()), from, now, "/shift/handovers")));
    }

    private static Sheet roundsBack(Rounds rounds, Instant now) {
        Map<Long, ShiftRound> done = new HashMap<>();
        rounds.due(now.minus(BACK), now).stream()
                .filter(round -> round.doneAt() != null)
                .forEach(round -> done.put(round.id(), round));
        Map<String, TreeMap<Instant, RoundAnswer>> byCheck = new TreeMap<>();
        rounds.answers(done.values()).forEach((round, answers) -> answers.stream()
                .filter(answer -> ORDERLY.matcher(PlainText.of(answer.title())).matches())
                .forEach(answer -> byCheck.computeIfAbsent(answer.title(), _ -> new TreeMap<>())
                        .put(done.get(round).doneAt(), answer)));
        List<Sheet.Line> lines = new ArrayList<>();
        byCheck.forEach((title, answers) -> {
            Instant since = null;
            for (Map.Entry<Instant, RoundAnswer> each : answers.descendingMap().entrySet()) {
                if (each.getValue().fine()) {
                    break;
                }
                since = each.getKey();
            }
            lines.add(new Sheet.Told()
                    .with("looked-on", LocalDate.ofInstant(answers.lastKey(), CentreTime.ZONE))
                    .with("found-on", since == null ? null : LocalDate.ofInstant(since, CentreTime.ZONE))
                    .of("round-check:" + title, title, "/shift/rounds"));
        });
        return new Sheet(
                !lines.isEmpty(),
                lines,
                List.of(new Proof(Phrase.of("rounds-done", done.size()), now.minus(BACK), now, "/shift/rounds")));
    }
}
