package vn.dcim.web.work.field;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * An order as the telephone keeps it.
 *
 * @param account who is signed in
 * @param csrf what the next POST must bring
 * @param state a word of the bundles, such as started
 */
@Serdeable
public record CrewStateResource(
        String account,
        String csrf,
        long id,
        String number,
        String title,
        String state,
        List<CrewItemResource> items) {}
