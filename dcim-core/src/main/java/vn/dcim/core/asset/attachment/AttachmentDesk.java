package vn.dcim.core.asset.attachment;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people do with attachments; each act is a row of the audit log. */
@Singleton
public class AttachmentDesk {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_REASON = 1000;

    private final Attachments attachments;
    private final AttachmentRepository repository;
    private final FiledFiles files;
    private final Assets assets;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    AttachmentDesk(
            Attachments attachments,
            AttachmentRepository repository,
            FiledFiles files,
            Assets assets,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.attachments = attachments;
        this.repository = repository;
        this.files = files;
        this.assets = assets;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file as somebody brings it. @param kind code of an {@link AttachmentKind} */
    public record Brought(String kind, String title, String fileName, byte[] content) {}

    /**
     * Attaches a file to an asset.
     *
     * @param movementId a change of its status whose paper the file is; null for none
     * @throws DcimException NOT_FOUND; INVALID_VALUE (kind, title, movement), and as {@link FiledFiles#check}
     */
    public Attachment add(long assetId, @Nullable Long movementId, Brought brought, String actor) {
        assets.get(assetId);
        if (movementId != null
                && assets.movements(assetId).stream()
                        .noneMatch(movement -> movement.id().equals(movementId))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "movement", movementId, "");
        }
        return add(assetId, movementId, null, brought, actor);
    }

    /** Attaches a file to minutes of disposal that exist. @throws DcimException as {@link #add(long, Long, Brought, String)} */
    public Attachment addToDisposal(long disposalId, Brought brought, String actor) {
        return add(null, null, disposalId, brought, actor);
    }

    private Attachment add(
            @Nullable Long assetId,
            @Nullable Long movementId,
            @Nullable Long disposalId,
            Brought brought,
            String actor) {
        AttachmentKind kind = AttachmentKind.of(brought.kind())
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", brought.kind(), ""));
        String title = line("title", brought.title(), LONGEST_TITLE);
        FiledFiles.Checked file = files.check(brought.fileName(), brought.content());
        return transactions.executeWrite(_ -> {
            files.keep(file);
            Attachment added = repository.save(new Attachment(
                    null,
                    assetId,
                    movementId,
                    disposalId,
                    kind,
                    title,
                    file.name(),
                    file.type(),
                    file.content().length,
                    file.sha256(),
                    now(),
                    actor,
                    null,
                    "",
                    ""));
            audit.record(actor, "attachment.add", added.toString(), "", told(added), "");
            return added;
        });
    }

    /**
     * Says that an attachment does not count any more; it stays where it is.
     *
     * @throws DcimException NOT_FOUND; INVALID_VALUE without a reason; ILLEGAL_TRANSITION where it was withdrawn before
     */
    public Attachment withdraw(long id, String reason, String actor) {
        String why = line("reason", reason, LONGEST_REASON);
        return transactions.executeWrite(_ -> {
            Attachment before = attachments.get(id);
            if (before.isWithdrawn()) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, before.toString(), "WITHDRAWN", "WITHDRAW");
            }
            Attachment withdrawn = repository.update(before.withdrawn(now(), actor, why));
            audit.record(actor, "attachment.withdraw", withdrawn.toString(), told(before), "", why);
            return withdrawn;
        });
    }

    /** Returns the bytes of an attachment. */
    public byte[] content(Attachment attachment) {
        return files.content(attachment.sha256());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String told(Attachment attachment) {
        return "%s, %s: %s sha256:%s"
                .formatted(attachment.kind().code(), attachment.title(), attachment.fileName(), attachment.sha256());
    }

    private static String line(String field, String typed, int longest) {
        String text = TypedValues.line(typed);
        if (text.isEmpty() || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "1–" + longest);
        }
        return text;
    }
}
