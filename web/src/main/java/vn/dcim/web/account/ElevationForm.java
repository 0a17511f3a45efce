package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.elevation.Elevations;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * What the form for rights on demand sends, as it was typed; fields left out arrive as null.
 *
 * @param right codes of permissions
 * @param minutes how long they are wanted
 * @param next where to go then
 */
@Serdeable
public record ElevationForm(
        @Nullable List<String> right,
        @Nullable String minutes,
        @Nullable String reason,
        @Nullable String document,
        @Nullable String password,
        @Nullable String code,
        @Nullable String next) {

    static ElevationForm of(String right, Duration length, String next) {
        return new ElevationForm(List.of(right), Long.toString(length.toMinutes()), "", "", "", "", next);
    }

    public boolean isChosen(Permission permission) {
        return right != null && right.contains(permission.code());
    }

    public boolean isChosen(Duration length) {
        return Long.toString(length.toMinutes()).equals(minutes);
    }

    public String typedReason() {
        return reason == null ? "" : reason.strip();
    }

    public String typedDocument() {
        return document == null ? "" : document.strip();
    }

    String typedPassword() {
        return password == null ? "" : password;
    }

    String typedCode() {
        return code == null ? "" : code;
    }

    public String wantedNext() {
        return next == null || next.isBlank() ? ElevationController.PATH : next;
    }

    /** @throws DcimException INVALID_VALUE for a code or a length that is none */
    Elevations.Wish wish() {
        return new Elevations.Wish(rights(), length(), typedReason(), typedDocument());
    }

    private Set<Permission> rights() {
        return right == null
                ? Set.of()
                : right.stream()
                        .map(typed -> Permission.of(typed)
                                .orElseThrow(() ->
                                        new DcimException(ErrorCode.INVALID_VALUE, "permission", typed, "a right")))
                        .collect(Collectors.toSet());
    }

    private Duration length() {
        try {
            return Duration.ofMinutes(Integer.parseInt(String.valueOf(minutes).strip()));
        } catch (NumberFormatException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "length", String.valueOf(minutes), "minutes");
        }
    }

    @Override
    public String toString() {
        return "ElevationForm[right=" + right + ", minutes=" + minutes + "]";
    }
}
