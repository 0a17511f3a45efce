package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.document.Documents;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Takes down what people answer for about obligations, and judges at once what it changes. */
@Singleton
@Requires(property = "datasources.default.url")
public class DeclarationDesk {

    /** How long an attestation may count; the text's own rhythm is often shorter. */
    public static final int LONGEST_YEARS = 5;
    /** How long an exception, or that something does not concern the centre, may count before somebody looks again. */
    public static final int LONGEST_MONTHS = 12;

    private static final Logger LOG = LoggerFactory.getLogger(DeclarationDesk.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int LONGEST_STATEMENT = 2000;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_PAPER = 200;

    private final Compliance compliance;
    private final DeclarationRepository repository;
    private final Documents documents;
    private final Evaluation evaluation;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    DeclarationDesk(
            Compliance compliance,
            DeclarationRepository repository,
            Documents documents,
            Evaluation evaluation,
            AuditLog audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.compliance = compliance;
        this.repository = repository;
        this.documents = documents;
        this.evaluation = evaluation;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What somebody wants to answer for.
     *
     * @param documentId of the document of record it rests on; null for none
     * @param paper number of the paper; may be blank where a document is named
     */
    public record Draft(
            Declaration.Kind kind,
            String statement,
            @Nullable Long documentId,
            String paper,
            LocalDate lastDay) {}

    /**
     * Signs from today on.
     *
     * @param actor account of who signs
     * @throws DcimException NOT_FOUND for an obligation that is not in force here or an unknown document; INVALID_VALUE for a text that is blank or
     *     too long, no paper at all, a last day that is past or too far, or an attestation of what the program decides alone
     */
    public Declaration sign(String obligation, Draft draft, String actor) {
        Declaration signed = transactions.executeWrite(_ -> note(obligation, draft, actor));
        judge(signed.obligation());
        return signed;
    }

    /**
     * Signs a sheet of several at once, from today on; all or none. They are judged with all others within a minute.
     *
     * @param drafts by obligation
     * @throws DcimException as {@link #sign}
     */
    public List<Declaration> signAll(Map<String, Draft> drafts, String actor) {
        return transactions.executeWrite(_ -> drafts.entrySet().stream()
                .map(draft -> note(draft.getKey(), draft.getValue(), actor))
                .toList());
    }

    /**
     * Signs several anew on another paper, each with its own words, from today on; all or none. They are judged with all others within a minute.
     *
     * @param ids of those that are signed anew
     * @throws DcimException INVALID_VALUE (declarations) for none, or for one that was withdrawn; otherwise as {@link #sign}
     */
    public List<Declaration> renew(
            List<Long> ids, @Nullable Long documentId, String paper, LocalDate lastDay, String actor) {
        if (ids.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "declarations", "", "1, 2, 3, …");
        }
        return transactions.executeWrite(_ -> ids.stream()
                .map(id -> {
                    Declaration old = repository
                            .findById(id)
                            .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "declaration", id));
                    if (old.withdrawnAt() != null) {
                        throw new DcimException(ErrorCode.INVALID_VALUE, "declarations", id, "");
                    }
                    return note(
                            old.obligation(),
                            new Draft(old.kind(), old.statement(), documentId, paper, lastDay),
                            actor);
                })
                .toList());
    }

    private Declaration note(String obligation, Draft draft, String actor) {
        Obligation about = compliance.obligation(obligation);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        text("statement", draft.statement(), LONGEST_STATEMENT);
        if (draft.kind() == Declaration.Kind.ATTESTATION && about.judging() == Automation.FULL) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "kind", draft.kind().code(), "exception, not-applicable");
        }
        if (draft.documentId() != null) {
            documents.get(draft.documentId());
        } else {
            text("paper", draft.paper(), LONGEST_PAPER);
        }
        LocalDate limit = draft.kind() == Declaration.Kind.ATTESTATION
                ? today.plusYears(LONGEST_YEARS)
                : today.plusMonths(LONGEST_MONTHS);
        if (draft.lastDay().isBefore(today) || draft.lastDay().isAfter(limit)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "until",
                    DAY.format(draft.lastDay()),
                    DAY.format(today) + " – " + DAY.format(limit));
        }
        Declaration signed = repository.save(new Declaration(
                null,
                about.id(),
                draft.kind(),
                draft.statement().strip(),
                draft.documentId(),
                draft.paper().strip(),
                today,
                draft.lastDay(),
                actor,
                now,
                null,
                null,
                null));
        audit.record(
                actor,
                "declaration.sign",
                about.toString(),
                "",
                draft.kind().code() + ", " + draft.paper().strip() + ", " + DAY.format(draft.lastDay()),
                signed.statement());
        return signed;
    }

    /** @throws DcimException NOT_FOUND; INVALID_VALUE for a blank reason; ILLEGAL_TRANSITION where it was withdrawn already */
    public void withdraw(long id, String reason, String actor) {
        judge(transactions.executeWrite(_ -> takeBack(id, reason, actor)));
    }

    /** @return the id of the obligation */
    private String takeBack(long id, String reason, String actor) {
        Declaration declaration =
                repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "declaration", id));
        text("reason", reason, LONGEST_REASON);
        if (repository.withdraw(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor, reason.strip()) == 0) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "declaration " + id, "WITHDRAWN", "WITHDRAW");
        }
        audit.record(
                actor,
                "declaration.withdraw",
                "obligation:" + declaration.obligation(),
                declaration.kind().code() + ", " + declaration.paper() + ", " + DAY.format(declaration.lastDay()),
                "",
                reason.strip());
        return declaration.obligation();
    }

    /** After the signature has been taken down: it stands, whatever becomes of this, and is judged with all others within a minute. */
    private void judge(String obligation) {
        try {
            evaluation.evaluate(obligation);
        } catch (RuntimeException e) {
            LOG.error("{} could not be judged after a signature", obligation, e);
        }
    }

    private static void text(String field, String typed, int longest) {
        if (typed.isBlank() || typed.strip().length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, "1–" + longest + " characters");
        }
    }
}
