package vn.dcim.core.alarm;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the alarms.
 *
 * @param rules folder of the site's own rule files, whose rules replace those of the same id; null for none
 * @param longestShelf for how long a person may shelve an alarm at most
 */
@ConfigurationProperties("dcim.alarm")
public record AlarmConfig(
        @Nullable Path rules,
        @Bindable(defaultValue = "PT24H") Duration longestShelf) {}
