package vn.dcim.core.device;

/** A device was added or changed; published after the commit, heard by collectors, the pipeline and the alarms. */
public record DeviceChanged(Device device) {}
