package vn.dcim.core.work.manual;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people do with manuals: each change is a version, and a row of the audit log. */
@Singleton
public class ManualDesk {

    private static final int LONGEST_BODY = 60_000;
    private static final int LONGEST_REASON = 1000;

    private final Manuals manuals;
    private final ManualVersionRepository versions;
    private final ManualApprovalRepository approvals;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    ManualDesk(
            Manuals manuals,
            ManualVersionRepository versions,
            ManualApprovalRepository approvals,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.manuals = manuals;
        this.versions = versions;
        this.approvals = approvals;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds a manual. @throws DcimException BROKEN_DEFINITION; ALREADY_EXISTS; INVALID_VALUE (body) */
    public ManualVersion add(String body, String by) {
        Manual read = checked(body);
        return transactions.executeWrite(_ -> {
            if (manuals.find(read.code()).isPresent()) {
                throw new DcimException(ErrorCode.ALREADY_EXISTS, "manual", read.code());
            }
            return keep(read.code(), 0, body, false, "", by);
        });
    }

    /**
     * Writes the next version, which has to be approved again.
     *
     * @param version that the writer saw
     * @throws DcimException NOT_FOUND; BROKEN_DEFINITION; CHANGED_MEANWHILE; INVALID_VALUE (body, code, reason)
     */
    public ManualVersion change(String code, int version, String body, String reason, String by) {
        Manual read = checked(body);
        if (!read.code().equals(code)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "code", read.code(), code);
        }
        return transactions.executeWrite(_ -> {
            held(code, version);
            return keep(code, version, body, false, reason(reason), by);
        });
    }

    /** Says that nothing is done by it any more. @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; INVALID_VALUE (reason) */
    public ManualVersion retire(String code, int version, String reason, String by) {
        return transactions.executeWrite(
                _ -> keep(code, version, held(code, version).body(), true, reason(reason), by));
    }

    /**
     * Enters the paper that puts manuals into force, as they stand now.
     *
     * @return how many were not approved before
     * @throws DcimException NOT_FOUND; INVALID_VALUE (document, dated-on, approver, manual) for none of them to be approved
     */
    public int approve(List<String> codes, String document, LocalDate datedOn, String approver, String by) {
        String number = text("document", TypedValues.line(document), 100);
        String signer = text("approver", TypedValues.line(approver), 200);
        if (datedOn.isAfter(LocalDate.ofInstant(clock.instant(), CentreTime.ZONE))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "dated-on", datedOn, "≤ " + clock.instant());
        }
        return transactions.executeWrite(_ -> {
            List<KnownManual> open = codes.stream()
                    .distinct()
                    .map(manuals::get)
                    .filter(known -> known.approval() == null)
                    .toList();
            if (open.isEmpty()) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "manual", String.join(", ", codes), "");
            }
            for (KnownManual known : open) {
                approvals.save(new ManualApproval(null, known.version().id(), number, datedOn, signer, now(), by));
                audit.record(
                        by,
                        "manual.approve",
                        known.version().toString(),
                        "",
                        number + ", " + datedOn + ", " + signer,
                        "");
            }
            return open.size();
        });
    }

    private ManualVersion held(String code, int version) {
        ManualVersion known = manuals.get(code).version();
        if (known.version() != version) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, known.toString(), known.changedBy());
        }
        return known;
    }

    private ManualVersion keep(String code, int version, String body, boolean retired, String reason, String by) {
        ManualVersion kept =
                versions.save(new ManualVersion(null, code, version + 1, body, retired, now(), by, reason));
        String action = version == 0 ? "manual.add" : retired ? "manual.retire" : "manual.change";
        audit.record(by, action, kept.toString(), version == 0 ? "" : "v" + version, "v" + (version + 1), reason);
        return kept;
    }

    private Manual checked(String body) {
        if (body.isBlank() || body.length() > LONGEST_BODY) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "body", body.length(), "1–" + LONGEST_BODY);
        }
        return manuals.read(body);
    }

    private static String reason(String typed) {
        return text("reason", TypedValues.lines(typed), LONGEST_REASON);
    }

    private static String text(String field, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, field, text.length() > 80 ? text.length() : text, "1–" + longest);
        }
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
