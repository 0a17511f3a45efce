package vn.dcim.core.audit;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One thing that is not as it was written.
 *
 * @param from id of the first entry it is about; 0 where it is about none
 * @param to id of the last one
 * @param day of the seal it is about; null where it is about none
 */
public record AuditFinding(
        Kind kind, long from, long to, @Nullable LocalDate day) {

    public enum Kind {
        /** The hash of an entry does not fit its columns. */
        CHANGED,
        /** An entry fits its own hash, but is not the one that the next entry or the head stands on. */
        REPLACED,
        /** Entries within the chain are gone. */
        MISSING,
        /** There are two entries of one number. */
        DOUBLED,
        /** Entries at the end of the chain are gone. */
        CUT_OFF,
        /** Entries stand behind the end of the chain: the program did not write them. */
        BEYOND,
        /** The row that holds the end of the chain is gone. */
        NO_HEAD,
        /** A seal does not bear the signature of the site's key, or the key is not here. */
        BAD_SEAL,
        /** A seal is right, but the entry that it names is not the one that was sealed. */
        OTHER_THAN_SEALED,
        /** The seal of a day is gone. */
        MISSING_SEAL,
        /** What stands for entries that were archived does not bear the site's signature, or does not follow the one before. */
        BAD_ARCHIVE,
        /** Entries that were archived are still there, or again. */
        LEFT_OVER,
        /** A file of an archive is not the one that was signed. */
        OTHER_FILE;

        /** Returns the word of the bundles and of the API, such as {@code cut-off}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static AuditFinding of(Kind kind, long from, long to) {
        return new AuditFinding(kind, from, to, null);
    }

    static AuditFinding of(Kind kind, AuditArchive archive) {
        return new AuditFinding(kind, archive.first(), archive.last(), archive.untilDay());
    }

    static AuditFinding of(Kind kind, AuditSeal seal) {
        return new AuditFinding(kind, seal.last(), seal.last(), seal.day());
    }
}
