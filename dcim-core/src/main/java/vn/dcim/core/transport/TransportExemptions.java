package vn.dcim.core.transport;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Records and ends exceptions, each with its row in the audit log. */
@Singleton
public class TransportExemptions {

    /** How long one may run; who needs more time decides again. */
    public static final int LONGEST_DAYS = 366;

    private static final ZoneId ZONE = CentreTime.ZONE;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_DOCUMENT = 200;

    private final TransportExemptionRepository repository;
    private final AuditLog audit;
    private final Clock clock;

    TransportExemptions(TransportExemptionRepository repository, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records an exception until the end of a day.
     *
     * @param document number of the decision
     * @throws DcimException INVALID_VALUE for a text that is blank or too long, a day that is past or too far, or a path that
     *     needs none or has one running
     */
    @Transactional
    public TransportExemption add(TransportPath path, String reason, String document, LocalDate lastDay, String actor) {
        text("reason", reason, LONGEST_REASON);
        text("document", document, LONGEST_DOCUMENT);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        LocalDate limit = today.plusDays(LONGEST_DAYS);
        if (lastDay.isBefore(today) || lastDay.isAfter(limit)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "until",
                    DAY.format(lastDay),
                    DAY.format(today) + " – " + DAY.format(limit));
        }
        if (!path.judgement().isWanting() || running().containsKey(path.key())) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "path",
                    path.name().isEmpty() ? path.key() : path.name(),
                    "a path that does not meet the requirement and has no running exception");
        }
        TransportExemption added = repository.save(new TransportExemption(
                null,
                path.key(),
                path.name(),
                reason.strip(),
                document.strip(),
                actor,
                now,
                lastDay.plusDays(1).atStartOfDay(ZONE).toInstant(),
                null,
                null));
        audit.record(
                actor,
                "transport-exception.add",
                subject(added),
                "",
                added.document() + ", " + DAY.format(lastDay),
                added.reason());
        return added;
    }

    /** @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION when it has ended already */
    @Transactional
    public void withdraw(long id, String actor) {
        TransportExemption exemption =
                repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "exception", id));
        if (repository.withdraw(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor) == 0) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "exception " + id, "ENDED", "WITHDRAW");
        }
        audit.record(
                actor,
                "transport-exception.withdraw",
                subject(exemption),
                exemption.document() + ", " + lastDay(exemption),
                "",
                "");
    }

    /** Returns those that count now, by the key of their path. */
    public Map<String, TransportExemption> running() {
        return repository.findRunning(clock.instant()).stream()
                .collect(Collectors.toMap(TransportExemption::path, Function.identity(), (first, _) -> first));
    }

    /** Returns the last 200, newest first, ended ones too. */
    public List<TransportExemption> newest() {
        return repository.findNewest();
    }

    private static void text(String field, String typed, int longest) {
        if (typed.isBlank() || typed.strip().length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, "1–" + longest + " characters");
        }
    }

    private static String lastDay(TransportExemption exemption) {
        return DAY.format(LocalDate.ofInstant(exemption.endsAt().minusMillis(1), ZONE));
    }

    private static String subject(TransportExemption exemption) {
        return exemption.name().isEmpty() ? exemption.path() : exemption.path() + " " + exemption.name();
    }
}
