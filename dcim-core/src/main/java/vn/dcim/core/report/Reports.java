package vn.dcim.core.report;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.version.Versions;

/** Finds reports, and what they say. */
@Singleton
public class Reports {

    private final ReportRepository repository;
    private final ReportContentRepository contents;
    private final ReportFileRepository files;
    private final List<ReportSection> sections;
    private final Assets assets;
    private final Versions versions;
    private final ReportConfig config;
    private final ReportJson json;

    Reports(
            ReportRepository repository,
            ReportContentRepository contents,
            ReportFileRepository files,
            List<ReportSection> sections,
            Assets assets,
            Versions versions,
            ReportConfig config,
            ReportJson json) {
        this.repository = repository;
        this.contents = contents;
        this.files = files;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(ReportSection::order))
                .toList();
        this.assets = assets;
        this.versions = versions;
        this.config = config;
        this.json = json;
    }

    /** @throws DcimException NOT_FOUND */
    public Report get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "report", id));
    }

    /** Returns all, the newest period first. */
    public List<Report> all() {
        return repository.findAllOrderByCutOffDayDescAndKindAscAndEditionDesc();
    }

    /** Returns those of the same period, the newest edition first. */
    public List<Report> editions(Report report) {
        return repository.findByKindAndCutOffDayOrderByEditionDesc(report.kind(), report.cutOffDay());
    }

    /** Returns what it says: what was frozen, or else what the registry says now as of its cut-off. */
    public ReportPaper paper(Report report) {
        if (report.state().isFrozen()) {
            ReportEvidence evidence = json.read(evidence(report), ReportEvidence.class);
            return new ReportPaper(
                    report,
                    false,
                    json.read(figures(report), ReportFigures.class),
                    evidence.remarks(),
                    evidence.names());
        }
        ReportFigures figures = ask(ReportParameters.of(report.period(), config));
        return new ReportPaper(report, true, figures, report.remarks(), names(figures));
    }

    /** Returns the figures that a report was frozen with, as canonical JSON. @throws DcimException NOT_FOUND for a draft */
    public byte[] figures(Report report) {
        return ReportJson.unpacked(content(report).figures());
    }

    /** Returns what a frozen report is proved by, as canonical JSON. @throws DcimException NOT_FOUND for a draft */
    public byte[] evidence(Report report) {
        return ReportJson.unpacked(content(report).evidence());
    }

    /** Returns a file that was made when the report was frozen; empty for a draft. */
    public Optional<ReportFile> file(Report report, String format) {
        return files.findByReportIdAndFormat(report.id(), format);
    }

    /** Asks the registry again, as it stood at the cut-off. @throws DcimException NOT_FOUND for a draft */
    public ReportProof prove(Report report) {
        byte[] frozen = figures(report);
        ReportFigures then = json.read(frozen, ReportFigures.class);
        ReportFigures now = ask(then.parameters()).like(then);
        byte[] found = json.bytes(now);
        List<String> differing = new ArrayList<>();
        for (ReportTable table : then.tables()) {
            if (!now.tables().contains(table)) {
                differing.add(table.code());
            }
        }
        return new ReportProof(
                ReportJson.sha256(frozen), ReportJson.sha256(found), frozen.length, isKept(report, frozen), differing);
    }

    private boolean isKept(Report report, byte[] figures) {
        byte[] bytes = evidence(report);
        ReportEvidence evidence = json.read(bytes, ReportEvidence.class);
        return ReportJson.sha256(bytes).equals(report.evidenceSha256())
                && ReportJson.sha256(figures).equals(evidence.figuresSha256())
                && evidence.filesSha256().entrySet().stream().allMatch(entry -> file(report, entry.getKey())
                        .filter(file -> ReportJson.sha256(file.content()).equals(entry.getValue()))
                        .isPresent());
    }

    private ReportContent content(Report report) {
        return contents.findById(report.id())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "frozen report", report.id()));
    }

    private ReportFigures ask(ReportParameters parameters) {
        // why: a change that began before the cut-off and is not committed yet has to be waited for
        versions.cutOff();
        List<ReportSection.Told> told =
                sections.stream().map(section -> section.of(parameters)).toList();
        return new ReportFigures(
                parameters,
                told.stream().flatMap(one -> one.queries().stream()).toList(),
                told.stream().flatMap(one -> one.tables().stream()).toList());
    }

    private Map<String, String> names(ReportFigures figures) {
        AssetNames known = assets.names();
        Map<String, String> names = new TreeMap<>();
        for (ReportTable table : figures.tables()) {
            for (int i = 0; i < table.columns().size(); i++) {
                Holds holds = table.columns().get(i).holds();
                int column = i;
                if (holds == Holds.PLACE || holds == Holds.UNIT) {
                    table.rows().stream()
                            .map(row -> row.cells().get(column))
                            .filter(id -> !id.isEmpty())
                            .forEach(id -> names.put(
                                    nameKey(holds, id),
                                    holds == Holds.PLACE
                                            ? known.place(Long.valueOf(id))
                                            : known.unit(Long.valueOf(id))));
                }
            }
        }
        return names;
    }

    /** Returns under which key the name of a cell is kept. */
    public static String nameKey(Holds holds, String id) {
        return (holds == Holds.PLACE ? "place:" : "unit:") + id;
    }
}
