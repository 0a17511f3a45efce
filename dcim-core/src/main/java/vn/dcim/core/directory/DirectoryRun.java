package vn.dcim.core.directory;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;

/**
 * The last time all accounts of the directory were held against it, by whichever node.
 *
 * @param dueAt when the next one is due
 * @param at its end; null before the first
 * @param detail what a failure is about; empty otherwise
 * @param checked accounts
 * @param changed accounts that got another role or person
 * @param ended accounts that were deactivated; those that were held back where the outcome is HELD
 */
@MappedEntity("directory_run")
public record DirectoryRun(
        @Id int id,
        Instant dueAt,
        @Nullable Instant at,
        Outcome outcome,
        String detail,
        int checked,
        int changed,
        int ended) {

    /** How it went. */
    public enum Outcome {
        NEVER,
        DONE,
        /** So many accounts would have ended that nobody's did, until an administrator says so. */
        HELD,
        /** The directory could not be asked, or not of everybody. */
        FAILED;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
