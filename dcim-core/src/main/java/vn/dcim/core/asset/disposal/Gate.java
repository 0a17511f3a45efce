package vn.dcim.core.asset.disposal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has to be in order before an asset is disposed of, as it stands on the list. */
public enum Gate {
    /** Each carrier of data has its record of wiping or destroying, or there are none. */
    CARRIERS,
    /** Nothing is installed on it, so that its seats are free. */
    SOFTWARE,
    /** Nothing feeds it, so that outlets are free. */
    POWER,
    /** It has no MAC or IP address. */
    ADDRESSES,
    /** No device is asked that it is. */
    DEVICE,
    /** No stocktake under way looks for it. */
    STOCKTAKE,
    /** It was handed back. */
    HOLDER,
    /** The minutes are signed, and their scan is there. */
    MINUTES;

    /** Returns the word of files and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the gate of a code; empty where there is none. */
    public static Optional<Gate> of(String code) {
        return Arrays.stream(values()).filter(gate -> gate.code().equals(code)).findFirst();
    }
}
