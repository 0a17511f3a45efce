package vn.dcim.core.asset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a list of assets may be sorted by. */
public enum AssetOrder implements AssetSort {
    NAME("name"),
    TAG("tag"),
    KIND("kind"),
    MODEL("maker", "model"),
    SERIAL("serial"),
    STATUS("status"),
    IMPORTANCE("FIELD(importance, 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL')"),
    PRICE("origin_price"),
    IN_USE_ON("origin_in_use_on"),
    WARRANTY_TO("origin_warranty_to IS NULL", "origin_warranty_to");

    private final List<String> columns;

    AssetOrder(String... columns) {
        this.columns = List.of(columns);
    }

    @Override
    public String sql(boolean descending) {
        return columns.stream()
                .map(column -> column + (descending ? " DESC" : ""))
                // why: those that are alike in it must not change places from page to page
                .collect(Collectors.joining(", ", "", ", id"));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the order of a code; empty where there is none. */
    public static Optional<AssetOrder> of(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code().equals(code))
                .findFirst();
    }
}
