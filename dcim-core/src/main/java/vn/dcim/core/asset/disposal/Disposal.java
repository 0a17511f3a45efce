package vn.dcim.core.asset.disposal;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Minutes of disposal.
 *
 * @param decision number of the decision to dispose
 * @param place where the committee met; empty where nobody said
 * @param document number of the minutes; empty until they are signed
 * @param signedOn null until then
 */
@MappedEntity("disposal")
public record Disposal(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        String decision,
        LocalDate decidedOn,
        DisposalMethod method,
        String place,
        String document,
        @Nullable LocalDate signedOn,
        Instant begunAt,
        String begunBy) {

    public boolean isSigned() {
        return signedOn != null;
    }

    Disposal signed(String number, LocalDate day) {
        return new Disposal(id, revision + 1, decision, decidedOn, method, place, number, day, begunAt, begunBy);
    }

    Disposal again() {
        return new Disposal(id, revision + 1, decision, decidedOn, method, place, document, signedOn, begunAt, begunBy);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "disposal:" + id + " " + (isSigned() ? document : decision);
    }
}
