package vn.dcim.web.work.field;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.field.FieldChange;

/**
 * A change as the telephone sends it.
 *
 * @param client 1–64 letters, digits and hyphens that tell it from all others
 * @param act record, start or finish
 * @param picture PNG or JPEG in base64
 * @param age milliseconds since it was made
 */
@Serdeable
public record CrewChangeBody(
        @Nullable String client,
        @Nullable String act,
        @Nullable Long item,
        @Nullable Integer version,
        @Nullable String result,
        @Nullable String remark,
        @Nullable String picture,
        @Nullable Long age) {

    private static final int MOST = 100;

    /** @throws DcimException INVALID_VALUE for more than 100, or one that cannot be read */
    static List<FieldChange> read(List<CrewChangeBody> bodies) {
        if (bodies.size() > MOST || bodies.stream().anyMatch(Objects::isNull)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "changes", bodies.size(), "0–" + MOST);
        }
        return bodies.stream().map(CrewChangeBody::read).toList();
    }

    private FieldChange read() {
        return new FieldChange(
                Objects.requireNonNullElse(client, ""),
                act(Objects.requireNonNullElse(act, "")),
                item,
                Objects.requireNonNullElse(version, 0),
                Objects.requireNonNullElse(result, ""),
                Objects.requireNonNullElse(remark, ""),
                picture == null || picture.isEmpty() ? null : bytes(picture),
                Duration.ofMillis(Objects.requireNonNullElse(age, 0L)));
    }

    private static FieldChange.Act act(String code) {
        return Arrays.stream(FieldChange.Act.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "act", code, "record, start, finish"));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "picture", "…", "base64");
        }
    }
}
