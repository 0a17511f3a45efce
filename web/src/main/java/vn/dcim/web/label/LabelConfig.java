package vn.dcim.web.label;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * Settings of the labels.
 *
 * @param centre name of the centre as it stands on them; null for none
 * @param show what stands on them, from the top
 */
@ConfigurationProperties("dcim.label")
record LabelConfig(
        @Nullable String centre,
        @Bindable(defaultValue = "centre,tag,name,serial") List<LabelLine> show) {}
