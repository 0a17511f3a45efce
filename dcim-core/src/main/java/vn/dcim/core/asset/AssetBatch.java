package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.AssetTexts.Difference;

/** Many assets at once, as a list brings them: what would come of each row, or came. */
public final class AssetBatch {

    private AssetBatch() {}

    /** What is done with rows of assets that are known already. */
    public enum OnKnown {
        /** Takes over what the list tells. */
        UPDATE,
        /** Leaves them as they are. */
        SKIP,
        /** Takes them for faults. */
        STOP;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One row.
     *
     * @param number as its list counts it, to be told where something is wrong
     * @param typed what stands in its columns; a column that the list does not have is no key
     * @param faults what is wrong with it already, as far as its list could be read
     * @param assetId the asset that it is of, where it has neither label nor serial number; null where nobody knows
     */
    public record Row(
            int number,
            Map<? extends FieldKey, String> typed,
            List<AssetFault> faults,
            @Nullable Long assetId) {

        public Row(int number, Map<? extends FieldKey, String> typed, List<AssetFault> faults) {
            this(number, typed, faults, null);
        }

        public Row(int number, Map<? extends FieldKey, String> typed) {
            this(number, typed, List.of());
        }
    }

    /** What goes along with taking a list over. */
    public interface Taking {

        /** All rows or none, and nobody waits for it. */
        Taking ALL_OR_NONE = new Taking() {};

        /** Tells whether to go on as planned; rows that are faulty are left out. May throw to refuse with a reason. */
        default boolean accepts(Plan plan) {
            return !plan.isFaulty();
        }

        /** So many assets of so many are written. */
        default void written(int done, int all) {}

        /** All is written, in the transaction that will keep it; what else belongs to it may be written now. */
        default void kept(Plan plan, Instant at) {}
    }

    /** What becomes of a row. */
    public enum Fate {
        NEW,
        CHANGED,
        SAME,
        SKIPPED,
        FAULTY
    }

    /**
     * A row with what becomes of it.
     *
     * @param asset as it would stand, or stands; with whatever could be read where the row is faulty
     * @param differences to what is known; none for a new asset
     */
    public record Line(
            int number, Fate fate, @Nullable Asset asset, List<Difference> differences, List<AssetFault> faults) {}

    /** All rows of a list, in its order. */
    public record Plan(List<Line> lines) {

        /** Tells whether nothing of it can be taken over as it is. */
        public boolean isFaulty() {
            return count(Fate.FAULTY) > 0;
        }

        public long count(Fate fate) {
            return lines.stream().filter(line -> line.fate() == fate).count();
        }
    }
}
