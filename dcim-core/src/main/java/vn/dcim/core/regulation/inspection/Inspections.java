package vn.dcim.core.regulation.inspection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.dcim.core.document.Document;
import vn.dcim.core.document.Documents;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.ResultHistory;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.report.ReportJson;

/** Finds inspection files, and what one of a period tells. */
@Singleton
@Requires(property = "datasources.default.url")
public class Inspections {

    private static final Pattern DOCUMENT = Pattern.compile("/documents/(\\d{1,18})");

    private final InspectionFileRepository repository;
    private final InspectionPartRepository parts;
    private final ResultHistory history;
    private final Catalogue catalogue;
    private final Documents documents;

    Inspections(
            InspectionFileRepository repository,
            InspectionPartRepository parts,
            ResultHistory history,
            Catalogue catalogue,
            Documents documents) {
        this.repository = repository;
        this.parts = parts;
        this.history = history;
        this.catalogue = catalogue;
        this.documents = documents;
    }

    /** Returns all, the newest first. */
    public List<InspectionFile> all() {
        return repository.findAllOrderByIdDesc();
    }

    /** @throws DcimException NOT_FOUND */
    public InspectionFile get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "inspection file", id));
    }

    /** Returns a kept file of it, such as {@link InspectionArchive#SUMMARY}. @throws DcimException NOT_FOUND */
    public byte[] part(InspectionFile file, String path) {
        return parts.findByInspectionIdAndPath(file.id(), path)
                .map(part -> ReportJson.unpacked(part.packed()))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "file", path));
    }

    /** Returns what one of a period tells now; of a period that is over always the same, but for the documents' titles. */
    InspectionContent content(OwedReports.@Nullable Asked asked, LocalDate firstDay, LocalDate lastDay) {
        List<Standing> standings = history.standings(lastDay);
        List<Declaration> declarations = history.declarations(firstDay, lastDay);
        return new InspectionContent(
                asked,
                firstDay,
                lastDay,
                catalogue.profile(),
                history.texts(lastDay),
                standings,
                history.changes(firstDay, lastDay),
                declarations,
                papers(standings, declarations, Deadlines.endOf(lastDay)));
    }

    private List<InspectionContent.Paper> papers(
            List<Standing> standings, List<Declaration> declarations, Instant until) {
        var ids = new TreeSet<Long>();
        Stream.concat(
                        declarations.stream().map(Declaration::documentId).filter(Objects::nonNull),
                        standings.stream()
                                .flatMap(standing -> standing.verdict().proofs().stream())
                                .map(Proof::path)
                                .map(DOCUMENT::matcher)
                                .filter(Matcher::matches)
                                .map(found -> Long.valueOf(found.group(1))))
                .forEach(ids::add);
        List<InspectionContent.Paper> papers = new ArrayList<>();
        for (Long id : ids) {
            paper(id, until).ifPresent(papers::add);
        }
        return papers;
    }

    private Optional<InspectionContent.Paper> paper(long id, Instant until) {
        Document document = documents.get(id);
        return documents.versions(id).stream()
                .filter(version -> version.filedAt().isBefore(until))
                .findFirst()
                .map(version -> new InspectionContent.Paper(document, version));
    }
}
