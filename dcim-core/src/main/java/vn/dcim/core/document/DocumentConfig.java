package vn.dcim.core.document;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of the documents.
 *
 * @param reviewDays days after which somebody has to file a new version, or say that the present one still holds
 */
@ConfigurationProperties("dcim.document")
public record DocumentConfig(@Bindable(defaultValue = "365") int reviewDays) {}
