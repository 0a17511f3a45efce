package vn.dcim.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser that shows live values: holds the stream of events open and counts what comes. */
final class OpenConsole implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final Thread reader = new Thread(this::read, "console");
    private volatile boolean closed;

    /** @param points whose values the page shows */
    OpenConsole(URI server, String token, List<Long> points) {
        String ids = points.stream().map(String::valueOf).collect(Collectors.joining(","));
        request = HttpRequest.newBuilder(server.resolve("/events?points=" + ids))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns how many events came with new readings. */
    long readingEvents() {
        return events.get();
    }

    /** Returns how often the stream had to be opened. */
    long connections() {
        return connections.get();
    }

    private void read() {
        while (!closed) {
            try {
                connections.incrementAndGet();
                HttpResponse<Stream<String>> answer = client.send(request, BodyHandlers.ofLines());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("GET /events answered " + answer.statusCode());
                }
                try (Stream<String> lines = answer.body()) {
                    lines.filter(line -> line.replace(" ", "").equals("event:reading"))
                            .forEach(_ -> events.incrementAndGet());
                }
            } catch (IOException | RuntimeException e) {
                if (!closed) {
                    throw new IllegalStateException("the console lost the program", e);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        client.shutdownNow();
    }
}
