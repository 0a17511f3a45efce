package vn.dcim.core.work.field;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;

/**
 * What somebody did at a telephone, which may have been without a connection then.
 *
 * @param client 1–64 letters, digits and hyphens that tell it from all others, so that it may be sent again
 * @param act what was done
 * @param item of a result; null of the others
 * @param version of the item, as the telephone saw it
 * @param result as typed; of a picture anything
 * @param picture of a photo or signature; null of the others
 * @param age how long ago
 */
public record FieldChange(
        String client,
        Act act,
        @Nullable Long item,
        int version,
        String result,
        String remark,
        byte @Nullable [] picture,
        Duration age) {

    /** What may be done at a telephone. */
    public enum Act {
        RECORD,
        START,
        FINISH
    }
}
