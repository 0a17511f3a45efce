package vn.dcim.web.software;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.TitleField;
import vn.dcim.core.software.TitleFlaw;
import vn.dcim.core.software.TitleLine;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** What may be taken away of the list of titles: all that is noted of each, and what is reckoned of it. */
final class SoftwareColumns {

    private SoftwareColumns() {}

    static List<ListColumn<TitleLine>> of(Words words) {
        return Stream.concat(
                        Arrays.stream(TitleField.values()).map(field -> field(field, words)),
                        Stream.of(
                                column(
                                        "risk",
                                        words,
                                        line -> line.risk() == null ? "" : SoftwareWords.of(line.risk(), words),
                                        line -> Codes.of(line.risk())),
                                column(
                                        "bought",
                                        words,
                                        line -> SoftwareWords.bought(
                                                line.balance(), line.title().ground(), words),
                                        line -> text(line.balance().bought())),
                                column(
                                        "used",
                                        words,
                                        line -> words.number(line.balance().used(), 0),
                                        line -> text(line.balance().used())),
                                column(
                                        "free",
                                        words,
                                        line -> SoftwareWords.free(line.balance(), words),
                                        line -> text(line.balance().free())),
                                column(
                                        "next-end",
                                        words,
                                        line -> line.nextEnd() == null ? "" : words.day(line.nextEnd()),
                                        line -> text(line.nextEnd())),
                                column(
                                        "flaws",
                                        words,
                                        line -> flaws(line, flaw -> SoftwareWords.of(flaw, words)),
                                        line -> flaws(line, Codes::of))))
                .toList();
    }

    private static ListColumn<TitleLine> field(TitleField field, Words words) {
        return new ListColumn<>(
                field.code(),
                SoftwareWords.name(field, words),
                line -> SoftwareWords.of(field, line.title().text(field), words),
                line -> line.title().text(field));
    }

    private static ListColumn<TitleLine> column(
            String code, Words words, Function<TitleLine, String> shown, Function<TitleLine, String> plain) {
        return new ListColumn<>(code, words.t("software.column." + code), shown, plain);
    }

    private static String flaws(TitleLine line, Function<TitleFlaw, String> word) {
        return line.flaws().stream().map(word).collect(Collectors.joining("; "));
    }

    private static String text(@Nullable Object present) {
        return present == null ? "" : present.toString();
    }
}
