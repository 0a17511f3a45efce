package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * A title that is used: on a machine, or by a person who has a seat of a subscription.
 *
 * @param id given by the database; null before
 * @param assetId the machine; null where a person has it
 * @param person empty where it is on a machine
 * @param version empty for that of the title
 * @param cores of the machine that it may use; null where nobody said
 * @param since null where it is not known
 * @param consentBy who agreed (11/2023, article 29.2.a); empty where nobody did
 */
@MappedEntity("installation")
public record Installation(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        long titleId,
        @Nullable Long assetId,
        String person,
        String version,
        @Nullable Integer cores,
        @Nullable LocalDate since,
        String consentBy,
        String consentDocument,
        String changedBy,
        String changedFor) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "installation:" + id + " of software:" + titleId
                + (assetId == null ? " " + person : " on asset:" + assetId);
    }
}
