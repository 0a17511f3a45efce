package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.regulation.ObligationNote;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Standing;

/**
 * One obligation on the way.
 *
 * @param before null for the first
 * @param after null for the last
 * @param number on the way, from 1; 0 for one that is no longer on it
 * @param typed note that was refused
 * @param fault empty for none
 */
public record WalkPage(
        Standing standing,
        RegulationText text,
        ComplianceView view,
        @Nullable String before,
        @Nullable String after,
        int number,
        int all,
        List<ObligationNote> notes,
        boolean mayWrite,
        String typed,
        String fault) {

    /** How many offences stand there by name. */
    public static final int SHOWN = 12;
}
