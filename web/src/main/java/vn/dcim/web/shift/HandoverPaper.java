package vn.dcim.web.shift;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.handover.Handover;
import vn.dcim.core.shift.handover.HandoverContent;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** Minutes of a handover: what it says, who signed when, and the hash that proves it. */
@Singleton
final class HandoverPaper {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Roster roster;
    private final MinutesPress press;

    HandoverPaper(Roster roster, MinutesPress press) {
        this.roster = roster;
        this.press = press;
    }

    Minutes of(Handovers.Sheet sheet) {
        Words words = press.words();
        HandoverContent content = sheet.content();
        Handover signed = sheet.handover();
        List<String> lines = new ArrayList<>();
        if (signed == null || !signed.isSealed()) {
            lines.add(words.t("handover.paper.draft"));
        }
        lines.add(words.t("handover.paper.period", words.minute(content.from()), words.minute(content.to())));
        lines.add(words.t("handover.paper.people", said(content.people(), words)));
        lines.add(words.t("handover.paper.next", said(content.next(), words)));
        List<String> closing = new ArrayList<>();
        String nothing = content.sections().stream()
                .filter(section -> section.lines().isEmpty())
                .map(section -> words.t("handover.section." + section.code()).toLowerCase(VIETNAMESE))
                .collect(Collectors.joining("; "));
        if (!nothing.isEmpty()) {
            closing.add(words.t("handover.paper.nothing", nothing));
        }
        if (signed != null && signed.takenAt() != null) {
            closing.add(words.t(
                    "handover.paper.remarks",
                    signed.remarks().isEmpty() ? words.t("handover.paper.no-remarks") : signed.remarks()));
        }
        if (signed != null) {
            closing.add(words.t(
                    "handover.paper.signed", signedAt(signed.givenAt(), words), signedAt(signed.takenAt(), words)));
            closing.add(words.t("handover.paper.hash", grouped(signed.isSealed() ? signed.seal() : signed.sha256())));
        }
        return press.minutes(
                "CA-" + sheet.turn().shift().id() + "/BBBG",
                LocalDate.ofInstant(
                        signed == null || signed.givenAt() == null ? content.to() : signed.givenAt(), CentreTime.ZONE),
                words.t("handover.paper.title"),
                words.t(
                        "handover.paper.about",
                        content.title(),
                        words.day(sheet.turn().shift().day())),
                lines,
                content.sections().stream()
                        .filter(section -> !section.lines().isEmpty())
                        .map(section -> table(section, content.to(), words))
                        .toList(),
                closing,
                List.of(
                        signer("give", signed == null ? "" : signed.givenBy()),
                        signer("take", signed == null ? "" : signed.takenBy())));
    }

    private Minutes.Signer signer(String side, String account) {
        return new Minutes.Signer(
                press.words().t("handover.paper." + side), roster.names().getOrDefault(account, account));
    }

    private static String signedAt(@Nullable Instant at, Words words) {
        return at == null ? words.t("handover.not-signed") : words.minute(at);
    }

    private static ReportLetter.Table table(HandoverContent.Section section, Instant to, Words words) {
        List<List<String>> rows = section.lines().stream()
                .map(line -> {
                    String age = HandoverWords.age(line, to, words);
                    return List.of(
                            HandoverWords.time(line, words),
                            HandoverWords.text(line, words)
                                    + (age.isEmpty() ? "" : " (" + words.t("handover.age", age) + ")"));
                })
                .toList();
        return new ReportLetter.Table(
                section.code(),
                words.t("handover.section." + section.code()),
                List.of(words.t("handover.column.time"), words.t("handover.column.text")),
                List.of(false, false),
                rows,
                "");
    }

    private static String said(List<String> people, Words words) {
        return people.isEmpty() ? words.t("handover.paper.nobody") : String.join(", ", people);
    }

    /** Returns a hash that a line can be broken in. */
    private static String grouped(String hash) {
        return hash.replaceAll("(.{16})(?=.)", "$1 ");
    }
}
