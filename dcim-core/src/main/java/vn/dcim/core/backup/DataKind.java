package vn.dcim.core.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four kinds of data that article 21.4 has backed up. */
public enum DataKind {
    CONFIGURATION,
    OS_IMAGE,
    DATABASE,
    BUSINESS_DATA;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the one of a code; empty where there is none. */
    public static Optional<DataKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
