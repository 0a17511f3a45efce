package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.Supply;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * A device to identify and add.
 *
 * @param address a host with or without a port, or {@code mqtt:} and a base topic
 * @param credentials left out for what publishes over MQTT
 * @param name unique among devices, 1 to 100 characters
 * @param group {@code default} where it is left out
 * @param place id of the place it stands in
 * @param unit id of the agency whose system it is; the centre's own where it is left out
 * @param fedBy what feeds it
 */
@Serdeable
record NewDeviceResource(
        @Nullable String address,
        @Nullable Credentials credentials,
        @Nullable String name,
        @Nullable String group,
        @Nullable Long place,
        @Nullable Long unit,
        @Nullable List<Source> fedBy) {

    DeviceQuestion question() {
        return new DeviceQuestion(address, credentials);
    }

    /** @throws DcimException INVALID_VALUE */
    NewDevice device() {
        return new NewDevice(
                name == null ? "" : name.strip(),
                group == null ? "default" : group.strip(),
                place,
                unit,
                fedBy == null ? List.of() : fedBy.stream().map(Source::supply).toList());
    }

    @Override
    public String toString() {
        return "NewDeviceResource[address=" + address + ", name=" + name + "]";
    }

    /**
     * Something that feeds it.
     *
     * @param node {@code device:12} or {@code place:3}
     * @param kind power, cooling or network; power where it is left out
     * @param path A or B for power
     * @param priority 0 for the preferred source of what takes one at a time, 1 for the alternate
     */
    @Serdeable
    record Source(
            @Nullable String node,
            @Nullable String kind,
            @Nullable String path,
            @Nullable Integer priority) {

        Supply supply() {
            String wanted = kind == null ? "power" : kind;
            Feed.Kind flow = Stream.of(Feed.Kind.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted))
                    .findFirst()
                    .orElseThrow(() ->
                            new DcimException(ErrorCode.INVALID_VALUE, "kind", wanted, "power, cooling, network"));
            String side = path == null ? "" : path;
            if (!side.matches("[AB]?")) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "path", side, "A, B");
            }
            return new Supply(node == null ? "" : node, flow, side, priority == null ? 0 : priority);
        }
    }
}
