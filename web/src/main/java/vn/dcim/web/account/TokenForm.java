package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What the form for a new token sends, as it was typed; fields left out arrive as null. */
@Serdeable
public record TokenForm(
        @Nullable String name,
        @Nullable List<String> scope,
        @Nullable String until,
        @Nullable String document,
        @Nullable String approver) {

    /** Returns the form that lets a program read what its owner may, until a day. */
    static TokenForm fresh(Role role, String until) {
        return new TokenForm(
                "",
                Arrays.stream(Permission.values())
                        .filter(role::may)
                        .filter(Permission::isReading)
                        .map(Permission::code)
                        .toList(),
                until,
                "",
                "");
    }

    public String typedName() {
        return name == null ? "" : name.strip();
    }

    public String typedUntil() {
        return until == null ? "" : until.strip();
    }

    public String typedDocument() {
        return document == null ? "" : document.strip();
    }

    public String typedApprover() {
        return approver == null ? "" : approver.strip();
    }

    public boolean isChosen(Permission permission) {
        return scope != null && scope.contains(permission.code());
    }

    /** @throws DcimException INVALID_VALUE for a code that is none */
    Set<Permission> scope(Role role) {
        return scope == null
                ? Set.of()
                : scope.stream()
                        .map(code -> Permission.of(code)
                                .filter(role::may)
                                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "scope", code, "")))
                        .collect(Collectors.toSet());
    }
}
