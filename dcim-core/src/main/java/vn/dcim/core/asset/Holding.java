package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Embeddable;
import java.time.LocalDate;

/**
 * Who has an asset and answers for it.
 *
 * @param unitId null where no unit was named
 * @param person empty where none was named
 * @param document number of the handover minutes; empty where there are none
 * @param since null where it is not known
 */
@Embeddable
public record Holding(
        @Nullable Long unitId,
        String person,
        String document,
        @Nullable LocalDate since) {

    public static final Holding NOBODY = new Holding(null, "", "", null);
}
