package vn.dcim.web.notify;

import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.Channel;
import vn.dcim.core.notify.Dispatch;

/**
 * JSON to a web server. Signed: {@code X-DCIM-Signature: sha256=} and the HMAC-SHA256, hexadecimal, of the header
 * {@code X-DCIM-Timestamp}, a full stop and the body.
 */
@Singleton
final class WebhookChannel implements Channel {

    private static final String ALGORITHM = "HmacSHA256";

    private final WebhookConfig config;
    private final LetterWriter letters;
    private final ObjectMapper json;
    private final Clock clock;
    private final Secret secret;
    private final URI address;
    private final HttpSender http;

    WebhookChannel(WebhookConfig config, LetterWriter letters, ObjectMapper json, Clock clock) {
        this.config = config;
        this.letters = letters;
        this.json = json;
        this.clock = clock;
        this.secret = Secret.of(config.secret(), config.secretFile());
        if (config.isSetUp() && secret.isEmpty()) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "dcim.notify.webhook.secret", "", "a secret that the receiver knows too");
        }
        this.address = config.isSetUp() ? HttpSender.address("dcim.notify.webhook.url", config.url()) : null;
        this.http = config.isSetUp()
                ? new HttpSender(config.certificateFile(), config.connectTimeout(), config.readTimeout(), secret)
                : null;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean isSetUp() {
        return config.isSetUp();
    }

    @Override
    public boolean accepts(String to) {
        return to.equals(name());
    }

    @Override
    public String send(Dispatch dispatch) {
        byte[] body = body(dispatch);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return http.send(HttpRequest.newBuilder(address)
                .timeout(config.readTimeout())
                .header("Content-Type", "application/json")
                .header("X-DCIM-Delivery", Long.toString(dispatch.deliveryId()))
                .header("X-DCIM-Timestamp", timestamp)
                .header("X-DCIM-Signature", "sha256=" + signature(timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private byte[] body(Dispatch dispatch) {
        try {
            return json.writeValueAsBytes(WebhookMessage.of(dispatch, letters.write(dispatch)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is in every Java runtime", e);
        }
    }

    @PreDestroy
    void close() {
        if (http != null) {
            http.close();
        }
    }
}
