package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What a device said of itself from an instant on, until it said something else.
 *
 * @param fact one of the words below
 * @param told never empty
 */
@MappedEntity("device_fact")
public record DeviceFact(
        @Id @GeneratedValue @Nullable Long id, long deviceId, String fact, String told, Instant since) {

    public static final String VENDOR = "vendor";
    public static final String MODEL = "model";
    public static final String SERIAL = "serial";
    public static final String FIRMWARE = "firmware";
    /** MAC addresses of its interfaces in their order, with a blank between, as are IP addresses. */
    public static final String MACS = "macs";

    public static final String IPS = "ips";
    /** A {@link Reachability}, as far as it was looked at. */
    public static final String ANSWERS = "answers";
}
