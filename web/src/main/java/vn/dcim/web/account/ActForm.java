package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.GrantRequest;
import vn.dcim.web.api.TypedDay;

/**
 * What the forms beside an account send; fields left out arrive as null.
 *
 * @param way of an owner's request
 * @param reason or proof
 * @param proof by what an owner was recognised, where there is a reason too
 * @param code that an owner gave
 * @param scope to what an account is narrowed
 * @param session to be ended; {@code all} for all
 * @param purpose of a request for rights, with its document, who approved it, and until when
 */
@Serdeable
public record ActForm(
        @Nullable String way,
        @Nullable String reason,
        @Nullable String proof,
        @Nullable String code,
        @Nullable String role,
        @Nullable String expiresOn,
        @Nullable String session,
        @Nullable String purpose,
        @Nullable String document,
        @Nullable String approver,
        @Nullable String grantUntil,
        @Nullable List<String> scope) {

    static final ActForm EMPTY = new ActForm(null, null, null, null, null, null, null, null, null, null, null, null);

    private static final String ALL = "all";

    String typedReason() {
        return reason == null ? "" : reason.strip();
    }

    List<String> chosenScope() {
        return scope == null ? List.of() : scope;
    }

    String typedProof() {
        return proof == null ? "" : proof.strip();
    }

    String typedCode() {
        return code == null ? "" : code;
    }

    String typedRole() {
        return role == null ? "" : role;
    }

    String typedExpiresOn() {
        return expiresOn == null ? "" : expiresOn.strip();
    }

    /** Returns what was typed into a field of a request, without blanks around it. */
    public String typed(String field) {
        String text =
                switch (field) {
                    case "purpose" -> purpose;
                    case "document" -> document;
                    case "approver" -> approver;
                    case "grant-until" -> grantUntil;
                    default -> throw new IllegalArgumentException(field);
                };
        return text == null ? "" : text.strip();
    }

    /** @throws DcimException INVALID_VALUE for what is no day */
    GrantRequest request() {
        return new GrantRequest(
                typed("purpose"),
                typed("document"),
                typed("approver"),
                TypedDay.of("grant-until", typed("grant-until")));
    }

    /** Returns the id of the session to be ended; empty for all. @throws DcimException INVALID_VALUE */
    Optional<Long> chosenSession() {
        try {
            return ALL.equals(session) ? Optional.empty() : Optional.of(Long.valueOf(String.valueOf(session)));
        } catch (NumberFormatException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "session", String.valueOf(session), "");
        }
    }

    @Override
    public String toString() {
        return "ActForm[way=" + way + ", reason=" + reason + "]";
    }
}
