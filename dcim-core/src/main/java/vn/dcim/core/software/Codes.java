package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words of forms, files and the bundles for constants, such as {@code open-source}. */
public final class Codes {

    private Codes() {}

    /** Returns the code of a constant; empty for none. */
    public static String of(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the constant of a code; empty where there is none. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Returns all codes of a type, a comma between two. */
    static <E extends Enum<E>> String all(Class<E> type) {
        return String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Codes::of).toList());
    }
}
