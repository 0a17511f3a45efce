package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Embeddable;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How an asset came, and what that means for its worth. Texts are empty where nothing is known.
 *
 * @param kind null where nobody knows
 * @param decision number of the decision to acquire it
 * @param price in đồng; null where it is not known
 * @param inUseOn the day it was put into use; null before
 * @param life months over which it is written off; null for what its kind has
 * @param warrantyTo the last day of the warranty; null for none
 */
@Embeddable
public record Origin(
        @Nullable Kind kind,
        String decision,
        String supplier,
        String contract,
        @Nullable Long price,
        @Nullable LocalDate inUseOn,
        @Nullable Integer life,
        @Nullable LocalDate warrantyTo) {

    public static final Origin UNKNOWN = new Origin(null, "", "", "", null, null, null, null);

    /** How an asset may come. */
    public enum Kind {
        PURCHASE,
        TRANSFER,
        GIFT,
        LEASE,
        HOSTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
