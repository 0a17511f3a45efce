package vn.dcim.core.table;

import java.util.Locale;

/** Why a file is no table that can be read; its text is in the bundles under {@code table.fault.<code>}. */
public final class TableFault extends RuntimeException {

    /** What may be wrong. */
    public enum Kind {
        EMPTY,
        /** More bytes, cells or rows than there is room for; the detail tells how many there may be. */
        TOO_LARGE,
        /** Little that unpacks to very much, as no list does. */
        BOMB,
        /** A workbook that brings programs along. */
        MACROS,
        /** A workbook behind a password. */
        ENCRYPTED,
        /** The form of before 2007, or another one that is saved anew in a minute; the detail names it. */
        OLD_FORM,
        /** Nothing that is a table; the detail says what it looks like. */
        NO_TABLE,
        /** It begins as a table and breaks off. */
        BROKEN,
        /** There is no such sheet. */
        NO_SHEET;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final String detail;

    TableFault(Kind kind, String detail) {
        super(kind + ": " + detail);
        this.kind = kind;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }
}
