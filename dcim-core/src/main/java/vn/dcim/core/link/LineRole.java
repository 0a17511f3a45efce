package vn.dcim.core.link;

import vn.dcim.core.startup.ProcessRole;

/** Holds where this process probes lines: {@code dcim.roles} contains {@code lines}, or says nothing. */
public final class LineRole extends ProcessRole {

    public LineRole() {
        super("lines");
    }
}
