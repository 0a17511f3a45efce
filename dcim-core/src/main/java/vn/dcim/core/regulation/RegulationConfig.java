package vn.dcim.core.regulation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Under which texts the centre is, and how often it is held against them.
 *
 * @param profile id of one of the profiles
 * @param folder the site's own {@code texts/*.yaml} and {@code settings.yaml}; null for none
 * @param every how often all is judged
 */
@ConfigurationProperties("dcim.regulation")
record RegulationConfig(
        @Bindable(defaultValue = "bac-kan") String profile,
        @Nullable Path folder,
        @Bindable(defaultValue = "1m") Duration every) {}
