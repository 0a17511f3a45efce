package vn.dcim.core.syslog;

import vn.dcim.core.device.Device;

/**
 * Who sends log messages that are kept: a device of its own in the registry, so that how much it sends is drawn, and its silence is an
 * alarm, as of any other.
 *
 * @param retentionMonths for how many whole calendar months, beside the current one, its messages are kept
 */
public record LogSource(Device device, LogSourceKind kind, int retentionMonths) {

    /** The regulation asks for six months of what monitoring collects (11/2023, article 30.7.a). */
    public static final int LEAST_MONTHS = 6;

    static final String SCHEME = "syslog:";

    public long id() {
        return device.id();
    }

    /** Returns the numeric address from which its messages come: its own, or that of a relay. */
    public String sender() {
        String place = device.address().substring(SCHEME.length());
        int slash = place.indexOf('/');
        return slash < 0 ? place : place.substring(0, slash);
    }

    /** Returns what its messages call the machine; empty where the address alone tells who it is. */
    public String host() {
        int slash = device.address().indexOf('/');
        return slash < 0 ? "" : device.address().substring(slash + 1);
    }

    static String address(String sender, String host) {
        return SCHEME + sender + (host.isEmpty() ? "" : "/" + host);
    }

    boolean isUsed() {
        return device.state() != Device.State.RETIRED;
    }
}
