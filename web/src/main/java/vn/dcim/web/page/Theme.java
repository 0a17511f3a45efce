package vn.dcim.web.page;

import java.util.Locale;

/** Light, dark, or as the reader's system has it. */
public enum Theme {
    SYSTEM("◐"),
    LIGHT("○"),
    DARK("●");

    private final String sign;

    Theme(String sign) {
        this.sign = sign;
    }

    /** Returns the sign of the switch. */
    public String sign() {
        return sign;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme of(String code) {
        for (Theme theme : values()) {
            if (theme.code().equals(code)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
