package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Something that ends on a day, with what hangs on it.
 *
 * @param name of the title, the supplier or the company
 * @param contract number of the contract or the licence; empty where none is noted
 * @param supplier empty where none is noted
 * @param endsOn the last day
 * @param dependents how many machines, people, assets or accounts hang on it
 * @param some of them, the most important first
 * @param licence null for what is no licence
 */
public record Ending(
        Kind kind,
        String name,
        String contract,
        String supplier,
        LocalDate endsOn,
        int dependents,
        String some,
        @Nullable Licence licence) {

    /** What may end. */
    public enum Kind {
        LICENCE,
        SUBSCRIPTION,
        WARRANTY,
        CONTRACT
    }

    /** How soon. */
    public enum Group {
        ENDED,
        WITHIN_30,
        WITHIN_90,
        LATER
    }

    /** Returns how many days are left, 0 on the last one, less than 0 after it. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, endsOn);
    }

    public Group group(LocalDate today) {
        long days = daysLeft(today);
        if (days < 0) {
            return Group.ENDED;
        }
        return days <= 30 ? Group.WITHIN_30 : days <= 90 ? Group.WITHIN_90 : Group.LATER;
    }

    /** Returns what it is told apart by, from now to its end. */
    public String key() {
        return Codes.of(kind) + ":" + (licence == null ? name + "|" + contract : licence.id());
    }
}
