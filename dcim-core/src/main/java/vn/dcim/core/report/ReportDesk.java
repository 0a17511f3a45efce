package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people do with a report from its draft to its sending; each act is a row of the audit log. */
@Singleton
public class ReportDesk {

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_RECIPIENT = 500;

    private final Reports reports;
    private final ReportRepository repository;
    private final ReportContentRepository contents;
    private final ReportFileRepository files;
    private final ReportPrinter printer;
    private final ReportJson json;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    ReportDesk(
            Reports reports,
            ReportRepository repository,
            ReportContentRepository contents,
            ReportFileRepository files,
            ReportPrinter printer,
            ReportJson json,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.reports = reports;
        this.repository = repository;
        this.contents = contents;
        this.files = files;
        this.printer = printer;
        this.json = json;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes the free sections anew; who had reviewed it has to look again.
     *
     * @param revision that the change was made upon
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, ILLEGAL_TRANSITION where it is frozen, INVALID_VALUE for a text too long
     */
    public Report remark(long id, int revision, ReportRemarks remarks, String actor) {
        ReportRemarks checked = remarks.checked();
        return transactions.executeWrite(_ -> {
            Report before = locked(id, revision, "REMARK", Set.of(ReportState.DRAFT, ReportState.REVIEWED));
            if (before.remarks().equals(checked)) {
                return before;
            }
            repository.remark(id, checked.assessment(), checked.difficulties(), checked.proposals());
            audit.record(actor, "report.remark", before.toString(), told(before.remarks()), told(checked), "");
            return reports.get(id);
        });
    }

    /** Says that somebody looked at it. @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, ILLEGAL_TRANSITION */
    public Report review(long id, int revision, String actor) {
        return transactions.executeWrite(_ -> {
            Report before = locked(id, revision, "REVIEW", Set.of(ReportState.DRAFT));
            repository.review(id, now(), actor);
            audit.record(
                    actor, "report.review", before.toString(), before.state().code(), "reviewed", "");
            return reports.get(id);
        });
    }

    /**
     * Keeps figures, evidence and files as they are now, for good.
     *
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, ILLEGAL_TRANSITION where it was not reviewed
     */
    public Report freeze(long id, int revision, String actor) {
        Report report = reports.get(id);
        require(report, revision, "FREEZE", Set.of(ReportState.REVIEWED));
        // why: printing takes seconds, for which nobody else has to wait
        ReportPaper paper = reports.paper(report).issued();
        Map<String, byte[]> printed = printer.print(paper);
        return transactions.executeWrite(_ -> {
            locked(id, revision, "FREEZE", Set.of(ReportState.REVIEWED));
            Instant at = now();
            byte[] figures = json.bytes(paper.figures());
            Map<String, String> hashes = new TreeMap<>();
            printed.forEach((format, content) -> {
                hashes.put(format, ReportJson.sha256(content));
                files.save(new ReportFile(null, id, format, hashes.get(format), content));
            });
            byte[] evidence = json.bytes(new ReportEvidence(
                    report.toString(),
                    at.toString(),
                    actor,
                    corrects(report),
                    ReportJson.sha256(figures),
                    hashes,
                    paper.remarks(),
                    paper.names()));
            contents.save(new ReportContent(id, ReportJson.packed(figures), ReportJson.packed(evidence)));
            String sha256 = ReportJson.sha256(evidence);
            repository.freeze(id, at, actor, sha256);
            audit.record(
                    actor, "report.freeze", report.toString(), report.state().code(), "evidence sha256:" + sha256, "");
            return reports.get(id);
        });
    }

    /**
     * Notes that it went out.
     *
     * @param number of the letter
     * @param sentOn between the day after the cut-off and today
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, ILLEGAL_TRANSITION where it is not frozen, INVALID_VALUE (number, sent-on,
     *     sent-to)
     */
    public Report send(long id, int revision, String number, @Nullable LocalDate sentOn, String sentTo, String actor) {
        return transactions.executeWrite(_ -> {
            Report before = locked(id, revision, "SEND", Set.of(ReportState.FROZEN));
            String under = line("number", number, LONGEST_NUMBER);
            String to = line("sent-to", sentTo, LONGEST_RECIPIENT);
            LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
            if (sentOn == null || !sentOn.isAfter(before.cutOffDay()) || sentOn.isAfter(today)) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "sent-on",
                        sentOn == null ? "" : sentOn,
                        before.cutOffDay().plusDays(1) + "–" + today);
            }
            repository.send(id, under, sentOn, to, actor);
            audit.record(
                    actor,
                    "report.send",
                    before.toString(),
                    before.state().code(),
                    under + "; " + sentOn + "; " + to,
                    "");
            return reports.get(id);
        });
    }

    private String corrects(Report report) {
        if (report.correctsId() == null) {
            return "";
        }
        Report old = reports.get(report.correctsId());
        return old + " sha256:" + old.evidenceSha256();
    }

    private Report locked(long id, int revision, String action, Set<ReportState> from) {
        repository.lock(id);
        Report report = reports.get(id);
        require(report, revision, action, from);
        return report;
    }

    private void require(Report report, int revision, String action, Set<ReportState> from) {
        if (!from.contains(report.state())) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    report.toString(),
                    report.state().name(),
                    action);
        }
        if (report.revision() != revision) {
            throw new DcimException(
                    ErrorCode.CHANGED_MEANWHILE,
                    report.toString(),
                    report.reviewedBy().isEmpty() ? report.draftedBy() : report.reviewedBy());
        }
    }

    private static String told(ReportRemarks remarks) {
        return String.join("\n", remarks.assessment(), remarks.difficulties(), remarks.proposals())
                .strip();
    }

    private static String line(String field, String typed, int longest) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "1–" + longest);
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
