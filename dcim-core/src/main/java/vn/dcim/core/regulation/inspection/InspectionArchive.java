package vn.dcim.core.regulation.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import vn.dcim.core.document.Documents;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.ResultHistory;
import vn.dcim.core.regulation.oscal.OscalDocuments;
import vn.dcim.core.report.ReportJson;

/**
 * What stands in the archive of an inspection file, path by path. What nothing else keeps is made once; results, facts and documents are
 * written from where they are kept, and only where they are what they were.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class InspectionArchive {

    public static final String SUMMARY = "summary.docx";
    public static final String ANNEX = "annex.xlsx";
    public static final String SUMS = "SHA256SUMS";

    private static final String DOCUMENTS = "documents.json";
    private static final String AT_END = "results/at-end.jsonl";

    private final Inspections inspections;
    private final ResultHistory history;
    private final OscalDocuments oscal;
    private final Documents documents;
    private final InspectionPrinter printer;
    private final ReportJson json;

    InspectionArchive(
            Inspections inspections,
            ResultHistory history,
            OscalDocuments oscal,
            Documents documents,
            InspectionPrinter printer,
            ReportJson json) {
        this.inspections = inspections;
        this.history = history;
        this.oscal = oscal;
        this.documents = documents;
        this.printer = printer;
        this.json = json;
    }

    /** Writes one file of the archive. */
    interface Content {
        void write(OutputStream to) throws IOException;

        /** Returns it as gzip where it is kept so; null where it is not. */
        default byte @Nullable [] packed() {
            return null;
        }
    }

    /** Facts, which are kept packed. */
    private final class Facts implements Content {

        private final long id;

        Facts(long id) {
            this.id = id;
        }

        @Override
        public void write(OutputStream to) throws IOException {
            to.write(history.facts(id));
        }

        @Override
        public byte[] packed() {
            return history.packedFacts(id);
        }
    }

    /** What somebody answered for, as the archive has it. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Said(
            long id,
            String obligation,
            Declaration.Kind kind,
            String statement,
            @Nullable Long documentId,
            String paper,
            LocalDate firstDay,
            LocalDate lastDay,
            String signedBy,
            Instant signedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnBy,
            @Nullable String withdrawnFor) {

        static Said of(Declaration declaration) {
            return new Said(
                    declaration.id(),
                    declaration.obligation(),
                    declaration.kind(),
                    declaration.statement(),
                    declaration.documentId(),
                    declaration.paper(),
                    declaration.firstDay(),
                    declaration.lastDay(),
                    declaration.signedBy(),
                    declaration.signedAt(),
                    declaration.withdrawnAt(),
                    declaration.withdrawnBy(),
                    declaration.withdrawnFor());
        }
    }

    /**
     * A document of record, as the archive has it.
     *
     * @param file path of its file in the archive; empty where it has none
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Filed(
            long id,
            String title,
            String kind,
            int revision,
            String number,
            @Nullable LocalDate datedOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String owner,
            String paperPlace,
            String fileName,
            String file) {

        static Filed of(InspectionContent.Paper paper) {
            return new Filed(
                    paper.document().id(),
                    paper.document().title(),
                    paper.document().kind().code(),
                    paper.version().revision(),
                    paper.version().number(),
                    paper.version().datedOn(),
                    paper.version().validFrom(),
                    paper.version().validTo(),
                    paper.version().owner(),
                    paper.version().paperPlace(),
                    paper.version().fileName(),
                    paper.path());
        }
    }

    /** Makes the files that nothing else keeps, by path. */
    Map<String, byte[]> made(InspectionContent content) {
        LocalDate day = content.lastDay();
        Map<String, byte[]> files = new TreeMap<>();
        files.put("README.txt", printer.readme(content).getBytes(StandardCharsets.UTF_8));
        files.put(SUMMARY, FixedZip.of(printer.summary(content), day));
        files.put(ANNEX, FixedZip.of(printer.annex(content), day));
        files.put(
                "declarations.json",
                json.bytes(content.declarations().stream().map(Said::of).toList()));
        files.put(
                "documents.json",
                json.bytes(content.papers().stream().map(Filed::of).toList()));
        for (RegulationText text : content.texts()) {
            files.put("oscal/catalog-" + text.id() + ".json", oscal.catalog(text));
        }
        files.put("oscal/profile-" + content.profile().id() + ".json", oscal.profile(content.profile()));
        files.put("oscal/assessment-plan.json", oscal.assessmentPlan(day, this::say));
        files.put(
                "oscal/assessment-results.json",
                oscal.assessmentResults(
                        content.standings(),
                        day,
                        Deadlines.startOf(content.firstDay()),
                        Deadlines.endOf(day).minusMillis(1),
                        this::say));
        return files;
    }

    private String say(Phrase phrase) {
        return printer.say(phrase);
    }

    /** Returns what is written from where it is kept, by path. */
    private Map<String, Content> kept(String profile, LocalDate firstDay, LocalDate lastDay, List<Filed> papers) {
        Map<Long, ResultHistory.FactsName> names = history.facts(profile, firstDay, lastDay);
        Map<String, Content> files = new TreeMap<>();
        names.values().forEach(name -> files.put("facts/" + name.sha256() + ".json", new Facts(name.id())));
        files.put(AT_END, to -> history.writeAtEnd(profile, lastDay, names, to));
        firstDay.datesUntil(lastDay.plusDays(1))
                .forEach(day -> files.put("results/" + day + ".jsonl", to -> history.write(profile, day, names, to)));
        papers.stream()
                .filter(paper -> !paper.file().isEmpty())
                .forEach(paper -> files.put(paper.file(), to -> to.write(document(paper))));
        return files;
    }

    private byte[] document(Filed paper) {
        return documents.versions(paper.id()).stream()
                .filter(version -> version.revision() == paper.revision())
                .findFirst()
                .map(documents::content)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "document", paper.id()));
    }

    /** Returns the list of hashes, as {@code sha256sum} writes and reads it. */
    byte[] sums(String profile, InspectionContent content, Map<String, byte[]> made) {
        Map<String, String> hashes = new TreeMap<>();
        made.forEach((path, bytes) -> hashes.put(path, ReportJson.sha256(bytes)));
        List<Filed> papers = content.papers().stream().map(Filed::of).toList();
        kept(profile, content.firstDay(), content.lastDay(), papers)
                .forEach((path, of) -> hashes.put(path, hash(of, OutputStream.nullOutputStream())));
        var sums = new StringBuilder();
        hashes.forEach(
                (path, hash) -> sums.append(hash).append("  ").append(path).append('\n'));
        return sums.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes an archive, file by file, as it was when it was made.
     *
     * @throws DcimException UNREADABLE_FILE where something is not what it was: whoever gets it would see that too
     */
    public void write(InspectionFile file, OutputStream to) {
        List<Filed> papers = List.of(json.read(inspections.part(file, DOCUMENTS), Filed[].class));
        Map<String, Content> kept = kept(file.profile(), file.firstDay(), file.lastDay(), papers);
        byte[] sums = inspections.part(file, SUMS);
        if (!ReportJson.sha256(sums).equals(file.sha256())) {
            throw changed(SUMS);
        }
        try (var zip = new ZipArchiveOutputStream(to)) {
            write(zip, SUMS, file, out -> out.write(sums));
            for (String line : new String(sums, StandardCharsets.UTF_8).lines().toList()) {
                String path = line.substring(line.indexOf(' ') + 2);
                Content of = kept.containsKey(path) ? kept.get(path) : out -> out.write(inspections.part(file, path));
                if (!write(zip, path, file, of).equals(line.substring(0, line.indexOf(' ')))) {
                    throw changed(path);
                }
            }
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return its hash */
    private static String write(ZipArchiveOutputStream zip, String path, InspectionFile file, Content of)
            throws IOException {
        byte[] packed = of.packed();
        if (packed != null && FixedZip.isBare(packed)) {
            // why: to pack again what is packed takes most of the time of a large archive
            zip.addRawArchiveEntry(FixedZip.packed(path, file.lastDay(), packed), FixedZip.deflated(packed));
            return ReportJson.sha256(ReportJson.unpacked(packed));
        }
        zip.putArchiveEntry(FixedZip.deflated(path, file.lastDay()));
        String hash = hash(of, zip);
        zip.closeArchiveEntry();
        return hash;
    }

    private static DcimException changed(String path) {
        return new DcimException(
                ErrorCode.UNREADABLE_FILE, path, 0, "SHA-256 is not the one of when the inspection file was made");
    }

    private static String hash(Content content, OutputStream to) {
        try {
            var digest = new DigestOutputStream(to, MessageDigest.getInstance("SHA-256"));
            content.write(digest);
            digest.flush();
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the paths in it, with their hashes. */
    public List<String> paths(InspectionFile file) {
        return new String(inspections.part(file, SUMS), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
