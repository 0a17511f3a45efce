package vn.dcim.core.clock;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.stream.Stream;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.DeviceNetworks;
import vn.dcim.core.device.DeviceReader;

/** Reads a source of time, once: {@code ntp://10.0.0.5}. It is let in without credentials. */
@Singleton
public final class TimeReader implements DeviceReader {

    private final TimeServer server;

    /** For {@link java.util.ServiceLoader}. */
    public TimeReader() {
        this(DeviceNetworks.ALL, Clock.systemUTC());
    }

    @Inject
    TimeReader(DeviceNetworks networks, Clock clock) {
        this.server = new TimeServer(networks, TimeServer.PATIENCE, clock);
    }

    @Override
    public boolean speaks(String address) {
        return NtpAddress.isNtp(address);
    }

    @Override
    public Stream<Outcome> read(String address, @Nullable Credentials credentials) {
        return Stream.of(new Outcome(null, TimeReading.of(server.ask(NtpAddress.parse(address))), null));
    }
}
