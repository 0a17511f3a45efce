package vn.dcim.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import vn.dcim.core.startup.StartupRefusal;

/** Asks the program over HTTP, as a stranger would, whether it is up. */
final class Health {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Health() {}

    /** @throws StartupRefusal with the last answer, when it is not up in time */
    static void awaitUp(URI server) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        var request = HttpRequest.newBuilder(server.resolve("/health")).build();
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new StartupRefusal(Health.class, "demo.notUp", request.uri(), answer.body());
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}
