package vn.dcim.core.document;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A version of a document. Texts are empty where nothing is known.
 *
 * @param datedOn day of the document; null where it has none
 * @param validFrom null for always
 * @param validTo the last day; null for no end
 * @param scope what it is for
 * @param subjects codes of what it rules or plans, a space between two
 * @param owner who keeps it up to date
 * @param paperPlace where the paper lies
 * @param confirmed nothing of it changed: somebody said that it still holds
 * @param fileType pdf, docx, xlsx, png, jpg; empty for no file
 * @param fileSize bytes; 0 for no file
 * @param sha256 of the file, hexadecimal; empty for no file
 */
@MappedEntity("document_version")
public record DocumentVersion(
        @Id @GeneratedValue @Nullable Long id,
        Long documentId,
        int revision,
        String number,
        @Nullable LocalDate datedOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String scope,
        String subjects,
        String owner,
        String paperPlace,
        DocumentForm form,
        boolean confirmed,
        String reason,
        Instant filedAt,
        String filedBy,
        String fileName,
        String fileType,
        int fileSize,
        String sha256) {

    /** How a version stands on a day. */
    public enum Validity {
        VALID,
        NOT_YET,
        OVER;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Returns what it rules or plans. */
    public Set<DocumentSubject> ofSubjects() {
        return DocumentSubject.split(subjects);
    }

    public Validity on(LocalDate day) {
        if (validTo != null && validTo.isBefore(day)) {
            return Validity.OVER;
        }
        return validFrom != null && validFrom.isAfter(day) ? Validity.NOT_YET : Validity.VALID;
    }

    public boolean hasFile() {
        return !sha256.isEmpty();
    }
}
