package vn.dcim.core.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** On what a copy lies. */
public enum Medium {
    DISK,
    /** A disk array or network storage. */
    STORAGE,
    /** A disk that is taken away. */
    REMOVABLE,
    TAPE,
    OPTICAL,
    /** Storage of objects elsewhere, such as S3. */
    OBJECT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the one of a code; empty where there is none. */
    public static Optional<Medium> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
