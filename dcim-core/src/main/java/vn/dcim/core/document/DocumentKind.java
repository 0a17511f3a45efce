package vn.dcim.core.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of records that a centre holds, as 11/2023 article 12.1 lists them; {@code DD} is point đ. */
public enum DocumentKind {
    A,
    B,
    C,
    D,
    DD,
    E,
    G,
    H,
    I,
    /** Whatever else there is: it may be empty. */
    K;

    /** Tells whether something of this kind has to be there. */
    public boolean isOwed() {
        return this != K;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<DocumentKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
