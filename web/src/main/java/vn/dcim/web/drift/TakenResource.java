package vn.dcim.web.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What came of taking differences over, in the API.
 *
 * @param change by which it can be undone; null where nothing was done
 * @param assets how many were changed
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TakenResource(@Nullable Long change, int assets, List<RefusedResource> refused) {

    /** @param why a code of the problems, such as {@code changed-meanwhile} */
    @Serdeable
    record RefusedResource(String name, String why) {}
}
