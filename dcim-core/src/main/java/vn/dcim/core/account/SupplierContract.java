package vn.dcim.core.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Marks the account of a supplier's person, with the contract that it ends with at the latest.
 *
 * @param accountId of the account that it marks
 * @param number of the contract
 * @param lastDay counts whole in the days of the centre
 */
@MappedEntity("supplier_contract")
public record SupplierContract(
        @Id Long accountId, String company, String number, LocalDate lastDay, Instant recordedAt, String recordedBy) {

    String summary() {
        return company + ", " + number + ", " + lastDay;
    }
}
