package vn.dcim.web.report;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.dcim.core.report.ReportPaper;
import vn.dcim.core.report.ReportRemarks;
import vn.dcim.core.report.ReportTable;
import vn.dcim.core.report.ReportTable.Row;
import vn.dcim.web.language.Words;

/**
 * A report as a letter of state administration, part by part, in words.
 *
 * @param number the line of number and symbol; its number is written by hand when it goes out
 * @param draft empty once it is frozen
 * @param assessment paragraphs, as are those that follow
 * @param copies lines of "Nơi nhận"
 */
@Introspected
public record ReportLetter(
        String agency,
        String body,
        String number,
        String placeAndDate,
        String draft,
        String subject,
        String recipient,
        List<String> intro,
        List<String> assessment,
        List<Table> tables,
        List<String> difficulties,
        List<String> proposals,
        List<String> copies,
        String signerTitle,
        String signer,
        List<Table> annexes) {

    /** How many rows of a list are printed; all of them stand in the workbook. */
    static final int MOST_PRINTED = 500;

    /**
     * A table.
     *
     * @param numbers which columns are set to the right
     * @param note below it; empty for none
     */
    @Introspected
    public record Table(
            String code,
            String caption,
            List<String> heads,
            List<Boolean> numbers,
            List<List<String>> rows,
            String note) {

        private static final int WIDEST = 28;
        private static final double CAPITAL = 1.4;
        private static final double DIGIT = 1.2;
        private static final double BOLD = 1.1;
        private static final double MARGINS = 2;
        /** Letters that stand beside each other on a page. */
        private static final double ROOM = 100;
        /** Of a name that is longer, such as a path, the rest runs on. */
        private static final double LONGEST_WORD = 24;

        /** Returns how wide the columns want to be, in letters: no word is broken, and no text takes the others' room. */
        public double[] widths() {
            double[] least = widths(Table::longestWord);
            double[] wanted = widths(text -> Math.max(longestWord(text), Math.min(WIDEST, text.length() / 2.0)));
            double beyond = DoubleStream.of(wanted).sum() - ROOM;
            double spare =
                    DoubleStream.of(wanted).sum() - DoubleStream.of(least).sum();
            // why: where the page is too narrow, texts run on to further lines before words and numbers are broken
            double given = beyond <= 0 || spare <= 0 ? 0 : Math.min(1, beyond / spare);
            return IntStream.range(0, wanted.length)
                    .mapToDouble(column -> wanted[column] - given * (wanted[column] - least[column]))
                    .toArray();
        }

        private double[] widths(ToDoubleFunction<String> ofText) {
            return IntStream.range(0, heads.size())
                    .mapToDouble(column -> Math.max(
                            BOLD * longestWord(heads.get(column)),
                            rows.stream()
                                    .map(row -> row.get(column))
                                    .mapToDouble(ofText)
                                    .max()
                                    .orElse(0)))
                    .map(width -> width + MARGINS)
                    .toArray();
        }

        private static double longestWord(String text) {
            return Math.min(LONGEST_WORD, longestOf(text));
        }

        private static double width(int letter) {
            if (Character.isUpperCase(letter)) {
                return CAPITAL;
            }
            return Character.isDigit(letter) ? DIGIT : 1;
        }

        private static double longestOf(String text) {
            return Stream.of(text.split("[\\s-]+"))
                    .mapToDouble(word -> word.chars().mapToDouble(Table::width).sum())
                    .max()
                    .orElse(0);
        }
    }

    static ReportLetter of(ReportPaper paper, LetterConfig config, Words words) {
        String period = ReportWords.of(paper.report().period(), words);
        List<ReportTable> tables = paper.figures().tables();
        List<String> intro = Stream.of(
                        words.t(
                                "report.letter.intro",
                                config.body(),
                                period,
                                words.day(paper.report().openingDay().plusDays(1)),
                                words.day(paper.report().cutOffDay())),
                        paper.report().correctsId() == null
                                ? ""
                                : words.t(
                                        "report.letter.corrects", paper.report().reason()))
                .filter(line -> !line.isEmpty())
                .toList();
        return new ReportLetter(
                upper(config.agency()),
                upper(config.body()),
                words.t("report.letter.number", config.symbol()),
                words.t(
                        "report.letter.place-and-date",
                        config.place(),
                        Integer.toString(paper.report().dueOn().getYear())),
                paper.isDraft() ? words.t("report.letter.draft") : "",
                words.t("report.letter.subject", period),
                config.recipient(),
                intro,
                paragraphs(paper.remarks().assessment(), words),
                tables(tables, false, paper.names(), words),
                paragraphs(paper.remarks().difficulties(), words),
                paragraphs(paper.remarks().proposals(), words),
                Stream.concat(
                                config.copies().stream().map(copy -> "- " + copy + ";"),
                                Stream.of(words.t("report.letter.archive")))
                        .toList(),
                upper(config.signerTitle()),
                config.signer(),
                tables(tables, true, paper.names(), words));
    }

    private static List<String> paragraphs(String text, Words words) {
        List<String> paragraphs = ReportRemarks.paragraphs(text);
        return paragraphs.isEmpty() ? List.of(words.t("report.letter.nothing")) : paragraphs;
    }

    private static List<Table> tables(List<ReportTable> tables, boolean lists, Map<String, String> names, Words words) {
        List<ReportTable> wanted = tables.stream()
                .filter(table -> table.list() == lists)
                .filter(table -> !lists || !table.rows().isEmpty())
                .toList();
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> table(
                        wanted.get(i),
                        words.t(
                                lists ? "report.letter.annex" : "report.letter.table",
                                i + 1,
                                ReportWords.title(wanted.get(i), words)),
                        names,
                        words))
                .toList();
    }

    private static Table table(ReportTable table, String caption, Map<String, String> names, Words words) {
        List<String> heads = Stream.concat(
                        table.list() ? Stream.of(words.t("report.column.number")) : Stream.of(),
                        table.columns().stream().map(column -> ReportWords.head(column, words)))
                .toList();
        List<Boolean> numbers = Stream.concat(
                        table.list() ? Stream.of(true) : Stream.of(),
                        table.columns().stream().map(ReportWords::isNumber))
                .toList();
        int printed = Math.min(MOST_PRINTED, table.rows().size());
        List<List<String>> rows = IntStream.range(0, printed)
                .mapToObj(i -> {
                    Row row = table.rows().get(i);
                    return Stream.concat(
                                    table.list() ? Stream.of(Integer.toString(i + 1)) : Stream.of(),
                                    IntStream.range(0, table.columns().size())
                                            .mapToObj(column -> ReportWords.cell(table, row, column, names, words)))
                            .toList();
                })
                .toList();
        String note = printed == table.rows().size()
                ? ""
                : words.t("report.letter.more", printed, table.rows().size());
        return new Table(table.code(), caption, heads, numbers, rows, note);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.of("vi"));
    }
}
