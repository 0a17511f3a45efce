package vn.dcim.core.transport;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.device.CredentialVault;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DevicesAtHand;
import vn.dcim.core.error.DcimException;

/**
 * The lines to SNMP agents, as their accounts say that they are asked. One on this machine is judged like any other: what stands
 * behind it, a gateway or a tunnel, is not seen from here.
 */
@Singleton
final class SnmpPaths implements TransportPaths {

    private final DevicesAtHand devices;
    private final CredentialVault vault;

    SnmpPaths(DevicesAtHand devices, CredentialVault vault) {
        this.devices = devices;
        this.vault = vault;
    }

    @Override
    public List<TransportPath> paths() {
        LongFunction<Optional<Credentials>> known = vault.all();
        return devices.listed().stream()
                .filter(Device::isSnmp)
                .map(device -> credentials(known, device)
                        .map(credentials -> path(
                                        device,
                                        "SNMPv" + credentials.version(),
                                        protocols(credentials),
                                        Judgement.snmp(credentials))
                                .with(UsualCredentials.isUsual(credentials)))
                        .orElseGet(() -> path(device, "SNMP", "", Judgement.unknown(Judgement.Reason.NO_CREDENTIALS))))
                .toList();
    }

    private static Optional<Credentials> credentials(LongFunction<Optional<Credentials>> known, Device device) {
        try {
            // why: what has no account is asked like this
            return Optional.of(known.apply(device.id()).orElseGet(() -> Credentials.v2c("public")));
        } catch (DcimException e) {
            // why: sealed under another master key; the collector says so where it asks the device
            return Optional.empty();
        }
    }

    private static String protocols(Credentials credentials) {
        return Stream.of(credentials.authProtocol(), credentials.privProtocol())
                .filter(protocol -> protocol != null)
                .collect(Collectors.joining(" + "));
    }

    private static TransportPath path(Device device, String protocol, String cipher, Judgement judgement) {
        return new TransportPath(
                TransportPath.Kind.DEVICE,
                "device:" + device.id(),
                device.name(),
                device.address(),
                protocol,
                cipher,
                judgement);
    }
}
