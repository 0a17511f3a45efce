package vn.dcim.core.foreign;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What accounts of other systems are asked about; each with the obligations that it is evidence for. */
public enum AccountCheck {
    /** Whose person has left is active. */
    LEAVER("BK11-32.4.b"),
    /** A name that the system came with is active. */
    DEFAULT_NAME("BK11-21.3.a"),
    /** Active after its last day. */
    EXPIRED("BK11-16.3-a"),
    /** Active though nobody used it for too long. */
    UNUSED("BK11-16.3-b"),
    /** The password of somebody who runs the system or is its administrator is too old. */
    OPERATING_PASSWORD_AGE("BK11-15.1.c-a"),
    /** The password of a user is too old. */
    USER_PASSWORD_AGE("BK11-29.2.dd-b"),
    /** Passwords of administrators may be too short. */
    ADMINISTRATOR_PASSWORD_LENGTH("BK11-15.1.a-b"),
    USER_PASSWORD_LENGTH("BK11-15.1.a-a"),
    /** A person has two, or several persons have one. */
    ONE_ACCOUNT("BK11-16.1-b", "BK22-6.1.a"),
    /** Nobody has it, or answers for it. */
    PERSON("BK11-32.3.b"),
    /** Nobody wrote down who approved it. */
    GRANT("BK11-21.3.b"),
    /** Nobody has looked at all accounts for too long. */
    REVIEW("KT17-7.3");

    private final List<String> obligations;

    AccountCheck(String... obligations) {
        this.obligations = List.of(obligations);
    }

    /** Returns the ids of the obligations. */
    public List<String> obligations() {
        return obligations;
    }

    /** Returns the word of the API and of the bundles, such as {@code default-name}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the check of a code; empty where there is none. */
    public static Optional<AccountCheck> of(String code) {
        return Arrays.stream(values())
                .filter(check -> check.code().equals(code))
                .findFirst();
    }
}
