package vn.dcim.web.directory;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What the button that follows the directory sends.
 *
 * @param sure {@code yes} to end accounts however many they are; null for not
 */
@Serdeable
record FollowForm(@Nullable String sure) {

    boolean isSure() {
        return "yes".equals(sure);
    }
}
