package vn.dcim.web.assetlist;

import java.util.List;
import vn.dcim.core.assetlist.AssetList;
import vn.dcim.core.assetlist.ListChange;
import vn.dcim.core.exchange.ExchangeChange;

/**
 * A list that was taken over, with what it did.
 *
 * @param besides what it added beside assets
 */
public record TakenPage(AssetList list, List<ListChange> changes, List<ExchangeChange> besides) {

    /** How many changes are shown. */
    public static final int SHOWN = 200;

    public List<ListChange> shown() {
        return changes.stream().limit(SHOWN).toList();
    }

    public List<ExchangeChange> shownBesides() {
        return besides.stream().limit(SHOWN).toList();
    }

    /** Tells whether there is something left to undo. */
    public boolean mayUndo() {
        return changes.stream().anyMatch(change -> !change.undone())
                || besides.stream().anyMatch(change -> !change.undone());
    }
}
