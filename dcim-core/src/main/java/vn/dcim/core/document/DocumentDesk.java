package vn.dcim.core.document;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.text.PlainText;

/** What people do with documents of record: each act is a version, and a row of the audit log. Nothing that was filed goes away. */
@Singleton
public class DocumentDesk {

    private static final int MOST_TEXT = 500_000;

    private final Documents documents;
    private final DocumentRepository repository;
    private final DocumentVersionRepository versions;
    private final FiledFiles files;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    DocumentDesk(
            Documents documents,
            DocumentRepository repository,
            DocumentVersionRepository versions,
            FiledFiles files,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.documents = documents;
        this.repository = repository;
        this.versions = versions;
        this.files = files;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    private record File(String name, String type, int size, String sha256) {

        static final File NONE = new File("", "", 0, "");

        static File of(DocumentVersion version) {
            return new File(version.fileName(), version.fileType(), version.fileSize(), version.sha256());
        }
    }

    /** Files a document. @throws DcimException INVALID_VALUE, as {@link NewVersion#checked} */
    public Document add(DocumentKind kind, NewVersion wanted, String actor) {
        NewVersion checked = wanted.checked();
        return transactions.executeWrite(_ -> {
            Document added = repository.save(new Document(null, kind, checked.title(), 1, words(checked, "")));
            DocumentVersion version = versions.save(version(added, 1, checked, File.NONE, false, actor));
            audit.record(actor, "document.add", added.toString(), "", told(version), checked.reason());
            return added;
        });
    }

    /**
     * Files a new version; the file stays that of the version before.
     *
     * @param revision that it is made upon
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, INVALID_VALUE
     */
    public Document change(long id, int revision, NewVersion wanted, String actor) {
        NewVersion checked = wanted.checked();
        return transactions.executeWrite(_ -> {
            DocumentVersion before = locked(id, revision);
            return renewed(before, checked, File.of(before), false, text(before), "document.change", actor);
        });
    }

    /** Says that a document still holds as it is. @throws DcimException NOT_FOUND, CHANGED_MEANWHILE */
    public Document confirm(long id, int revision, String actor) {
        return transactions.executeWrite(_ -> {
            DocumentVersion before = locked(id, revision);
            NewVersion same = same(documents.get(id), before);
            return renewed(before, same, File.of(before), true, text(before), "document.confirm", actor);
        });
    }

    /**
     * Files a new version with another file.
     *
     * @throws DcimException NOT_FOUND; INVALID_VALUE as {@link FiledFiles#check}
     */
    public Document file(long id, String name, byte[] content, String actor) {
        FiledFiles.Checked checked = files.check(name, content);
        return transactions.executeWrite(_ -> {
            DocumentVersion before = locked(id, null);
            files.keep(checked);
            var file = new File(checked.name(), checked.type(), content.length, checked.sha256());
            return renewed(
                    before, same(documents.get(id), before), file, false, checked.text(), "document.file", actor);
        });
    }

    private Document renewed(
            DocumentVersion before,
            NewVersion wanted,
            File file,
            boolean confirmed,
            String text,
            String action,
            String actor) {
        Document document = documents.get(before.documentId());
        int revision = before.revision() + 1;
        DocumentVersion version = versions.save(version(document, revision, wanted, file, confirmed, actor));
        Document renewed = repository.update(
                new Document(document.id(), document.kind(), wanted.title(), revision, words(wanted, text)));
        audit.record(actor, action, renewed.toString(), told(before), told(version), wanted.reason());
        return renewed;
    }

    private DocumentVersion locked(long id, @Nullable Integer revision) {
        repository.lock(id);
        Document document = documents.get(id);
        DocumentVersion newest = documents.versions(id).getFirst();
        if (revision != null && document.revision() != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, document.toString(), newest.filedBy());
        }
        return newest;
    }

    /** Reads the text of the file again, to be looked for by. */
    private String text(DocumentVersion version) {
        return version.hasFile() ? files.text(version.sha256()) : "";
    }

    private DocumentVersion version(
            Document document, int revision, NewVersion wanted, File file, boolean confirmed, String actor) {
        return new DocumentVersion(
                null,
                document.id(),
                revision,
                wanted.number(),
                wanted.datedOn(),
                wanted.validFrom(),
                wanted.validTo(),
                wanted.scope(),
                DocumentSubject.join(wanted.subjects()),
                wanted.owner(),
                wanted.paperPlace(),
                wanted.form(),
                confirmed,
                wanted.reason(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                file.name(),
                file.type(),
                file.size(),
                file.sha256());
    }

    private static NewVersion same(Document document, DocumentVersion version) {
        return new NewVersion(
                document.title(),
                version.number(),
                version.datedOn(),
                version.validFrom(),
                version.validTo(),
                version.scope(),
                version.ofSubjects(),
                version.owner(),
                version.paperPlace(),
                version.form(),
                "");
    }

    private static String words(NewVersion wanted, String text) {
        return PlainText.of(String.join(
                " ",
                wanted.title(),
                wanted.number(),
                wanted.scope(),
                wanted.owner(),
                wanted.paperPlace(),
                cut(text, MOST_TEXT)));
    }

    private static String told(DocumentVersion version) {
        return Stream.of(
                        "revision " + version.revision(),
                        version.number(),
                        version.datedOn() == null ? "" : version.datedOn().toString(),
                        version.validTo() == null ? "" : "valid to " + version.validTo(),
                        version.subjects(),
                        version.owner(),
                        version.paperPlace(),
                        version.hasFile() ? version.fileName() + " sha256:" + version.sha256() : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
