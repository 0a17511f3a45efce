package vn.dcim.core.work.manual;

import io.micronaut.core.annotation.Nullable;

/**
 * A manual as it stands.
 *
 * @param version that it is of
 * @param approval of that version, the first; null for none
 */
public record KnownManual(
        Manual manual, ManualVersion version, @Nullable ManualApproval approval) {

    public String code() {
        return manual.code();
    }

    /** Tells whether something is done by it, and a paper says so. */
    public boolean isInForce() {
        return approval != null && !version.retired();
    }
}
