package vn.dcim.core.drift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the list of differences may be sorted by. */
public enum DriftOrder {
    KIND("urgency%1$s, name%1$s"),
    NAME("name%1$s"),
    SINCE("since%1$s");

    private final String columns;

    DriftOrder(String columns) {
        this.columns = columns;
    }

    String sql(boolean descending) {
        // why: those that are alike in it must not change places from page to page
        return columns.formatted(descending ? " DESC" : "") + ", id" + (descending ? " DESC" : "");
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the order of a code; empty where there is none. */
    public static Optional<DriftOrder> of(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code().equals(code))
                .findFirst();
    }
}
