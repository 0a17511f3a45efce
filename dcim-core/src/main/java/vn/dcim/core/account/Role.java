package vn.dcim.core.account;

import java.util.Locale;

/** What a person is here for; what each may do stands in {@link Permission}. */
public enum Role {
    OPERATOR,
    SHIFT_LEAD,
    ASSET_MANAGER,
    MAINTENANCE,
    SECURITY_OFFICER,
    ADMINISTRATOR,
    /** The regulation's "quản trị cấp cao nhất". */
    TOP_ADMINISTRATOR,
    HEAD,
    /** The managing agency: reads. */
    AGENCY,
    /** Reads everything, logs above all. */
    AUDITOR,
    /** A screen on a wall: one page, no commands. */
    DISPLAY;

    public boolean may(Permission permission) {
        return permission.roles().contains(this);
    }

    /** Returns the word of the API and of the bundles, such as {@code shift-lead}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
