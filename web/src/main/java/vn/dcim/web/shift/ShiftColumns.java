package vn.dcim.web.shift;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.shift.Duty;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** What the lists of the shifts are taken away with. */
final class ShiftColumns {

    private ShiftColumns() {}

    static List<ListColumn<Turn>> roster(Words words, Map<String, String> names) {
        return List.of(
                new ListColumn<>(
                        "day",
                        words.t("roster.column.day"),
                        turn -> words.day(turn.shift().day()),
                        turn -> turn.shift().day().toString()),
                new ListColumn<>(
                        "shift",
                        words.t("roster.column.shift"),
                        turn -> turn.shift().title(),
                        turn -> turn.shift().part()),
                new ListColumn<>(
                        "begins",
                        words.t("roster.column.begins"),
                        turn -> words.minute(turn.shift().beginsAt()),
                        turn -> turn.shift().beginsAt().toString()),
                new ListColumn<>(
                        "ends",
                        words.t("roster.column.ends"),
                        turn -> words.minute(turn.shift().endsAt()),
                        turn -> turn.shift().endsAt().toString()),
                new ListColumn<>(
                        "lead",
                        words.t("roster.column.lead"),
                        turn -> people(turn, true, names),
                        turn -> accounts(turn, true)),
                new ListColumn<>(
                        "operators",
                        words.t("roster.column.operators"),
                        turn -> people(turn, false, names),
                        turn -> accounts(turn, false)));
    }

    static List<ListColumn<LogBook.Line>> log(Words words, Map<String, String> names) {
        return List.of(
                new ListColumn<>(
                        "number",
                        words.t("log.column.number"),
                        line -> "#" + line.entry().id(),
                        line -> "" + line.entry().id()),
                new ListColumn<>(
                        "happened",
                        words.t("log.column.happened"),
                        line -> words.minute(line.entry().happenedAt()),
                        line -> line.entry().happenedAt().toString()),
                new ListColumn<>(
                        "entered",
                        words.t("log.column.entered"),
                        line -> words.minute(line.entry().enteredAt()),
                        line -> line.entry().enteredAt().toString()),
                new ListColumn<>(
                        "author",
                        words.t("log.column.author"),
                        line -> names.getOrDefault(
                                line.entry().author(), line.entry().author()),
                        line -> line.entry().author()),
                new ListColumn<>(
                        "text", words.t("log.column.text"), line -> line.entry().text(), line -> line.entry()
                                .text()),
                new ListColumn<>(
                        "corrects",
                        words.t("log.column.corrects"),
                        line -> number(line.entry().correctsId()),
                        line -> number(line.entry().correctsId())),
                new ListColumn<>("device", words.t("log.column.device"), LogBook.Line::device, LogBook.Line::device),
                new ListColumn<>("asset", words.t("log.column.asset"), LogBook.Line::asset, LogBook.Line::asset),
                new ListColumn<>(
                        "alarm",
                        words.t("log.column.alarm"),
                        line -> number(line.entry().alarmId()),
                        line -> number(line.entry().alarmId())));
    }

    private static String number(Long id) {
        return id == null ? "" : id.toString();
    }

    private static String people(Turn turn, boolean lead, Map<String, String> names) {
        return turn.duties().stream()
                .filter(duty -> duty.isLead() == lead)
                .map(duty -> names.getOrDefault(duty.account(), duty.account()))
                .collect(Collectors.joining(", "));
    }

    private static String accounts(Turn turn, boolean lead) {
        return turn.duties().stream()
                .filter(duty -> duty.isLead() == lead)
                .map(Duty::account)
                .collect(Collectors.joining(" "));
    }
}
