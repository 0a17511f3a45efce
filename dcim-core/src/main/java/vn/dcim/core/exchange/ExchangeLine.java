package vn.dcim.core.exchange;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.error.DcimException;

/**
 * An object with what becomes of it here.
 *
 * @param id tells it from all others of its exchange
 * @param where line of the file, or {@code #} with the other program's id
 * @param changes to what is known; none for a new one
 */
public record ExchangeLine(
        String id,
        NetboxKind kind,
        String file,
        String where,
        String name,
        Fate fate,
        List<Fault> faults,
        List<Change> changes) {

    /**
     * Why an object cannot be taken over.
     *
     * @param field column
     * @param reason key of the text that says why, below {@code exchange.fault.}
     * @param accepted what would be taken, or what is in the way
     * @param cause says it better; null where there is none
     */
    public record Fault(
            String field,
            String value,
            String reason,
            String accepted,
            @Nullable DcimException cause) {

        Fault(String field, String value, String reason, String accepted) {
            this(field, value, reason, accepted, null);
        }
    }

    /** @param field key of its name in the bundles */
    public record Change(String field, String was, String became) {}

    boolean isFaulty() {
        return fate == Fate.FAULTY;
    }
}
