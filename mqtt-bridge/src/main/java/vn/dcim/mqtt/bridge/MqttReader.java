package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.mqtt.discovery.AnnouncedDevices;

/** Reads a device that publishes from what the bridge has heard of it; {@code mqtt:dc/hg01/crac/c1}. */
@Singleton
@Requires(property = "dcim.mqtt.url")
class MqttReader implements DeviceReader {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SeenDevices seen;
    private final MqttBridge bridge;
    private final @Nullable SparkplugLine sparkplug;

    MqttReader(SeenDevices seen, MqttBridge bridge, @Nullable SparkplugLine sparkplug) {
        this.sparkplug = sparkplug;
        this.seen = seen;
        this.bridge = bridge;
    }

    @Override
    public boolean speaks(String address) {
        return address.startsWith(MqttDevices.SCHEME) && !AnnouncedDevices.isAddress(address);
    }

    /** @throws DcimException INVALID_VALUE when no topic map knows such a topic, DEVICE_UNREACHABLE when nothing was heard */
    @Override
    public Stream<Outcome> read(String address, @Nullable Credentials credentials) {
        String baseTopic = address.substring(MqttDevices.SCHEME.length());
        boolean known = bridge.maps().all().stream().anyMatch(map -> map.owns(baseTopic))
                || sparkplug != null && sparkplug.maps().owns(baseTopic);
        if (!known) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "address", address, "mqtt: and the base topic of a topic map");
        }
        try {
            return Stream.of(new Outcome(
                    null,
                    seen.await(baseTopic, PATIENCE)
                            .orElseThrow(() ->
                                    new DcimException(ErrorCode.DEVICE_UNREACHABLE, address, PATIENCE.toSeconds())),
                    null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DcimException(e, ErrorCode.SHUTTING_DOWN);
        }
    }
}
