package vn.dcim.web.incident;

import java.util.List;
import java.util.function.Function;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.Scale;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of incidents, as it is taken away. */
final class IncidentColumns {

    private IncidentColumns() {}

    static List<ListColumn<IncidentFile>> all(Words words) {
        return List.of(
                column("id", words, file -> Long.toString(file.incident().id())),
                column("title", words, file -> file.incident().title()),
                column("detected", words, file -> words.second(file.incident().detectedAt())),
                column(
                        "group",
                        words,
                        file -> file.group() == null
                                ? ""
                                : words.t("incident.group." + file.group().code())),
                column("operational", words, file -> IncidentTexts.level(file, Scale.OPERATIONAL, words)),
                column("security", words, file -> IncidentTexts.level(file, Scale.SECURITY, words)),
                column(
                        "state",
                        words,
                        file -> words.t(file.isClosed() ? "incident.state.closed" : "incident.state.open")),
                column(
                        "drill",
                        words,
                        file -> words.t(file.incident().drill() ? "incident.answer.yes" : "incident.answer.no")));
    }

    private static ListColumn<IncidentFile> column(String code, Words words, Function<IncidentFile, String> text) {
        return new ListColumn<>(code, words.t("incident.column." + code), text, text);
    }
}
