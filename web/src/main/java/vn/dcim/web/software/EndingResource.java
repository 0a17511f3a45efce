package vn.dcim.web.software;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.Ending;

/**
 * Something that ends, in the API.
 *
 * @param kind licence, subscription, warranty or contract
 * @param endsOn the last day, as 2026-01-31
 * @param daysLeft less than 0 after the end
 * @param dependents how many machines, people, assets or accounts hang on it
 * @param some of them, the most important first
 * @param software id of the title; null for what is no licence
 * @param licence id; null as above
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EndingResource(
        String kind,
        String name,
        String contract,
        String supplier,
        String endsOn,
        long daysLeft,
        int dependents,
        String some,
        @Nullable Long software,
        @Nullable Long licence) {

    static EndingResource of(Ending ending, LocalDate today) {
        return new EndingResource(
                Codes.of(ending.kind()),
                ending.name(),
                ending.contract(),
                ending.supplier(),
                ending.endsOn().toString(),
                ending.daysLeft(today),
                ending.dependents(),
                ending.some(),
                ending.licence() == null ? null : ending.licence().titleId(),
                ending.licence() == null ? null : ending.licence().id());
    }
}
