package vn.dcim.core.work.plan;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.MonthDay;
import java.time.Period;

/**
 * Settings of maintenance.
 *
 * @param longest no equipment is kept up less often than this (11/2023 article 14.3)
 * @param nextFrom from which day on the plan of the next year is missed, such as {@code --12-01}
 * @param assetsPerOrder the most assets of one order
 */
@ConfigurationProperties("dcim.maintenance")
public record MaintenanceConfig(
        @Bindable(defaultValue = "P12M") Period longest,
        @Bindable(defaultValue = "--12-01") String nextFrom,
        @Bindable(defaultValue = "12") int assetsPerOrder) {

    MonthDay next() {
        return MonthDay.parse(nextFrom);
    }
}
