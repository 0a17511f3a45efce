package vn.dcim.web.disposal;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.asset.carrier.DataCarrier;
import vn.dcim.web.language.Words;

/** What is noted of carriers, in a reader's words. */
public final class CarrierWords {

    private static final double STEP = 1000;

    private CarrierWords() {}

    /** Returns a capacity such as {@code 1,92 TB}; empty where nobody said. */
    public static String capacity(DataCarrier carrier, Words words) {
        @Nullable Long megabytes = carrier.capacityMb();
        if (megabytes == null) {
            return "";
        }
        double value = megabytes;
        int unit = 0;
        while (value >= STEP && unit < 2) {
            value /= STEP;
            unit++;
        }
        return words.number(value, value == Math.rint(value) ? 0 : 2) + " " + new String[] {"MB", "GB", "TB"}[unit];
    }

    /** Returns kind, serial number and capacity on one line. */
    public static String line(DataCarrier carrier, Words words) {
        String capacity = capacity(carrier, words);
        return words.t("carrier.kind." + carrier.kind().code()) + " " + carrier.serial()
                + (capacity.isEmpty() ? "" : " (" + capacity + ")");
    }
}
