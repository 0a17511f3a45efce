package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Takes down who answers for leaving a finding of the X-ray as it is. */
@Singleton
@Requires(property = "datasources.default.url")
public class XrayDesk {

    /** How long a finding may be left as it is before somebody looks again. */
    public static final int LONGEST_MONTHS = 12;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int LONGEST_REASON = 1000;

    private final Xray xray;
    private final XrayAcceptanceRepository repository;
    private final AuditLog audit;
    private final Clock clock;

    XrayDesk(Xray xray, XrayAcceptanceRepository repository, AuditLog audit, Clock clock) {
        this.xray = xray;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Leaves a finding as it is, from today to a day.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for one that is gone, or accepted already; INVALID_VALUE (reason, until)
     */
    @Transactional
    public XrayAcceptance accept(long id, String reason, LocalDate lastDay, String actor) {
        Xray.Line line = xray.get(id);
        if (!line.finding().isOpen() || line.isAccepted()) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    line.finding().about() + " " + line.finding().name(),
                    line.isAccepted() ? "ACCEPTED" : "GONE",
                    "ACCEPT");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        text(reason);
        LocalDate limit = today.plusMonths(LONGEST_MONTHS);
        if (lastDay.isBefore(today) || lastDay.isAfter(limit)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "until",
                    DAY.format(lastDay),
                    DAY.format(today) + " – " + DAY.format(limit));
        }
        XrayAcceptance signed = repository.save(new XrayAcceptance(
                null,
                line.finding().rule(),
                line.finding().subject(),
                reason.strip(),
                today,
                lastDay,
                actor,
                now,
                null,
                null,
                null));
        audit.record(actor, "xray.accept", subject(line.finding()), "", DAY.format(lastDay), reason.strip());
        return signed;
    }

    /** Takes it back. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where nobody left it as it is; INVALID_VALUE (reason) */
    @Transactional
    public void withdraw(long id, String reason, String actor) {
        Xray.Line line = xray.get(id);
        text(reason);
        if (line.acceptance() == null
                || repository.withdraw(
                                line.acceptance().id(),
                                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                                actor,
                                reason.strip())
                        == 0) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    line.finding().about() + " " + line.finding().name(),
                    "NOT_ACCEPTED",
                    "WITHDRAW");
        }
        audit.record(
                actor,
                "xray.withdraw",
                subject(line.finding()),
                DAY.format(line.acceptance().lastDay()),
                "",
                reason.strip());
    }

    private static String subject(XrayFinding finding) {
        String told = "xray:" + finding.rule() + " " + finding.subject() + " " + finding.name();
        return told.length() > 200 ? told.substring(0, 200) : told;
    }

    private static void text(String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "reason", reason.isBlank() ? "" : reason.length(), "1–" + LONGEST_REASON);
        }
    }
}
