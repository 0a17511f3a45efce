package vn.dcim.web.stocktake;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.stocktake.StocktakeScan;
import vn.dcim.web.language.Words;

/** What was noted during a stocktake, in a reader's words. */
public final class StocktakeWords {

    private StocktakeWords() {}

    /** Returns the condition and the note of a scan; empty for neither. */
    public static String note(StocktakeScan scan, Words words) {
        return Stream.of(scan.broken() ? words.t("stocktake.broken") : "", scan.note())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
