package vn.dcim.mqtt.bridge;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What the client tells the broker when it connects. */
final class BrokerOptions {

    private static final int CONNECT_LIMIT_S = 10;

    private BrokerOptions() {}

    /** @throws DcimException UNREADABLE_FILE for the password or certificate file */
    static MqttConnectionOptions of(MqttConfig config) {
        MqttConnectionOptions options = identity(config.user(), config.passwordFile(), config.caFile());
        options.setCleanStart(false);
        options.setSessionExpiryInterval(config.sessionExpiry().toSeconds());
        options.setReceiveMaximum(config.receiveMaximum());
        options.setKeepAliveInterval((int) config.keepAlive().toSeconds());
        return options;
    }

    /**
     * What says who we are and whom we trust.
     *
     * @throws DcimException UNREADABLE_FILE for the password or certificate file
     */
    static MqttConnectionOptions identity(
            @Nullable String user, @Nullable String passwordFile, @Nullable String caFile) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setConnectionTimeout(CONNECT_LIMIT_S);
        options.setAutomaticReconnect(false);
        if (user != null) {
            options.setUserName(user);
        }
        if (passwordFile != null) {
            options.setPassword(password(passwordFile));
        }
        if (caFile != null) {
            options.setSocketFactory(trusting(caFile));
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

    private static SSLSocketFactory trusting(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, file, 0, "no certificates in PEM: " + e.getMessage());
        }
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
