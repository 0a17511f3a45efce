package vn.dcim.snmp;

import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.snmp.profile.ProfileLibrary;
import vn.dcim.snmp.transport.LiveAgent;
import vn.dcim.snmp.transport.SnmpAddress;
import vn.dcim.snmp.transport.SnmpTransport;
import vn.dcim.snmp.transport.TransportSettings;

/**
 * Reads a device over SNMP, once. What it needs to be let in comes from the caller, from the address (a community or a user), or
 * from the environment: {@code DCIM_SNMP_COMMUNITY}; {@code DCIM_SNMP_AUTH_PROTOCOL} (SHA-256 unless said otherwise) and
 * {@code DCIM_SNMP_AUTH}; {@code DCIM_SNMP_PRIV_PROTOCOL} (AES) and {@code DCIM_SNMP_PRIV}; {@code DCIM_SNMP_CONTEXT};
 * {@code DCIM_SNMP_WEAK_ALGORITHMS=true} where MD5 or DES are to be used.
 */
public final class LiveDeviceReader implements DeviceReader {

    private final Map<String, String> environment;
    private final Clock clock = Clock.systemUTC();
    private ProfileLibrary library;
    private SnmpTransport transport;

    /** For {@link java.util.ServiceLoader}; socket and profiles are made when first needed. */
    public LiveDeviceReader() {
        environment = System.getenv();
    }

    LiveDeviceReader(ProfileLibrary library, SnmpTransport transport) {
        this(library, transport, System.getenv());
    }

    LiveDeviceReader(ProfileLibrary library, SnmpTransport transport, Map<String, String> environment) {
        this.library = library;
        this.transport = transport;
        this.environment = environment;
    }

    @Override
    public boolean speaks(String address) {
        return SnmpAddress.isSnmp(address);
    }

    @Override
    public Stream<Outcome> read(String address, @Nullable Credentials credentials) {
        SnmpAddress where = SnmpAddress.parse(address);
        Credentials known = credentials == null ? credentials(where) : credentials;
        LiveAgent agent = new LiveAgent(transport().peer(where, known));
        DeviceReading reading = library().identify(agent).toReading(null);
        return Stream.of(
                new Outcome(null, reading.with(DeviceClock.with(reading.values(), agent, clock.instant())), null));
    }

    /** @throws DcimException INVALID_VALUE when neither address nor environment say who asks */
    Credentials credentials(SnmpAddress address) {
        if (!"3".equals(address.version())) {
            String community = Optional.ofNullable(address.name())
                    .or(() -> variable("DCIM_SNMP_COMMUNITY"))
                    .orElse("public");
            return new Credentials(address.version(), community, null, null, null, null, null, null);
        }
        String user = Optional.ofNullable(address.name())
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE, "address", address.toString(), "a user before @: snmpv3://user@host"));
        Optional<String> auth = variable("DCIM_SNMP_AUTH");
        Optional<String> priv = variable("DCIM_SNMP_PRIV");
        return new Credentials(
                "3",
                null,
                user,
                auth.map(_ -> variable("DCIM_SNMP_AUTH_PROTOCOL").orElse("SHA-256"))
                        .orElse(null),
                auth.orElse(null),
                priv.map(_ -> variable("DCIM_SNMP_PRIV_PROTOCOL").orElse("AES")).orElse(null),
                priv.orElse(null),
                variable("DCIM_SNMP_CONTEXT").orElse(null));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private synchronized ProfileLibrary library() {
        if (library == null) {
            String site = System.getProperty("dcim.profiles");
            library = ProfileLibrary.load(site == null ? null : Path.of(site));
        }
        return library;
    }

    private synchronized SnmpTransport transport() {
        if (transport == null) {
            transport = new SnmpTransport(TransportSettings.DEFAULT.allowingWeakAlgorithms(
                    variable("DCIM_SNMP_WEAK_ALGORITHMS").filter("true"::equals).isPresent()));
        }
        return transport;
    }
}
