package vn.dcim.web.foreign;

import vn.dcim.core.foreign.DryRun;
import vn.dcim.core.foreign.ForeignSystem;

/**
 * What taking over a list would do.
 *
 * @param fault why it was not taken over; empty for none
 */
public record DraftPage(ForeignSystem system, DryRun run, String fault) {

    /** How many accounts of each change are shown. */
    public static final int SHOWN = 100;
}
