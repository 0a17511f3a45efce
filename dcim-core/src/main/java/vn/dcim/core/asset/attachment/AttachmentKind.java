package vn.dcim.core.asset.attachment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is for. */
public enum AttachmentKind {
    /** Minutes with their signatures. */
    SIGNED_MINUTES,
    CERTIFICATE,
    PHOTO,
    CONTRACT,
    INVOICE,
    MANUAL,
    OTHER;

    /** Returns the word of files and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<AttachmentKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
