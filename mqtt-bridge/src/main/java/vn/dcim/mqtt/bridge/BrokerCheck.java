package vn.dcim.mqtt.bridge;

import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.startup.StartupCheck;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.StartupSettings;
import vn.dcim.core.transport.UnusableKeyFile;

/** The broker, where one is named, answers and takes us. */
public final class BrokerCheck implements StartupCheck {

    private static final long REPLY_MS = 10_000;
    private static final int BAD_USER = 134;
    private static final int NOT_AUTHORIZED = 135;

    /** Connects and leaves again, under a client id of its own so that no session is disturbed. */
    @Override
    public void check(StartupSettings settings) {
        // why: a site without a broker leaves the setting out; a blank one is a slip and would start the bridge.
        if (settings.lookup().apply("dcim.mqtt.url").isPresent()) {
            check(settings.required("dcim.mqtt.url"), settings);
        }
    }

    private static void check(String url, StartupSettings settings) {
        String user = settings.optional("dcim.mqtt.user").orElse(null);
        try {
            MqttConnectionOptions options = BrokerOptions.identity(
                    user, settings.optional("dcim.mqtt.password-file").orElse(null), tls(url, settings));
            options.setCleanStart(true);
            connect(url, settings.optional("dcim.mqtt.client-id").orElse("dcim") + "-check", options);
        } catch (UnusableKeyFile e) {
            throw new StartupRefusal(e, BrokerCheck.class, "broker.key", url, e.getMessage());
        } catch (MqttException e) {
            BrokerFault.of(e, url).ifPresent(fault -> {
                throw new StartupRefusal(e, BrokerCheck.class, fault.key(), url);
            });
            boolean refused = e.getReasonCode() == BAD_USER || e.getReasonCode() == NOT_AUTHORIZED;
            throw refused
                    ? new StartupRefusal(e, BrokerCheck.class, "broker.refuses", url, user == null ? "-" : user)
                    : new StartupRefusal(e, BrokerCheck.class, "broker.unreachable", url, BrokerOptions.explain(e));
        } catch (DcimException e) {
            throw new StartupRefusal(
                    e,
                    BrokerCheck.class,
                    "broker.file",
                    e.arguments().getFirst(),
                    e.arguments().getLast());
        } catch (IllegalArgumentException e) {
            throw new StartupRefusal(e, BrokerCheck.class, "broker.url", url);
        }
    }

    private static BrokerTls tls(String url, StartupSettings settings) {
        Optional<String> certificate = settings.optional("dcim.mqtt.certificate");
        Optional<String> key = settings.optional("dcim.mqtt.private-key");
        Optional<String> caFile = settings.optional("dcim.mqtt.ca-file");
        if (certificate.isEmpty() && key.isPresent()) {
            throw new StartupRefusal(BrokerCheck.class, "broker.tls.key-alone", key.get());
        }
        if (BrokerOptions.isEncrypted(url)) {
            return BrokerTls.of(caFile.orElse(null), certificate.orElse(null), key.orElse(null));
        }
        if (certificate.isPresent() || caFile.isPresent()) {
            throw new StartupRefusal(BrokerCheck.class, "broker.tls.unused", url);
        }
        return null;
    }

    private static void connect(String url, String clientId, MqttConnectionOptions options) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(url, clientId, new MemoryPersistence());
        try {
            client.connect(options).waitForCompletion(REPLY_MS);
            client.disconnect(0).waitForCompletion(REPLY_MS);
        } finally {
            client.close(true);
        }
    }
}
