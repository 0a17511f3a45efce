package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;

/**
 * An account of another system with what this program knows of it.
 *
 * @param grant what was recorded on the page; null for nothing
 */
public record MatchedAccount(
        ForeignAccount account, PersonMatch match, @Nullable ForeignNote grant) {

    /** Tells whether somebody wrote down who approved it: on the page or in the list. */
    public boolean isGranted() {
        return grant != null || account.isGranted();
    }
}
