package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * What has to be there before somebody gets rights.
 *
 * @param purpose the task that they are for
 * @param document number of the request
 * @param approver full name or account of who approved it
 * @param lastDay null for as long as the task goes on
 */
public record GrantRequest(
        String purpose,
        String document,
        String approver,
        @Nullable LocalDate lastDay) {}
