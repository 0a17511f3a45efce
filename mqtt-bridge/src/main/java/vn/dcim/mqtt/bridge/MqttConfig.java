package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;

/**
 * How the bridge reaches its broker.
 *
 * @param url {@code tcp://host:1883}, {@code ssl://host:8883}, {@code ws://host/path} or {@code wss://host/path}
 * @param clientId names the session that the broker keeps; of its own for every installation
 * @param user null for none
 * @param passwordFile a file that holds the password; null for none
 * @param caFile certificates (PEM) that the broker's is signed with; null for those that Java trusts
 * @param certificate what the broker is shown of us (PEM with its chain); null for nothing
 * @param privateKey its key (PEM, unencrypted); null where it stands in the file of the certificate
 * @param keepAlive how long the line may be silent before it counts as lost
 * @param sessionExpiry how long the broker keeps what comes while the program is down
 * @param receiveMaximum how many messages the broker may send ahead of their acknowledgement
 * @param handOff how many messages are held in memory at most before the line is let go
 * @param handOffBytes the same in bytes of payload
 * @param maxPayload payloads beyond this are kept as rejected, bytes
 * @param maps a folder of the site's own topic maps; null for none
 * @param subscriptions further filters, so that what no map knows is seen as rejected
 */
@ConfigurationProperties("dcim.mqtt")
public record MqttConfig(
        @NotBlank String url,
        @Bindable(defaultValue = "dcim") @NotBlank String clientId,
        @Nullable String user,
        @Nullable String passwordFile,
        @Nullable String caFile,
        @Nullable String certificate,
        @Nullable String privateKey,
        @Bindable(defaultValue = "30s") @NotNull Duration keepAlive,
        @Bindable(defaultValue = "7d") @NotNull Duration sessionExpiry,
        @Bindable(defaultValue = "500") @Min(1) @Max(65_535) int receiveMaximum,
        @Bindable(defaultValue = "20000") @Min(1) int handOff,
        @Bindable(defaultValue = "33554432") @Min(1) long handOffBytes,
        @Bindable(defaultValue = "262144") @Min(1) int maxPayload,
        @Nullable String maps,
        @Nullable List<String> subscriptions) {

    public MqttConfig {
        subscriptions = subscriptions == null ? List.of() : List.copyOf(subscriptions);
    }

    /** Returns how the line is encrypted, for one connection; null for not at all. */
    @Nullable
    BrokerTls tls() {
        return BrokerOptions.isEncrypted(url) ? BrokerTls.of(caFile, certificate, privateKey) : null;
    }
}
