package vn.dcim.core.device;

import java.util.stream.Stream;

/**
 * Identifies a device and reads all it offers, once; the add-device assistant and {@code dcim read} ask it. Implementations
 * live with the protocol they speak, are found by {@link java.util.ServiceLoader} as well as by injection.
 */
public interface DeviceReader {

    /** Tells whether this reader speaks the protocol of an address: {@code snmp://…}, {@code snmpv3://…}, {@code file:…}. */
    boolean speaks(String address);

    /**
     * Identifies and reads one device, or every recording under a folder, one after the other as the stream is drawn.
     *
     * @param address {@code snmp://10.0.0.7:161} (a community may stand before {@code @}), {@code snmpv3://user@10.0.0.7},
     *     {@code file:WALK.snmprec} or {@code file:FOLDER}
     * @param credentials null where the address says all or a file is read
     * @throws vn.dcim.core.error.DcimException DEVICE_UNREACHABLE, DEVICE_REFUSED, WRONG_PROTOCOL, UNREADABLE_FILE,
     *     INVALID_VALUE; for a folder the failure of one file is an {@link Outcome} instead
     */
    Stream<Outcome> read(String address, Credentials credentials);

    /**
     * One device, or why it could not be read.
     *
     * @param recording the file's path under the folder without its ending; null unless a folder was read
     * @param reading null when it failed
     * @param failure null when it worked
     */
    record Outcome(String recording, DeviceReading reading, vn.dcim.core.error.DcimException failure) {}
}
