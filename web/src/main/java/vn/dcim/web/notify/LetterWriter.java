package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.notify.Dispatch;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.NoticeConfig;
import vn.dcim.core.notify.NoticeEntry;
import vn.dcim.core.notify.NoticeKind;
import vn.dcim.web.alarm.AlarmLine;
import vn.dcim.web.alarm.AlarmLines;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/** Puts what a recipient is told into words of the recipient's language. */
@Singleton
final class LetterWriter {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    /** A fact of codes of permissions with commas between. */
    private static final String RIGHTS = "rights";
    /** A fact of findings, one a line. */
    private static final String FINDINGS = "findings";

    private static final Pattern XRAY = Pattern.compile("xray:([a-z-]+) (.*)");

    private final Dictionary dictionary;
    private final AlarmLines lines;
    private final NoticeTitles titles;
    private final NoticeConfig config;

    LetterWriter(Dictionary dictionary, AlarmLines lines, NoticeTitles titles, NoticeConfig config) {
        this.dictionary = dictionary;
        this.lines = lines;
        this.titles = titles;
        this.config = config;
    }

    Letter write(Dispatch dispatch) {
        Words words = dictionary.in(Language.of(dispatch.language()));
        Function<Alarm, AlarmLine> line = lines.in(words);
        List<Letter.Item> items =
                dispatch.items().stream().map(item -> item(item, words, line)).toList();
        AlarmPriority priority = dispatch.items().stream()
                .map(item -> item.entry().priority())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String acknowledge = dispatch.acknowledgeToken() == null
                ? null
                : config.link(AcknowledgeController.PATH + "/" + dispatch.acknowledgeToken())
                        .orElse(null);
        return new Letter(words, subject(dispatch, items, words), priority, items, acknowledge);
    }

    private static String subject(Dispatch dispatch, List<Letter.Item> items, Words words) {
        Letter.Item first = items.getFirst();
        String subject = dispatch.digest()
                ? words.t("notice.subject.digest", items.size(), items.getLast().at())
                : words.t(
                        "notice.subject",
                        first.priority().toUpperCase(words.language().locale()),
                        first.what(),
                        first.at());
        // why: a line break in a name of a device would begin another header
        return subject.replaceAll("\\p{Cntrl}+", " ");
    }

    private Letter.Item item(Dispatch.Item item, Words words, Function<Alarm, AlarmLine> line) {
        NoticeEntry entry = item.entry();
        Alarm alarm = item.alarm();
        NoticeTitles.Title title = titles.of(entry, alarm, words);
        return new Letter.Item(
                words.t("priority." + entry.priority().name().toLowerCase(Locale.ROOT)),
                title.title(),
                title.device(),
                words.second(entry.at()),
                alarm == null ? "" : line.apply(alarm).state(),
                alarm == null ? "" : line.apply(alarm).value(),
                alarm == null ? words.t("notice.kind." + entry.notice().kind().code() + ".meaning") : title.meaning(),
                facts(entry.notice().facts(), words),
                item.consequences().stream()
                        .map(line)
                        .map(folded -> folded.device() + ": " + folded.title())
                        .toList(),
                // why: whoever is outside cannot follow it
                entry.notice().kind() == NoticeKind.INCIDENT ? null : link(alarm, entry.notice()));
    }

    private @Nullable String link(@Nullable Alarm alarm, Notice notice) {
        return config.link(
                        alarm == null ? notice.facts().getOrDefault(Notice.PATH, "/notices") : "/alarms/" + alarm.id())
                .orElse(null);
    }

    /** Returns facts as lines; an instant among them in local time. */
    static List<String> facts(Map<String, String> facts, Words words) {
        return facts.entrySet().stream()
                .filter(fact -> !fact.getKey().equals(Notice.PATH))
                .map(fact -> words.t(
                        "notice.fact",
                        words.t("notice.fact." + fact.getKey(), Optional.of(fact.getKey())),
                        switch (fact.getKey()) {
                            case RIGHTS -> rights(fact.getValue(), words);
                            case FINDINGS -> findings(fact.getValue(), words);
                            default -> shown(fact.getValue(), words);
                        }))
                .toList();
    }

    /** Returns ids of obligations as they are, and findings of the X-ray with what their rule is called. */
    private static String findings(String told, Words words) {
        return told.lines()
                .map(line -> {
                    Matcher xray = XRAY.matcher(line);
                    return xray.matches()
                            ? words.t("xray.rule." + xray.group(1), Optional.of(xray.group(1))) + " – " + xray.group(2)
                            : line;
                })
                .collect(Collectors.joining("; "));
    }

    private static String rights(String codes, Words words) {
        return Arrays.stream(codes.split(","))
                .map(code -> words.t("permission." + code, Optional.of(code)))
                .collect(Collectors.joining("; "));
    }

    private static String shown(String text, Words words) {
        try {
            return words.second(Instant.parse(text));
        } catch (DateTimeParseException e) {
            // why: most facts are no instants
            return DAY.matcher(text).matches() ? words.day(LocalDate.parse(text)) : text;
        }
    }
}
