package vn.dcim.web.regulation;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.State;
import vn.dcim.core.regulation.inspection.InspectionContent;
import vn.dcim.core.regulation.inspection.InspectionPrinter;
import vn.dcim.core.regulation.inspection.OwedReports;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;
import vn.dcim.web.report.LetterConfig;
import vn.dcim.web.report.LetterSheet;
import vn.dcim.web.report.PrintedSheet;
import vn.dcim.web.report.ReportLetter;

/** Makes the files of an inspection; in Vietnamese, whoever reads the page in whatever language. */
@Singleton
final class InspectionPress implements InspectionPrinter {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final int NAMES_IN_THE_SUMMARY = 3;
    /** Numbers of its lines, between which a blank one stands. */
    private static final List<List<Integer>> README =
            List.of(List.of(1), List.of(2, 3, 4), List.of(5, 6, 7, 8, 9, 10, 11));

    private static final int LONGEST_CELL = 32_000;

    private final LetterConfig config;
    private final Words words;
    private final Words english;
    private final InspectionWords pieces;
    private final Accounts accounts;

    InspectionPress(LetterConfig config, Dictionary dictionary, Accounts accounts) {
        this.config = config;
        this.accounts = accounts;
        this.words = dictionary.in(Language.VI);
        this.english = dictionary.in(Language.EN);
        this.pieces = new InspectionWords(words);
    }

    @Override
    public String say(Phrase phrase) {
        return RegulationWords.of(words, phrase);
    }

    @Override
    public byte[] summary(InspectionContent content) {
        try (var sheet = new LetterSheet()) {
            sheet.heads(
                    config.agency().toUpperCase(VIETNAMESE),
                    config.body().toUpperCase(VIETNAMESE),
                    words.t("report.letter.number", config.symbol()),
                    words.t("report.letter.nation"),
                    words.t("report.letter.motto"),
                    words.t(
                            "report.letter.place-and-date",
                            config.place(),
                            Integer.toString(content.lastDay().plusDays(1).getYear())));
            sheet.title(words.t("report.letter.title"), subject(content));
            sheet.addressee(words.t("report.letter.to") + " " + config.recipient());
            sheet.paragraph(words.t(
                    "inspection.intro",
                    config.body(),
                    words.day(content.firstDay()),
                    words.day(content.lastDay()),
                    content.texts().stream().map(RegulationText::number).collect(Collectors.joining(", "))));
            if (content.asked() != null) {
                sheet.paragraph(asked(content, content.asked()));
            }
            sheet.paragraph(counts(content));
            part(sheet, "inspection.part.counts", byArticle(content));
            ReportLetter.Table breaches = breaches(content);
            sheet.heading(words.t("inspection.part.breaches"));
            sheet.paragraph(
                    breaches.rows().isEmpty()
                            ? words.t("report.letter.nothing")
                            : words.t("inspection.breaches", breaches.rows().size()));
            part(sheet, "inspection.part.exceptions", declared(content, Declaration.Kind.EXCEPTION));
            part(sheet, "inspection.part.attestations", declared(content, Declaration.Kind.ATTESTATION));
            part(sheet, "inspection.part.not-applicable", declared(content, Declaration.Kind.NOT_APPLICABLE));
            sheet.heading(words.t("inspection.part.annexes"));
            sheet.paragraph(words.t("inspection.annexes"));
            sheet.paragraph(words.t("inspection.closing", config.body(), config.recipient()));
            sheet.ending(
                    words.t("report.letter.copies"),
                    Stream.concat(
                                    config.copies().stream().map(copy -> "- " + copy + ";"),
                                    Stream.of(words.t("report.letter.archive")))
                            .toList(),
                    config.signerTitle().toUpperCase(VIETNAMESE),
                    config.signer());
            if (!breaches.rows().isEmpty()) {
                sheet.annex(
                        words.t("inspection.appendix"),
                        words.t("inspection.appendix.title"),
                        words.t(
                                "inspection.appendix.of",
                                config.symbol(),
                                Integer.toString(content.lastDay().plusDays(1).getYear()),
                                config.body()));
                sheet.table(breaches);
            }
            return sheet.bytes();
        }
    }

    private String subject(InspectionContent content) {
        return content.asked() == null
                ? words.t("inspection.subject", words.day(content.firstDay()), words.day(content.lastDay()))
                : words.t(
                        "inspection.subject.year",
                        Integer.toString(content.lastDay().getYear()),
                        RegulationWords.place(
                                words,
                                content.asked().obligation(),
                                content.asked().text()));
    }

    private String asked(InspectionContent content, OwedReports.Asked asked) {
        return words.t(
                asked.dueOn() == null ? "inspection.cut-off.no-day" : "inspection.cut-off",
                RegulationWords.of(words, asked.obligation().title()),
                words.day(content.lastDay()),
                asked.dueOn() == null ? "" : words.day(asked.dueOn()));
    }

    private String period(InspectionContent content) {
        return words.t("inspection.period", words.day(content.firstDay()), words.day(content.lastDay()));
    }

    private String counts(InspectionContent content) {
        Map<State, Long> counts = Compliance.counts(content.standings());
        return words.t(
                "inspection.counts",
                words.day(content.lastDay()),
                content.standings().size(),
                counts.getOrDefault(State.MET, 0L),
                counts.getOrDefault(State.NOT_MET, 0L),
                content.standings().stream().filter(Standing::excepted).count(),
                counts.getOrDefault(State.NO_EVIDENCE, 0L),
                counts.getOrDefault(State.NOT_APPLICABLE, 0L),
                content.changes().stream()
                        .filter(change -> change.was() != null)
                        .count());
    }

    private void part(LetterSheet sheet, String title, ReportLetter.Table table) {
        sheet.heading(words.t(title));
        if (table.rows().isEmpty()) {
            sheet.paragraph(words.t("report.letter.nothing"));
        } else {
            sheet.table(table);
        }
    }

    /** Counts by article in the order of the texts, and of all. */
    private ReportLetter.Table byArticle(InspectionContent content) {
        List<List<String>> rows = new ArrayList<>();
        for (RegulationText text : content.texts()) {
            for (RegulationText.Article article : text.articles()) {
                List<Standing> of = content.standings().stream()
                        .filter(standing -> standing.obligation().text().equals(text.id())
                                && standing.obligation().article().equals(article.number()))
                        .toList();
                if (!of.isEmpty()) {
                    rows.add(row(
                            words.t(
                                            article.number().startsWith("PL")
                                                    ? "regulation.place.annex"
                                                    : "regulation.place.article",
                                            article.number().replaceFirst("^PL", ""))
                                    + ", " + text.number() + ". " + RegulationWords.of(words, article.title()),
                            of));
                }
            }
        }
        rows.add(row(words.t("report.total"), content.standings()));
        List<String> heads = new ArrayList<>(List.of(words.t("inspection.column.article")));
        for (State state : State.values()) {
            heads.add(words.t("regulation.state." + state.code()));
        }
        heads.add(words.t("inspection.column.all"));
        return new ReportLetter.Table("articles", "", heads, List.of(false, true, true, true, true, true), rows, "");
    }

    private static List<String> row(String name, List<Standing> of) {
        Map<State, Long> counts = Compliance.counts(of);
        List<String> row = new ArrayList<>(List.of(name));
        for (State state : State.values()) {
            row.add(Long.toString(counts.getOrDefault(state, 0L)));
        }
        row.add(Integer.toString(of.size()));
        return row;
    }

    private ReportLetter.Table breaches(InspectionContent content) {
        List<List<String>> rows = content.standings().stream()
                .filter(standing -> standing.state() == State.NOT_MET)
                .map(standing -> List.of(
                        standing.obligation().id(),
                        RegulationWords.of(words, standing.obligation().title()),
                        Stream.of(
                                        RegulationWords.of(
                                                words, standing.verdict().reason()),
                                        pieces.offences(standing, NAMES_IN_THE_SUMMARY),
                                        standing.excepted() ? words.t("regulation.state.excepted") : "")
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(". ")),
                        RegulationWords.of(words, standing.obligation().mend()),
                        pieces.responsible(standing.obligation())))
                .toList();
        return new ReportLetter.Table(
                "breaches",
                "",
                pieces.heads("id", "title", "reason", "mend", "responsible"),
                List.of(false, false, false, false, false),
                rows,
                "");
    }

    /** What was signed, one line for all obligations about which the same was said on the same paper, in the order of the texts. */
    private ReportLetter.Table declared(InspectionContent content, Declaration.Kind kind) {
        List<String> order = content.standings().stream()
                .map(standing -> standing.obligation().id())
                .toList();
        Map<List<String>, String> said = content.declarations().stream()
                .filter(of -> of.kind() == kind && of.isInForce(content.lastDay()))
                .sorted(Comparator.comparing(of -> order.indexOf(of.obligation())))
                .collect(Collectors.groupingBy(
                        of -> List.of(
                                of.statement(),
                                of.paper().isEmpty() ? InspectionWords.title(content, of.documentId()) : of.paper(),
                                words.day(of.lastDay()),
                                named(of.signedBy())),
                        LinkedHashMap::new,
                        Collectors.mapping(Declaration::obligation, Collectors.joining(", "))));
        List<List<String>> rows = said.entrySet().stream()
                .map(of -> Stream.concat(Stream.of(of.getValue()), of.getKey().stream())
                        .toList())
                .toList();
        return new ReportLetter.Table(
                kind.code(),
                "",
                pieces.heads("id", "statement", "paper", "last-day", "signed-by"),
                List.of(false, false, false, false, false),
                rows,
                "");
    }

    /** Returns whose an account is, as a letter names people; the annex has the accounts. */
    private String named(String account) {
        return accounts.find(account)
                .map(of -> of.person().fullName())
                .filter(name -> !name.isEmpty())
                .orElse(account);
    }

    @Override
    public byte[] annex(InspectionContent content) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "dcim", "1.0")) {
            sheet(workbook, content, "states", pieces.rowHeads(), pieces.rows(content));
            sheet(workbook, content, "changes", pieces.changeHeads(), pieces.changes(content));
            sheet(workbook, content, "declarations", pieces.declarationHeads(), pieces.declarations(content));
            sheet(workbook, content, "documents", pieces.paperHeads(), pieces.papers(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void sheet(
            Workbook workbook, InspectionContent content, String code, List<String> heads, List<List<String>> rows)
            throws IOException {
        Worksheet sheet = workbook.newWorksheet(words.t("inspection.sheet." + code));
        PrintedSheet.lay(sheet, words.t("inspection.sheet." + code + ".title", period(content)), heads, rows, words);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < heads.size(); column++) {
                String text = rows.get(row).get(column);
                sheet.value(
                        PrintedSheet.HEADS + 1 + row, column, text.substring(0, Math.min(LONGEST_CELL, text.length())));
            }
        }
        // why: a sheet that is written leaves the memory before the next begins
        sheet.finish();
    }

    @Override
    public String readme(InspectionContent content) {
        var text = new StringBuilder();
        for (Words in : List.of(words, english)) {
            for (List<Integer> part : README) {
                part.forEach(line -> text.append(in.t(
                                "inspection.readme." + line,
                                in.day(content.firstDay()),
                                in.day(content.lastDay()),
                                RegulationWords.of(in, content.profile().name())))
                        .append('\n'));
                text.append('\n');
            }
        }
        return text.toString();
    }
}
