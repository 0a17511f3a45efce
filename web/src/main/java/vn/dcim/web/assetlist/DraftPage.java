package vn.dcim.web.assetlist;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.Line;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.assetlist.DryRun;
import vn.dcim.core.assetlist.DryRun.CellFault;

/**
 * What taking a list over would do.
 *
 * @param refusal why it was not taken over, or not changed; empty for none
 */
public record DraftPage(DryRun run, AssetNames names, String refusal) {

    /** How many of each kind are shown. */
    public static final int SHOWN = 100;

    /** What may be the same for all rows that do not tell it. */
    public static final List<AssetField> SAME = List.of(AssetField.KIND, AssetField.PLACE, AssetField.HOLDING_UNIT);

    public String path() {
        return "/equipment/import/" + run.draft().id();
    }

    public long count(Fate fate) {
        return run.plan().count(fate);
    }

    public long count(String fate) {
        return count(Fate.valueOf(fate));
    }

    public List<Line> lines(Fate fate) {
        return run.lines(fate).stream().limit(SHOWN).toList();
    }

    /** Returns the faulty rows that are shown, each with all that is wrong with it. */
    public List<List<CellFault>> faulty() {
        return lines(Fate.FAULTY).stream().map(run::faults).toList();
    }

    /** Returns how many rows would be written. */
    public long good() {
        return count(Fate.NEW) + count(Fate.CHANGED);
    }

    /** Returns the list of words that help with a field; empty for none. */
    public static String choices(FieldKey field) {
        return switch (field) {
            case AssetField.KIND -> "kinds";
            case AssetField.PLACE -> "places";
            case AssetField.HOLDING_UNIT, AssetField.OWNER -> "units";
            default -> "";
        };
    }

    /** Returns what a column may be taken for. */
    public List<FieldKey> fields() {
        return Stream.concat(
                        Arrays.stream(AssetField.values()),
                        names.custom().open().stream().map(CustomField::key))
                .map(FieldKey.class::cast)
                .toList();
    }
}
