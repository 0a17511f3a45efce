package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import vn.dcim.demo.DemoCommand;
import vn.dcim.web.command.FreePort;

/** What the pages of the demo take over a line of 10 Mbit/s: seen for the first time, and again. */
final class FirstView implements Benchmark {

    private static final double BYTES_PER_SECOND = 10e6 / 8;
    private static final double KB = 1e3;
    private static final int SETTLE_MS = 400;
    private static final int READINGS = 200;
    private static final int UP_SECONDS = 180;
    private static final int DEVICES = 40;
    /** {…} is the id of that device. */
    private static final Map<String, String> PAGES = pages();

    private static final String SHIFTS = """
            () => {
              window.shift = 0;
              new PerformanceObserver(list => {
                for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
              }).observe({ type: 'layout-shift', buffered: true });
            }""";
    private static final String TIMES = """
            () => {
              const [page] = performance.getEntriesByType('navigation');
              const first = performance.getEntriesByName('first-contentful-paint')[0];
              return {
                server: page.responseStart - page.requestStart, content: page.domContentLoadedEventEnd, load: page.loadEventEnd,
                paint: first ? first.startTime : -1, shift: window.shift };
            }""";
    private static final String LIVE = """
            () => {
              window.late = [];
              document.addEventListener('dcim:reading', event => window.late.push(window.dcim.now() - event.detail.at));
            }""";

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("alarms", "/alarms");
        pages.put("devices", "/devices");
        pages.put("device", "/devices/{UPS-A}");
        pages.put("half-year", "/devices/{UPS-A}?period=P184D");
        pages.put("telemetry", "/telemetry");
        pages.put("equipment", "/equipment");
        pages.put("work", "/work");
        pages.put("incidents", "/incidents");
        pages.put("registers", "/registers");
        pages.put("racks", "/racks");
        pages.put("power", "/power");
        pages.put("logs", "/logs");
        pages.put("compliance", "/compliance");
        pages.put("compliance-overview", "/compliance/overview");
        return pages;
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        Path folder = Files.createTempDirectory("dcim-bench");
        Path ready = folder.resolve("ready.json");
        List<String> command = ChildJvm.command(DemoCommand.class);
        command.addAll(List.of(
                "--port", String.valueOf(FreePort.onLoopback()),
                "--data", folder.resolve("data").toString(),
                "--ready-file", ready.toString()));
        Process demo = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("demo.log").toFile())
                .start();
        try (var chromium = new Chromium()) {
            JsonNode access = awaitReady(demo, ready);
            report.note(List.of("Chromium " + chromium.version()));
            new Visits(chromium, access, report).run(effort.runs());
        } finally {
            List<ProcessHandle> children = demo.descendants().toList();
            demo.destroy();
            demo.waitFor(UP_SECONDS, TimeUnit.SECONDS);
            children.forEach(ProcessHandle::destroyForcibly);
            children.forEach(child -> child.onExit().join());
            Bed.delete(folder);
        }
    }

    private static JsonNode awaitReady(Process demo, Path ready) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(UP_SECONDS);
        while (!Files.exists(ready)) {
            if (!demo.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("the demo does not come up");
            }
            TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
        }
        return new ObjectMapper().readTree(ready.toFile());
    }

    private final class Visits {

        private final Chromium chromium;
        private final Report report;
        private final String url;
        private final String cookies;
        private final Map<String, Long> devices = new HashMap<>();
        private final Map<String, List<Double>> found = new LinkedHashMap<>();

        private Visits(Chromium chromium, JsonNode access, Report report) throws IOException, InterruptedException {
            this.chromium = chromium;
            this.report = report;
            url = access.get("url").asText();
            JsonNode person = access.get("accounts").get(0);
            cookies = chromium.signIn(
                    url, person.get("user").asText(), person.get("password").asText());
            findDevices(access.get("token").asText());
        }

        private void findDevices(String token) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/devices?limit=200"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                while (devices.size() < DEVICES) {
                    TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
                    String answer =
                            client.send(request, BodyHandlers.ofString()).body();
                    new ObjectMapper()
                            .readTree(answer)
                            .path("items")
                            .forEach(device -> devices.put(
                                    device.get("name").asText(),
                                    device.get("id").asLong()));
                }
            }
        }

        private void run(int runs) throws IOException {
            // why: the program compiles what it needs for a page as pages are asked for
            for (int run = -2; run < runs; run++) {
                for (var page : PAGES.entrySet()) {
                    try (BrowserContext context = chromium.fresh(url, cookies)) {
                        visit(context, page.getKey() + "-cold", address(page.getValue()), run >= 0);
                        visit(context, page.getKey() + "-warm", address(page.getValue()), run >= 0);
                    }
                }
            }
            for (var figure : found.entrySet()) {
                String unit = figure.getKey().endsWith("-bytes")
                        ? "kB"
                        : figure.getKey().endsWith("-requests")
                                        || figure.getKey().endsWith("-shift")
                                ? ""
                                : "ms";
                report.add(Figure.of(name() + "/" + figure.getKey(), Series.of(figure.getValue()), unit));
            }
            live();
        }

        private String address(String path) {
            String address = path;
            for (var device : devices.entrySet()) {
                address = address.replace("{" + device.getKey() + "}", String.valueOf(device.getValue()));
            }
            return address;
        }

        private void visit(BrowserContext context, String kind, String path, boolean counts) {
            Page page = context.newPage();
            page.addInitScript("(" + SHIFTS + ")()");
            CDPSession line = context.newCDPSession(page);
            slow(line);
            LongAdder bytes = new LongAdder();
            LongAdder requests = new LongAdder();
            line.on("Network.loadingFinished", event -> {
                requests.increment();
                bytes.add(event.get("encodedDataLength").getAsLong());
            });
            page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
            // why: what comes after the load, and what it moves
            page.waitForTimeout(SETTLE_MS);
            if (counts) {
                @SuppressWarnings("unchecked")
                var times = (Map<String, Number>) page.evaluate(TIMES);
                times.forEach((what, value) -> add(kind + "-" + what, value.doubleValue()));
                add(kind + "-bytes", bytes.sum() / KB);
                add(kind + "-requests", requests.sum());
            }
            page.close();
        }

        private void add(String figure, double value) {
            found.computeIfAbsent(figure, _ -> new ArrayList<>()).add(value);
        }

        /** Waits for readings on the page of a device, each as old as it is when it is shown. */
        private void live() throws IOException {
            try (BrowserContext context = chromium.fresh(url, cookies)) {
                Page page = context.newPage();
                slow(context.newCDPSession(page));
                page.navigate(address(PAGES.get("device")));
                page.waitForFunction("() => window.dcim");
                page.waitForTimeout(SETTLE_MS * 5);
                page.evaluate(LIVE);
                page.waitForFunction(
                        "many => window.late.length >= many",
                        READINGS,
                        new Page.WaitForFunctionOptions().setTimeout(UP_SECONDS * KB));
                @SuppressWarnings("unchecked")
                var late = (List<Number>) page.evaluate("() => window.late");
                Series series = Series.of(late);
                report.add(Figure.of(name() + "/live", series, "ms"));
                report.add(Figure.of(name() + "/live-p99", series.percentile(0.99), "ms", series.size()));
            }
        }

        private void slow(CDPSession line) {
            line.send("Network.enable");
            var conditions = new JsonObject();
            conditions.addProperty("offline", false);
            conditions.addProperty("latency", 0);
            conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
            conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
            line.send("Network.emulateNetworkConditions", conditions);
        }
    }
}
