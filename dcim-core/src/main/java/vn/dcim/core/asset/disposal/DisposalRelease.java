package vn.dcim.core.asset.disposal;

import vn.dcim.core.asset.Asset;

/** Clears a line of the gate in one go, where that is safe. */
public interface DisposalRelease {

    Gate gate();

    /** Takes away what is in the way, as one change with its rows of the audit log. */
    void release(Asset asset, String reason, String actor);
}
