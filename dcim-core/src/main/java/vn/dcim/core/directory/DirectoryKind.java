package vn.dcim.core.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a directory is shaped like: how its people are found and what their attributes are called. */
public enum DirectoryKind {
    /** Microsoft: MS-ADTS, and Samba. */
    ACTIVE_DIRECTORY(
            "(&(objectClass=user)(!(objectClass=computer))(sAMAccountName={name}))",
            Map.of(
                    DirectoryField.ACCOUNT, "sAMAccountName",
                    DirectoryField.FULL_NAME, "displayName",
                    DirectoryField.MAIL, "mail",
                    DirectoryField.TELEPHONE, "telephoneNumber",
                    DirectoryField.UNIT, "department",
                    DirectoryField.POST, "title",
                    DirectoryField.ID, "objectGUID",
                    DirectoryField.EXPIRES, "accountExpires")),
    /** OpenLDAP and others with the classes of RFC 2798. */
    OPENLDAP(
            "(&(objectClass=person)(uid={name}))",
            Map.of(
                    DirectoryField.ACCOUNT, "uid",
                    DirectoryField.FULL_NAME, "cn",
                    DirectoryField.MAIL, "mail",
                    DirectoryField.TELEPHONE, "telephoneNumber",
                    DirectoryField.UNIT, "ou",
                    DirectoryField.POST, "title",
                    DirectoryField.ID, "entryUUID",
                    DirectoryField.EXPIRES, "shadowExpire"));

    private final String userFilter;
    private final Map<DirectoryField, String> attributes;

    DirectoryKind(String userFilter, Map<DirectoryField, String> attributes) {
        this.userFilter = userFilter;
        this.attributes = attributes;
    }

    /** Returns the filter by which it finds a person; {@code {name}} stands for what was typed. */
    public String userFilter() {
        return userFilter;
    }

    String attribute(DirectoryField field) {
        return attributes.get(field);
    }

    /** Returns the word of the settings and of the bundles, such as {@code active-directory}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<DirectoryKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
