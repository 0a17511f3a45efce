package vn.dcim.core.account;

import java.util.Locale;

/** Whom the texts mean when they set a limit for passwords. */
public enum Population {
    /** End users. */
    USERS,
    /** Who runs the centre. */
    OPERATORS,
    /** Who has the rights of an administrator. */
    ADMINISTRATORS,
    /** The regulation's "quản trị cấp cao nhất". */
    TOP_ADMINISTRATOR;

    /** Returns the word of rule files and bundles, such as {@code top-administrator}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
