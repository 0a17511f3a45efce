package vn.dcim.core.asset.disposal;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What the rules of the place ask for.
 *
 * @param mustDestroy whether carriers have to be destroyed, as the draft of Kon Tum asks (6.7); else wiping does (AG59 10.4)
 */
@ConfigurationProperties("dcim.disposal")
record DisposalConfig(@Bindable(defaultValue = "false") boolean mustDestroy) {}
