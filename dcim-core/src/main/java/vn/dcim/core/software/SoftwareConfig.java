package vn.dcim.core.software;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;

/**
 * What a site may decide about its software, where the texts are silent.
 *
 * @param risk how the three ratings make one class of risk
 * @param ratingMonths after so many calendar months a title has to be rated again
 * @param renewalLead so many days before its end somebody has to be charged with the renewal of a licence
 * @param definitionHours how old the definitions of anti-malware may be
 * @param scanDays how long ago a host may have been scanned
 * @param evidenceDays how old a list of a console may be to prove anything
 */
@ConfigurationProperties("dcim.software")
public record SoftwareConfig(
        @Bindable(defaultValue = "HIGHEST") RiskRule risk,
        @Bindable(defaultValue = "12") @Min(1) int ratingMonths,
        @Bindable(defaultValue = "180") @Min(1) int renewalLead,
        @Bindable(defaultValue = "72") @Min(1) int definitionHours,
        @Bindable(defaultValue = "7") @Min(1) int scanDays,
        @Bindable(defaultValue = "7") @Min(1) int evidenceDays) {}
