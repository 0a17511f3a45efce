package vn.dcim.mqtt.bridge;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What the client tells the broker when it connects. */
final class BrokerOptions {

    private static final int CONNECT_LIMIT_S = 10;

    private BrokerOptions() {}

    /**
     * @param tls how the line is encrypted; null for not at all
     * @throws DcimException UNREADABLE_FILE for the password file
     */
    static MqttConnectionOptions of(MqttConfig config, @Nullable BrokerTls tls) {
        MqttConnectionOptions options = identity(config.user(), config.passwordFile(), tls);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(config.sessionExpiry().toSeconds());
        options.setReceiveMaximum(config.receiveMaximum());
        options.setKeepAliveInterval((int) config.keepAlive().toSeconds());
        return options;
    }

    /** The same for a session of which nothing is kept. */
    static MqttConnectionOptions passing(MqttConfig config, @Nullable BrokerTls tls) {
        MqttConnectionOptions options = identity(config.user(), config.passwordFile(), tls);
        options.setCleanStart(true);
        options.setSessionExpiryInterval(0L);
        options.setKeepAliveInterval((int) config.keepAlive().toSeconds());
        return options;
    }

    /**
     * What says who we are and whom we trust.
     *
     * @param tls how the line is encrypted; null for not at all
     * @throws DcimException UNREADABLE_FILE for the password file
     */
    static MqttConnectionOptions identity(
            @Nullable String user, @Nullable String passwordFile, @Nullable BrokerTls tls) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setConnectionTimeout(CONNECT_LIMIT_S);
        options.setAutomaticReconnect(false);
        if (user != null) {
            options.setUserName(user);
        }
        if (passwordFile != null) {
            options.setPassword(password(passwordFile));
        }
        if (tls != null) {
            options.setSocketFactory(tls);
            options.setHttpsHostnameVerificationEnabled(true);
        }
        return options;
    }

    private static byte[] password(String file) {
        try {
            return Files.readString(Path.of(file)).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, file, 0, "the broker's password cannot be read");
        }
    }

    static boolean isEncrypted(String url) {
        return url.startsWith("ssl://") || url.startsWith("wss://");
    }

    /** Says what went wrong in the words of the innermost cause. */
    static String explain(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message =
                innermost.getMessage() == null || innermost.getMessage().isBlank()
                        ? innermost.getClass().getSimpleName()
                        : innermost.getMessage();
        return innermost == failure || failure.getMessage() == null ? message : failure.getMessage() + ": " + message;
    }
}
