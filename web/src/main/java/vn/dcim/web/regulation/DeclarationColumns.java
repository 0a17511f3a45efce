package vn.dcim.web.regulation;

import java.util.List;
import java.util.Objects;
import vn.dcim.core.regulation.Declarations.Signed;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of declarations, as it is taken away. */
final class DeclarationColumns {

    private DeclarationColumns() {}

    static List<ListColumn<Signed>> all(Words words) {
        return List.of(
                new ListColumn<>(
                        "obligation",
                        words.t("regulation.column.id"),
                        line -> line.declaration().obligation(),
                        line -> line.declaration().obligation()),
                new ListColumn<>(
                        "title",
                        words.t("regulation.column.title"),
                        line -> title(line, words),
                        line -> title(line, words)),
                new ListColumn<>(
                        "kind",
                        words.t("regulation.field.kind"),
                        line -> words.t("regulation.declared."
                                + line.declaration().kind().code()),
                        line -> line.declaration().kind().code()),
                new ListColumn<>(
                        "statement",
                        words.t("regulation.field.statement"),
                        line -> line.declaration().statement(),
                        line -> line.declaration().statement()),
                new ListColumn<>(
                        "paper",
                        words.t("regulation.field.paper"),
                        line -> line.declaration().paper(),
                        line -> line.declaration().paper()),
                new ListColumn<>(
                        "document",
                        words.t("regulation.field.document"),
                        line -> Objects.toString(line.declaration().documentId(), ""),
                        line -> Objects.toString(line.declaration().documentId(), "")),
                new ListColumn<>(
                        "first-day",
                        words.t("inspection.field.first-day"),
                        line -> words.day(line.declaration().firstDay()),
                        line -> line.declaration().firstDay().toString()),
                new ListColumn<>(
                        "last-day",
                        words.t("regulation.field.until"),
                        line -> words.day(line.declaration().lastDay()),
                        line -> line.declaration().lastDay().toString()),
                new ListColumn<>(
                        "signed-by",
                        words.t("regulation.field.signed"),
                        line -> line.declaration().signedBy(),
                        line -> line.declaration().signedBy()),
                new ListColumn<>(
                        "signed-at",
                        words.t("declaration.signed-at"),
                        line -> words.minute(line.declaration().signedAt()),
                        line -> line.declaration().signedAt().toString()),
                new ListColumn<>(
                        "term",
                        words.t("regulation.column.state"),
                        line -> words.t("declaration.term." + line.term().code()),
                        line -> line.term().code()));
    }

    static String title(Signed line, Words words) {
        return line.obligation() == null
                ? ""
                : RegulationWords.of(words, line.obligation().title());
    }
}
