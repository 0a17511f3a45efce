package vn.dcim.core.directory;

import java.util.Locale;

/** What is read of a person. */
enum DirectoryField {
    /** Becomes the name of the account. */
    ACCOUNT,
    FULL_NAME,
    MAIL,
    TELEPHONE,
    UNIT,
    POST,
    /** Tells a person from another who got the name later. */
    ID,
    /** When the person's time is over: FILETIME in Active Directory, else days since 1970. */
    EXPIRES;

    /** Returns the word of the settings, such as {@code full-name}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
