package vn.dcim.web.stocktake;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.stocktake.Stocktake;
import vn.dcim.core.asset.stocktake.StocktakeCount;
import vn.dcim.core.asset.stocktake.StocktakeItem;
import vn.dcim.core.asset.stocktake.StocktakeScan;

/**
 * Where codes are scanned for a stocktake.
 *
 * @param newest scans, newest first
 * @param items of those, by their ids
 * @param last what was answered last to whoever looks; null before their first scan
 * @param place where whoever looks stands; null where they did not say
 * @param client for the next scan of a browser without script
 */
public record StocktakeScanPage(
        Stocktake stocktake,
        AssetNames names,
        StocktakeCount count,
        List<StocktakeScan> newest,
        Map<Long, StocktakeItem> items,
        @Nullable StocktakeScan last,
        @Nullable Long place,
        String client) {

    /** Returns the name of what was scanned; its code where nobody knows it. */
    public String name(StocktakeScan scan) {
        StocktakeItem item = scan.itemId() == null ? null : items.get(scan.itemId());
        return item == null ? scan.code() : item.name();
    }

    /** Returns where the register says that it is; empty where it does not. */
    public String registered(StocktakeScan scan) {
        StocktakeItem item = scan.itemId() == null ? null : items.get(scan.itemId());
        return item == null ? "" : item.place();
    }

    /** Returns the class of an answer: what is wrong is coloured, all else is not. */
    public static String look(StocktakeScan scan) {
        return switch (scan.result()) {
            case SEEN, ALREADY_SEEN -> "word";
            case WRONG_PLACE, NOT_LISTED -> "word p-medium";
            case DISPOSED, UNKNOWN -> "word p-high";
        };
    }
}
