package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Embeddable;
import java.time.LocalDate;

/**
 * Who an account belongs to. Texts are empty where nothing is known.
 *
 * @param fullName such as Nguyễn Văn An
 * @param birthDate for the check of passwords alone; null where it is not known
 */
@Embeddable
public record Person(
        String fullName, @Nullable LocalDate birthDate, String phone, String email, String unit, String post) {

    /** Nobody in particular, such as whoever starts the program for the first time. */
    public static final Person UNKNOWN = new Person("", null, "", "", "", "");

    @Override
    public String toString() {
        return "Person[" + fullName + "]";
    }
}
