package vn.dcim.web.notify;

import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.notify.Channel;
import vn.dcim.core.notify.Dispatch;

/** Short messages through the HTTP gateway of an operator, whose request is a template of the settings. */
@Singleton
final class SmsChannel implements Channel {

    private static final Pattern PLACE = Pattern.compile("\\{(to|text|secret)}");

    private final SmsConfig config;
    private final LetterWriter letters;
    private final ObjectMapper json;
    private final Secret secret;
    private final HttpSender http;

    SmsChannel(SmsConfig config, LetterWriter letters, ObjectMapper json) {
        this.config = config;
        this.letters = letters;
        this.json = json;
        this.secret = Secret.of(config.secret(), config.secretFile());
        if (config.isSetUp()) {
            HttpSender.address("dcim.notify.sms.url", config.url());
        }
        this.http = config.isSetUp()
                ? new HttpSender(config.certificateFile(), config.connectTimeout(), config.readTimeout(), secret)
                : null;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public boolean isSetUp() {
        return config.isSetUp();
    }

    @Override
    public boolean accepts(String number) {
        return number.matches("\\+?\\d{6,15}");
    }

    @Override
    public String send(Dispatch dispatch) {
        String text = letters.write(dispatch).brief();
        String to = dispatch.address();
        var request = HttpRequest.newBuilder(URI.create(filled(config.url(), to, text, SmsChannel::inUrl)))
                .timeout(config.readTimeout())
                .header("Content-Type", config.contentType() + "; charset=utf-8")
                .method(config.method(), BodyPublishers.ofString(filled(config.body(), to, text, inBody())));
        if (config.authorization() != null) {
            request.header("Authorization", filled(config.authorization(), to, text, UnaryOperator.identity()));
        }
        return http.send(request.build());
    }

    private String filled(String template, String to, String text, UnaryOperator<String> written) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(written.apply(
                        switch (place.group(1)) {
                            case "to" -> to;
                            case "text" -> text;
                            default -> secret.reveal();
                        })));
    }

    private UnaryOperator<String> inBody() {
        return config.contentType().contains("json")
                ? this::inJson
                : config.contentType().contains("form") ? SmsChannel::inUrl : UnaryOperator.identity();
    }

    /** Returns a text as it stands between the quotes of JSON. */
    private String inJson(String text) {
        try {
            String quoted = json.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inUrl(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        if (http != null) {
            http.close();
        }
    }
}
