package vn.dcim.core.device;

/**
 * A device was added or changed; published after the commit, heard by collectors, the pipeline and the alarms.
 *
 * @param elsewhere whether another process on this database did it
 */
public record DeviceChanged(Device device, boolean elsewhere) {

    public DeviceChanged(Device device) {
        this(device, false);
    }
}
