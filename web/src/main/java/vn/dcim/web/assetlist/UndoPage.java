package vn.dcim.web.assetlist;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetUndo;
import vn.dcim.core.assetlist.AssetList;
import vn.dcim.core.assetlist.ListChange;
import vn.dcim.core.exchange.ExchangeChange;

/**
 * What undoing a list would do.
 *
 * @param reason as it was typed
 * @param refusal why it was not undone; empty for none
 */
public record UndoPage(
        AssetList list,
        List<AssetUndo.Line> lines,
        long besides,
        Map<Long, String> names,
        String reason,
        String refusal) {

    static UndoPage of(
            AssetList list,
            List<AssetUndo.Line> lines,
            List<ExchangeChange> besides,
            List<ListChange> changes,
            String reason,
            String refusal) {
        return new UndoPage(
                list,
                lines,
                besides.stream().filter(change -> !change.undone()).count(),
                changes.stream().collect(Collectors.toMap(ListChange::assetId, ListChange::name)),
                reason,
                refusal);
    }

    public long done() {
        return lines.stream().filter(line -> line.fate().isDone()).count();
    }

    /** Returns what cannot be undone first, since that is what somebody has to see to; not more than fit. */
    public List<AssetUndo.Line> shown() {
        return lines.stream()
                .sorted((one, other) ->
                        Boolean.compare(one.fate().isDone(), other.fate().isDone()))
                .limit(TakenPage.SHOWN)
                .toList();
    }

    public String name(AssetUndo.Line line) {
        return names.getOrDefault(line.step().assetId(), "");
    }
}
