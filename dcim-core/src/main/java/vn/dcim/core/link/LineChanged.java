package vn.dcim.core.link;

/** A line was added, changed or retired, or a failover test began or ended; heard by what probes. */
record LineChanged() {}
