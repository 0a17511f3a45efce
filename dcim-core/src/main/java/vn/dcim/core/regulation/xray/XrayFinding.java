package vn.dcim.core.regulation.xray;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A time in which something was as a rule says it must not be. When it comes again, that is another one.
 *
 * @param rule name of the rule
 * @param subject what it is about, as the audit log names it; with the rule, the same thing has the same
 * @param name what people call it
 * @param what is wrong with it: a phrase as JSON
 * @param path of the page where it is put right; empty for none
 * @param openedAt when it was first found
 * @param goneAt when it was no longer found; null while it is
 */
@MappedEntity("xray_finding")
public record XrayFinding(
        @Id @GeneratedValue @Nullable Long id,
        String rule,
        String subject,
        String name,
        String what,
        String path,
        Instant openedAt,
        @Nullable Instant goneAt) {

    /** What work about a finding of the X-ray is made of, before its id. */
    public static final String ABOUT = "xray:";

    public boolean isOpen() {
        return goneAt == null;
    }

    /** Returns what work is made of: {@code xray:7}. */
    public String about() {
        return ABOUT + id;
    }
}
