package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.staff.GrantRequest;
import vn.dcim.web.api.TypedDay;

/** What the form for a new account sends, as it was typed; fields left out arrive as null. */
@Serdeable
public record AccountForm(
        @Nullable String name,
        @Nullable String role,
        @Nullable String fullName,
        @Nullable String birthDate,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String unit,
        @Nullable String post,
        @Nullable String expiresOn,
        @Nullable String purpose,
        @Nullable String document,
        @Nullable String approver,
        @Nullable String grantUntil,
        @Nullable String company,
        @Nullable String contract,
        @Nullable String contractUntil) {

    static final AccountForm EMPTY = new AccountForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** Returns the form as it would be typed for an account that is there. */
    static AccountForm of(Account account) {
        Person person = account.person();
        return new AccountForm(
                account.name(),
                account.role().code(),
                person.fullName(),
                person.birthDate() == null ? "" : DAY.format(person.birthDate()),
                person.phone(),
                person.email(),
                person.unit(),
                person.post(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Returns a field as it was typed, without blanks around it. */
    public String typed(String field) {
        String text =
                switch (field) {
                    case "name" -> name;
                    case "role" -> role;
                    case "full-name" -> fullName;
                    case "birth-date" -> birthDate;
                    case "phone" -> phone;
                    case "email" -> email;
                    case "unit" -> unit;
                    case "post" -> post;
                    case "expires-on" -> expiresOn;
                    case "purpose" -> purpose;
                    case "document" -> document;
                    case "approver" -> approver;
                    case "grant-until" -> grantUntil;
                    case "company" -> company;
                    case "contract" -> contract;
                    case "contract-until" -> contractUntil;
                    default -> throw new IllegalArgumentException(field);
                };
        return text == null ? "" : text.strip();
    }

    /** @throws DcimException INVALID_VALUE for what is no day */
    Person person() {
        return new Person(
                typed("full-name"),
                TypedDay.of("birth-date", typed("birth-date")),
                typed("phone"),
                typed("email"),
                typed("unit"),
                typed("post"));
    }

    /** @throws DcimException INVALID_VALUE for what is no day */
    GrantRequest request() {
        return new GrantRequest(
                typed("purpose"),
                typed("document"),
                typed("approver"),
                TypedDay.of("grant-until", typed("grant-until")));
    }

    /** Returns the contract of a supplier; null where no field of it was filled in. @throws DcimException INVALID_VALUE for what is no day */
    SupplierContracts.@Nullable Terms supplierContract() {
        boolean isNone = Stream.of("company", "contract", "contract-until")
                .allMatch(field -> typed(field).isEmpty());
        return isNone
                ? null
                : new SupplierContracts.Terms(
                        typed("company"), typed("contract"), TypedDay.of("contract-until", typed("contract-until")));
    }

    Role chosenRole() {
        return role(typed("role"));
    }

    static Role role(String code) {
        return Role.of(code).orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "role", code, ""));
    }

    @Override
    public String toString() {
        return "AccountForm[name=" + name + "]";
    }
}
