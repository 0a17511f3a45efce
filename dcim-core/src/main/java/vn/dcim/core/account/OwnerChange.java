package vn.dcim.core.account;

import java.time.Instant;

/**
 * Something by which an owner is known, or is reached, is another one now, which the owner should hear of: published within the
 * transaction of the change.
 *
 * @param before who was reached until now
 * @param after the same where that did not change
 * @param actor name of the account that did it
 */
public record OwnerChange(What what, Account before, Account after, String actor, Instant at) {

    /** What is another one. */
    public enum What {
        /** Somebody else issued a new password. */
        PASSWORD,
        /** Set up, in place of another one or of none; or with new recovery codes. */
        SECOND_FACTOR,
        SECOND_FACTOR_REMOVED,
        /** Address of mail, or telephone. */
        CONTACT
    }
}
