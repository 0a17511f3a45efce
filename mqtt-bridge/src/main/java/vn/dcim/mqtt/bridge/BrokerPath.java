package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.Loopback;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.core.transport.TransportPaths;

/** The line to the broker, as it stands. */
@Singleton
@Requires(property = "dcim.mqtt.url")
class BrokerPath implements TransportPaths {

    private final MqttBridge bridge;
    private final String url;

    BrokerPath(MqttBridge bridge, MqttConfig config) {
        this.bridge = bridge;
        this.url = config.url();
    }

    @Override
    public List<TransportPath> paths() {
        if (!bridge.statistics().connected()) {
            return List.of(path("", "", Judgement.unknown(Judgement.Reason.NOT_CONNECTED)));
        }
        if (!BrokerOptions.isEncrypted(url)) {
            return List.of(path("MQTT", "", Judgement.clear(Loopback.isHostOf(url))));
        }
        return List.of(bridge.session()
                .map(session -> path(
                        session.getProtocol(),
                        session.getCipherSuite(),
                        Judgement.tls(session.getProtocol(), session.getCipherSuite())))
                .orElseGet(() -> path("", "", Judgement.unknown(Judgement.Reason.NOT_CONNECTED))));
    }

    private TransportPath path(String protocol, String cipher, Judgement judgement) {
        return TransportPath.of(TransportPath.Kind.BROKER, url, protocol, cipher, judgement);
    }
}
