package vn.dcim.mqtt.discovery;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Reads a device from its own announcement; {@code mqtt:ha:} and its identifier. */
@Singleton
@Requires(property = "dcim.mqtt.url")
class AnnouncedReader implements DeviceReader {

    /** Values that the broker keeps come at once; others when they come. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private final AnnouncedDevices devices;

    AnnouncedReader(AnnouncedDevices devices) {
        this.devices = devices;
    }

    @Override
    public boolean speaks(String address) {
        return AnnouncedDevices.isAddress(address);
    }

    /** @throws DcimException DEVICE_UNREACHABLE when no such device has announced itself */
    @Override
    public Stream<Outcome> read(String address, @Nullable Credentials credentials) {
        String id = address.substring(AnnouncedDevices.SCHEME.length() + AnnouncedDevices.BASE.length());
        try {
            return Stream.of(new Outcome(
                    null,
                    devices.look(id, PATIENCE)
                            .orElseThrow(() -> new DcimException(ErrorCode.DEVICE_UNREACHABLE, address, 0L)),
                    null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DcimException(e, ErrorCode.SHUTTING_DOWN);
        }
    }
}
