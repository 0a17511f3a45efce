package vn.dcim.core.directory;

import java.util.Locale;

/** The directory could not be asked, so nothing is known of anybody; its text is in the bundles under {@code directory.fault.<code>}. */
public final class DirectoryFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** Nobody listens, or the name of the host is unknown. */
        UNREACHABLE,
        /** Somebody listens, and does not answer in time. */
        NO_ANSWER,
        /** Its certificate is not one to trust, or of another host. */
        UNTRUSTED,
        /** It knows no StartTLS. */
        NO_STARTTLS,
        /** The line would not be encrypted, and no exception runs. */
        CLEAR_TEXT,
        /** It refuses the account that searches. */
        BIND_REFUSED,
        /** The base is not there, or the account that searches may not see it. */
        BASE_MISSING,
        /** A group is not there, or the account that searches may not see it. */
        GROUP_MISSING,
        /** A file of the settings cannot be read. */
        UNREADABLE_FILE,
        /** Too many ask at once. */
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
     * @param subject the server, group, file or name that it is about
     * @param detail what was said, in English; empty for nothing
     */
    DirectoryFault(Throwable cause, Kind kind, String subject, String detail) {
        super(kind.code() + " " + subject + " " + detail, cause);
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
