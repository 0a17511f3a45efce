package vn.dcim.core.oidc;

import io.micronaut.core.annotation.Nullable;
import java.util.Locale;

/** The provider could not be asked, so nothing is known of anybody; its text is in the bundles under {@code oidc.fault.<code>}. */
public final class ProviderFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** Nobody listens, or the name of the host is unknown. */
        UNREACHABLE,
        /** Somebody listens, and does not answer in time. */
        NO_ANSWER,
        /** Its certificate is not one to trust, or of another host. */
        UNTRUSTED,
        /** It calls itself otherwise than the settings do. */
        OTHER_ISSUER,
        /** It names an address that nothing is sent to: not https, or none where one is needed. */
        UNSAFE_ADDRESS,
        /** It does not take this program for what the settings say. */
        CLIENT_REFUSED,
        /** A file of the settings cannot be read. */
        UNREADABLE_FILE,
        /** Too much is asked at once. */
        BUSY,
        /** Anything else; the detail is what it said. */
        OTHER;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final String subject;
    private final String detail;

    /**
     * @param subject the address or file that it is about
     * @param detail what was said, in English; empty for nothing
     */
    ProviderFault(@Nullable Throwable cause, Kind kind, String subject, String detail) {
        super((kind.code() + " " + subject + " " + detail).strip(), cause);
        this.kind = kind;
        this.subject = subject;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    public String subject() {
        return subject;
    }

    public String detail() {
        return detail;
    }
}
