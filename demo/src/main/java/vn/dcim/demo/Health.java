package vn.dcim.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import vn.dcim.core.startup.StartupRefusal;

/** Asks the program over HTTP, as a stranger would, whether it is up. */
final class Health {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Health() {}

    /** @throws StartupRefusal with the last answer, when it is not up in time */
    static void awaitUp(URI server) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        var request = HttpRequest.newBuilder(server.resolve("/health"))
                .timeout(PATIENCE)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                String last = ask(client, request);
                if (last.isEmpty()) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new StartupRefusal(Health.class, "demo.notUp", request.uri(), last);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** Returns what was answered, or why nothing was; nothing where it is up. */
    private static String ask(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? "" : answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            // why: a line that breaks while the program still starts is no reason to give up
            return e.toString();
        }
    }
}
