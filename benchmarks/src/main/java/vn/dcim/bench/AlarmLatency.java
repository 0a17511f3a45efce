package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import vn.dcim.web.command.FreePort;

/**
 * How long it takes from a device's word to the row on an open page: a trap of a UPS that has gone on battery, and a message of a leak
 * detector, while the program polls its fleet. The time of the row is the browser's, that of the word the sender's, by the same clock.
 */
final class AlarmLatency implements Benchmark {

    private static final int SOURCES = 20;
    private static final int LEAST_PAUSE_MS = 150;
    private static final int MOST_PAUSE_MS = 650;
    private static final int LOOK_MS = 60;
    private static final int PATIENCE_MS = 15_000;
    private static final String WATCH = """
            () => {
              window.rows = {};
              window.told = [];
              const now = () => performance.timeOrigin + performance.now();
              document.body.addEventListener('alarms-changed', () => window.told.push(now()));
              new MutationObserver(() => {
                for (const row of document.querySelectorAll('#alarm-rows tr[data-row]')) {
                  const device = row.querySelector('.on').textContent.trim();
                  (window.rows[device] ??= {})[row.dataset.row] ??= now();
                }
              }).observe(document.body, { childList: true, subtree: true });
            }""";
    /** The newest row of a device since an instant: its alarm, when it came, and when the page was first told something since. */
    private static final String FIND = """
            ([device, since]) => {
              const found = Object.entries(window.rows[device] ?? {}).find(([id, at]) => at >= since);
              return found ? [Number(found[0]), found[1], window.told.find(at => at >= since) ?? found[1]] : null;
            }""";

    @Override
    public String name() {
        return "alarm-latency";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        int trapPort = FreePort.onLoopback();
        try (var broker = new MqttBroker();
                var _ = new LoadFleet(effort.devices());
                var ups = new AlarmingUps(SOURCES, new InetSocketAddress(InetAddress.getLoopbackAddress(), trapPort))) {
            Map<String, Object> settings = Map.of(
                    "dcim.snmp.cycle", "10s",
                    "dcim.snmp.fast-cycle", "10s",
                    "dcim.snmp.trap.port", trapPort,
                    "dcim.mqtt.url", broker.url(),
                    "dcim.history.seal-after", "PT24H");
            try (var bed = new Bed(effort.heap(), settings);
                    var leaks = new Leaks(broker)) {
                bed.ask("add", effort.devices());
                bed.ask("alarming-add", SOURCES);
                leaks.dry();
                bed.ask("leaks-add", SOURCES);
                JsonNode person = bed.ask("person", "bench-watch");
                try (var chromium = new Chromium();
                        BrowserContext context = chromium.fresh(
                                person.get("url").asText(),
                                chromium.signIn(
                                        person.get("url").asText(),
                                        person.get("name").asText(),
                                        person.get("password").asText()))) {
                    report.note(List.of("broker: " + broker.kind() + ", Chromium " + chromium.version()));
                    Page page = context.newPage();
                    page.navigate("/alarms");
                    page.waitForFunction("() => window.dcim");
                    page.evaluate(WATCH);
                    TimeUnit.SECONDS.sleep(effort.warmUp().toSeconds());
                    new Watch(page, bed, ups, leaks).run(effort.events(), report);
                }
            }
        }
    }

    /** Leak detectors behind a gateway. */
    static final class Leaks implements AutoCloseable {

        private final MqttClient client;

        Leaks(MqttBroker broker) throws Exception {
            client = new MqttClient(broker.url(), "bench-leaks", new MemoryPersistence());
            client.connect();
        }

        static String name(int number) {
            return "LEAK-%02d".formatted(number);
        }

        static String topic(int number) {
            return "dc/bench/env/leak-" + number;
        }

        void dry() throws Exception {
            for (int number = 0; number < SOURCES; number++) {
                say(number, false);
            }
        }

        void say(int number, boolean leak) throws Exception {
            client.publish(
                    topic(number), ("{\"water_leak\":" + leak + "}").getBytes(StandardCharsets.US_ASCII), 1, false);
        }

        @Override
        public void close() throws Exception {
            client.disconnect();
            client.close();
        }
    }

    /** What a device says, and takes back. */
    private interface Word {
        void say(int number, boolean alarm) throws Exception;
    }

    private final class Watch {

        private final Page page;
        private final AlarmingUps ups;
        private final Leaks leaks;
        private final HttpClient client = HttpClient.newHttpClient();
        private final URI server;
        private final String token;
        private final Random chance = new Random(77);
        private final Map<String, List<Double>> found = new HashMap<>();

        private Watch(Page page, Bed bed, AlarmingUps ups, Leaks leaks) throws IOException {
            this.page = page;
            this.ups = ups;
            this.leaks = leaks;
            JsonNode access = bed.ask("token");
            server = URI.create(access.get("url").asText());
            token = access.get("token").asText();
        }

        private void run(int events, Report report) throws Exception {
            // why: the first of each kind compile what all others use
            for (int event = -SOURCES; event < events; event++) {
                int number = Math.floorMod(event, SOURCES);
                trial("trap", AlarmingUps.name(number), number, event >= 0, (which, alarm) -> {
                    if (alarm) {
                        ups.onBattery(which);
                    } else {
                        ups.onUtility(which);
                    }
                });
                trial("mqtt", Leaks.name(number), number, event >= 0, leaks::say);
            }
            for (String kind : List.of("trap", "mqtt")) {
                report(report, kind + "-told", found.get(kind + "-told"));
                report(report, kind + "-row", found.get(kind + "-row"));
            }
        }

        private void trial(String kind, String device, int number, boolean counts, Word word) throws Exception {
            TimeUnit.MILLISECONDS.sleep(chance.nextInt(LEAST_PAUSE_MS, MOST_PAUSE_MS));
            double said = System.currentTimeMillis();
            word.say(number, true);
            List<Number> row = await(device, said);
            if (counts) {
                found.computeIfAbsent(kind + "-row", _ -> new ArrayList<>())
                        .add(row.get(1).doubleValue() - said);
                found.computeIfAbsent(kind + "-told", _ -> new ArrayList<>())
                        .add(row.get(2).doubleValue() - said);
            }
            acknowledge(row.getFirst().longValue());
            word.say(number, false);
        }

        @SuppressWarnings("unchecked")
        private List<Number> await(String device, double since) throws IOException, InterruptedException {
            long deadline = System.currentTimeMillis() + PATIENCE_MS;
            while (System.currentTimeMillis() < deadline) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
                Object row = page.evaluate(FIND, List.of(device, since));
                if (row != null) {
                    return (List<Number>) row;
                }
            }
            throw new IOException("the alarm of " + device + " never came to the page");
        }

        private void acknowledge(long alarm) throws IOException, InterruptedException {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.resolve("/api/v1/alarms/" + alarm + "/acknowledge"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the alarm was not acknowledged: " + answer.body());
            }
        }

        private void report(Report report, String what, List<Double> times) throws IOException {
            Series series = Series.of(times);
            report.add(Figure.of(name() + "/" + what, series, "ms"));
            report.add(Figure.of(name() + "/" + what + "-p99", series.percentile(0.99), "ms", series.size()));
        }
    }
}
