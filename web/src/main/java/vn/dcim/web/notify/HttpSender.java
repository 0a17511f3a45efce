package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.ChannelFailure;

/** Sends one HTTP request and says what came back. Follows no redirection: what is told is not for whoever is named there. */
final class HttpSender {

    private static final int LONGEST_ANSWER = 65_536;
    private static final int SHOWN = 500;

    private final HttpClient client;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Secret secret;

    HttpSender(@Nullable Path certificateFile, Duration connectTimeout, Duration readTimeout, Secret secret) {
        this.client = HttpClient.newBuilder()
                .sslContext(Trust.in(certificateFile))
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.secret = secret;
    }

    /**
     * Returns the address of a setting.
     *
     * @throws DcimException INVALID_VALUE for what is no https, but for http on this machine
     */
    static URI address(String setting, String url) {
        URI uri = parsed(url.replaceAll("\\{(to|text|secret)}", "x"));
        if (uri == null
                || uri.getHost() == null
                || !"https".equals(uri.getScheme())
                        && !("http".equals(uri.getScheme()) && LocalHost.is(uri.getHost()))) {
            // why: the address of a gateway may hold its key, and what is wrong with it would repeat it
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, setting, "•••", "https://host/path; http only on this machine");
        }
        return uri;
    }

    private static @Nullable URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** @return status and beginning of the answer. @throws ChannelFailure for anything but 2xx */
    String send(HttpRequest request) {
        HttpResponse<String> response = answer(request);
        String said = secret.hideIn(words(response));
        if (response.statusCode() / 100 != 2) {
            throw new ChannelFailure(said, false);
        }
        return said;
    }

    private HttpResponse<String> answer(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> asked = client.sendAsync(
                request,
                _ -> BodySubscribers.limiting(BodySubscribers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
        try {
            return asked.get(connectTimeout.plus(readTimeout).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ChannelFailure("no answer within " + readTimeout.toMillis() + " ms", false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelFailure("interrupted", false);
        } catch (ExecutionException e) {
            throw new ChannelFailure(secret.hideIn(words(e.getCause())), false);
        } finally {
            asked.cancel(true);
        }
    }

    private String words(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return "no answer within " + readTimeout.toMillis() + " ms";
        }
        String said = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        Throwable cause = failure instanceof IOException ? failure.getCause() : null;
        return failure.getClass().getSimpleName()
                + said
                + (cause == null || String.valueOf(cause.getMessage()).equals(failure.getMessage())
                        ? ""
                        : "; " + cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private static String words(HttpResponse<String> response) {
        String body = response.body().replaceAll("\\s+", " ").strip();
        return "HTTP " + response.statusCode()
                + (body.isEmpty() ? "" : ": " + body.substring(0, Math.min(SHOWN, body.length())));
    }

    void close() {
        client.shutdownNow();
    }
}
