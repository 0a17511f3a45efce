package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.staff.GrantRequest;
import vn.dcim.web.api.TypedDay;

/** What the forms on the page of an account's grants send, as it was typed; fields left out arrive as null. */
@Serdeable
public record GrantForm(
        @Nullable String purpose,
        @Nullable String document,
        @Nullable String approver,
        @Nullable String grantUntil,
        @Nullable String reason,
        @Nullable String company,
        @Nullable String contract,
        @Nullable String contractUntil) {

    static final GrantForm EMPTY = new GrantForm(null, null, null, null, null, null, null, null);

    /** Returns a field as it was typed, without blanks around it. */
    public String typed(String field) {
        String text =
                switch (field) {
                    case "purpose" -> purpose;
                    case "document" -> document;
                    case "approver" -> approver;
                    case "grant-until" -> grantUntil;
                    case "reason" -> reason;
                    case "company" -> company;
                    case "contract" -> contract;
                    case "contract-until" -> contractUntil;
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

    /** @throws DcimException INVALID_VALUE for what is no day */
    SupplierContracts.Terms terms() {
        return new SupplierContracts.Terms(
                typed("company"), typed("contract"), TypedDay.of("contract-until", typed("contract-until")));
    }
}
