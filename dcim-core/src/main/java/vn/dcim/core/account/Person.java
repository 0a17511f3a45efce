package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Embeddable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Who an account belongs to. Texts are empty where nothing is known.
 *
 * @param fullName such as Nguyễn Văn An
 * @param birthDate for the check of passwords alone; null where it is not known
 */
@Embeddable
public record Person(
        String fullName, @Nullable LocalDate birthDate, String phone, String email, String unit, String post) {

    private static final int LONGEST = 200;
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 .()-]{0,49}");
    // why: whether there is such a mailbox only a mail can tell; what could break out of a header is no address
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl},;<>\"]+@[^@\\s\\p{Cntrl},;<>\"]+");

    /** Nobody in particular, such as whoever starts the program for the first time. */
    public static final Person UNKNOWN = new Person("", null, "", "", "", "");

    /**
     * Refuses what cannot be written down of a person, is no address, or a birth date to come.
     *
     * @param today in the days of the centre
     * @throws DcimException INVALID_VALUE
     */
    void check(LocalDate today) {
        text("full-name", fullName, 1);
        text("unit", unit, 1);
        text("post", post, 0);
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "phone", phone, "0–9 + . - ( ), ≤ 50");
        }
        if (!email.isEmpty()
                && (email.length() > LONGEST || !EMAIL.matcher(email).matches())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "email", email, "…@…");
        }
        if (birthDate != null && birthDate.isAfter(today)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "birth-date", birthDate, "≤ " + today);
        }
    }

    /** Tells whether two descriptions are of one person: the same name, and something else that only that person has. */
    boolean isSameAs(Person other) {
        return fullName.equalsIgnoreCase(other.fullName)
                && (birthDate != null && birthDate.equals(other.birthDate)
                        || !phone.isEmpty() && phone.equals(other.phone)
                        || !email.isEmpty() && email.equalsIgnoreCase(other.email));
    }

    private static void text(String field, String value, int least) {
        boolean hasControls = value.chars().anyMatch(Character::isISOControl);
        if (value.strip().length() < least || value.length() > LONGEST || hasControls) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, value, least + "–" + LONGEST);
        }
    }

    /** Returns what is told otherwise of another, as it stands here; the birth date without its value, which no log needs. */
    String differences(Person other) {
        List<String> told = new ArrayList<>();
        differ(told, "full-name", fullName, other.fullName);
        if (!Objects.equals(birthDate, other.birthDate)) {
            told.add("birth-date");
        }
        differ(told, "phone", phone, other.phone);
        differ(told, "email", email, other.email);
        differ(told, "unit", unit, other.unit);
        differ(told, "post", post, other.post);
        return String.join("; ", told);
    }

    private static void differ(List<String> told, String field, String here, String there) {
        if (!here.equals(there)) {
            told.add(field + ": " + here);
        }
    }

    @Override
    public String toString() {
        return "Person[" + fullName + "]";
    }
}
