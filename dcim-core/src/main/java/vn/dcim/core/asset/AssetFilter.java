package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.custom.CustomFilter;
import vn.dcim.core.asset.custom.FieldSet;
import vn.dcim.core.text.PlainText;

/**
 * Which assets are wanted.
 *
 * @param text words that each must stand in it somewhere; case and diacritics do not matter; empty for all
 * @param status null for all but those disposed of
 * @param kind null for all, as are those that follow
 * @param placeIds places, with those below them; empty for all
 * @param holderId unit that holds it
 * @param ownerId agency whose it is
 * @param warrantyUntil the last day by which the warranty ends
 * @param flaw something that is wrong with it
 * @param own what the centre's own fields have to tell
 * @param asOf the instant at which it stood so; null for now
 */
public record AssetFilter(
        String text,
        @Nullable AssetStatus status,
        @Nullable AssetKind kind,
        Set<Long> placeIds,
        @Nullable Long holderId,
        @Nullable Long ownerId,
        @Nullable LocalDate warrantyUntil,
        @Nullable Flaw flaw,
        @Nullable Instant asOf,
        Own own) {

    public static final AssetFilter ALL = new AssetFilter("", null, null, Set.of(), null, null, null, null, null);

    /**
     * What is asked of the centre's own fields.
     *
     * @param fields as they are now
     * @param filter null for none
     */
    public record Own(FieldSet fields, @Nullable CustomFilter filter) {

        public static final Own NONE = new Own(FieldSet.NONE, null);
    }

    public AssetFilter(
            String text,
            @Nullable AssetStatus status,
            @Nullable AssetKind kind,
            Set<Long> placeIds,
            @Nullable Long holderId,
            @Nullable Long ownerId,
            @Nullable LocalDate warrantyUntil,
            @Nullable Flaw flaw,
            @Nullable Instant asOf) {
        this(text, status, kind, placeIds, holderId, ownerId, warrantyUntil, flaw, asOf, Own.NONE);
    }

    /** What may be wrong with an asset that is there. */
    public enum Flaw {
        NO_TAG("tag = ''"),
        SAME_TAG(
                "tag <> '' AND tag IN (SELECT tag FROM %1$s WHERE status <> 'DISPOSED' GROUP BY tag HAVING COUNT(*) > 1)"),
        SAME_SERIAL("serial <> '' AND (serial, maker) IN (SELECT serial, maker FROM %1$s WHERE status <> 'DISPOSED'"
                + " GROUP BY serial, maker HAVING COUNT(*) > 1)"),
        NO_PLACE("position_place_id IS NULL"),
        NO_HOLDER("holding_unit_id IS NULL AND holding_person = ''"),
        NO_HANDOVER("holding_document = '' AND (holding_unit_id IS NOT NULL OR holding_person <> '')"),
        /** The centre's own, without origin or price, or used without a day of use (11/2023, article 4.7). */
        NO_ORIGIN("owner_unit_id IS NULL AND (origin_kind IS NULL OR origin_price IS NULL"
                + " OR origin_in_use_on IS NULL AND status <> 'IN_STORE')"),
        /** One of the centre's own fields has to be told, and is not. */
        NO_REQUIRED(""),
        /** Takes the room of what works (11/2023, article 6.1). */
        BROKEN_IN_PLACE(
                "position_place_id IS NOT NULL AND status IN ('BROKEN', 'FULLY_DEPRECIATED', 'AWAITING_DISPOSAL')"),
        /** The last stocktake in which it was looked for did not find it, or there was none. */
        NOT_SEEN(
                "id NOT IN (SELECT asset_id FROM (SELECT asset_id, MAX(2 * stocktake_id + (scan_id IS NOT NULL)) AS newest"
                        + " FROM stocktake_item GROUP BY asset_id) AS stock WHERE MOD(newest, 2) = 1)");

        private final String sql;

        Flaw(String sql) {
            this.sql = sql;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        private String sql(String table, FieldSet own) {
            return this == NO_REQUIRED ? own.missingSql() : sql.formatted(table);
        }
    }

    /** @param arguments in the order of their marks */
    record Condition(String sql, List<Object> arguments) {}

    /** @param table what stands after FROM, with the instant where one is asked for */
    Condition condition(String table) {
        Condition rest = conditionButForStatus(table);
        return status == null
                ? new Condition("status <> 'DISPOSED' AND " + rest.sql(), rest.arguments())
                : new Condition("status = '" + status.name() + "' AND " + rest.sql(), rest.arguments());
    }

    Condition conditionButForStatus(String table) {
        List<String> parts = new ArrayList<>(List.of("TRUE"));
        List<Object> arguments = new ArrayList<>();
        add(parts, arguments, "kind = ?", kind == null ? null : kind.name());
        if (!placeIds.isEmpty()) {
            parts.add("position_place_id IN ("
                    + placeIds.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")");
        }
        add(parts, arguments, "holding_unit_id = ?", holderId);
        add(parts, arguments, "owner_unit_id = ?", ownerId);
        add(parts, arguments, "origin_warranty_to <= ?", warrantyUntil);
        if (flaw != null) {
            parts.add("(" + flaw.sql(table, own.fields()) + ")");
        }
        if (own.filter() != null) {
            CustomFilter.Condition told = own.filter().condition();
            parts.add("(" + told.sql() + ")");
            arguments.addAll(told.arguments());
        }
        // why: plain already; compared by letters of a language it takes half as long again
        String found = asOf == null ? "found_by LIKE ?" : "BINARY found_by LIKE ?";
        Stream.of(PlainText.of(text).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> add(parts, arguments, found, "%" + word.replaceAll("[%_\\\\]", "\\\\$0") + "%"));
        return new Condition(String.join(" AND ", parts), arguments);
    }

    private static void add(List<String> parts, List<Object> arguments, String part, @Nullable Object argument) {
        if (argument != null) {
            parts.add(part);
            arguments.add(argument);
        }
    }
}
