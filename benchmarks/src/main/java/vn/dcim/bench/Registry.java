package vn.dcim.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** How long people wait for the registry of a large centre: its lists and searches, an old list taken over, its report. */
final class Registry implements Benchmark {

    private static final int USERS = 20;
    /** Asked by one, for the processor's time and the statements of each route. */
    private static final int ALONE = 5;

    private static final int WARM = 2;
    private static final Duration WALK = Duration.ofSeconds(120);
    /** Between two pages of one person: people who read are slower. */
    private static final int LEAST_PAUSE_MS = 2000;

    private static final int MOST_PAUSE_MS = 4000;
    private static final double TARGET_MS = 300;
    private static final double P95 = 0.95;
    private static final int LIST_ROWS = 10_000;
    private static final int LIST_KNOWN = 2_000;
    private static final int API_OBJECTS = 1_000;
    private static final int API_RUNS = 5;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final List<String> HEADINGS = List.of(
            "Số nhãn",
            "Tên tài sản",
            "Loại",
            "Hãng",
            "Model",
            "Số sê-ri",
            "Vị trí",
            "Người giữ",
            "Nguyên giá",
            "Ngày đưa vào sử dụng",
            "Bảo hành đến");

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        try (var bed = new Bed(effort.heap(), Map.of("dcim.roles", "none"));
                HttpClient client = HttpClient.newHttpClient()) {
            int racks;
            long filled = System.nanoTime();
            try (Connection connection = bed.connect()) {
                var register = new LargeRegister(connection, effort.assets());
                register.fill();
                racks = register.racks();
            }
            report.add(Figure.of(name() + "/filled", since(filled) / 1000, "s", effort.assets()));
            List<Visitor> visitors = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                visitors.add(Visitor.signIn(client, bed.ask("person", "bench-" + i)));
            }
            var routes = new RegistryRoutes(effort.assets(), racks);
            maintenance(visitors.getFirst(), effort.assets(), report);
            alone(bed, visitors.getFirst(), routes, report);
            together(bed, visitors, routes, report);
            list(bed, visitors.getFirst(), effort.assets(), report);
            api(bed, visitors.getFirst(), report);
            quarter(bed, visitors.getFirst(), report);
            report.note(bed.program().complaints());
        }
    }

    /** The plan of a year for all of it. */
    private void maintenance(Visitor visitor, int assets, Report report) throws Exception {
        long started = System.nanoTime();
        String year = Integer.toString(RegistryRoutes.NEXT_YEAR);
        HttpResponse<String> answer = visitor.submit(
                "/maintenance/make",
                "year=" + year + "&campaign-from=" + Visitor.encoded("01/03/" + year) + "&campaign-to="
                        + Visitor.encoded("30/06/" + year));
        if (answer.statusCode() != 303) {
            throw new IOException("the plan was answered " + answer.statusCode() + ": " + answer.body());
        }
        report.add(Figure.of(name() + "/plan-made", since(started) / 1000, "s", assets));
    }

    private static double since(long started) {
        return (System.nanoTime() - started) / 1e6;
    }

    /** One person, one route after the other. */
    private void alone(Bed bed, Visitor visitor, RegistryRoutes routes, Report report) throws Exception {
        var chance = new Random(7);
        try (Connection connection = bed.connect()) {
            for (Map.Entry<String, Function<Random, String>> route :
                    routes.all().entrySet()) {
                for (int i = 0; i < WARM; i++) {
                    ask(visitor, route.getValue().apply(chance));
                }
                double program = bed.program().use().cpuSeconds();
                double database = bed.databaseUse().cpuSeconds();
                long statements = statements(connection);
                long bytes = 0;
                for (int i = 0; i < ALONE; i++) {
                    bytes += ask(visitor, route.getValue().apply(chance));
                }
                String what = name() + "/" + route.getKey();
                report.add(Figure.of(
                        what + "-cpu-program",
                        1000 * (bed.program().use().cpuSeconds() - program) / ALONE,
                        "ms",
                        ALONE));
                report.add(Figure.of(
                        what + "-cpu-database",
                        1000 * (bed.databaseUse().cpuSeconds() - database) / ALONE,
                        "ms",
                        ALONE));
                report.add(Figure.of(
                        what + "-statements", (statements(connection) - statements - 1) / (double) ALONE, "", ALONE));
                report.add(Figure.of(what + "-size", bytes / ALONE / 1024.0, "KiB", ALONE));
            }
        }
    }

    private static long statements(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** @return the characters of the page */
    private static long ask(Visitor visitor, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = visitor.ask(path);
        // why: a code that nobody has is answered so, and its page is as long in coming
        if (answer.statusCode() != 200 && answer.statusCode() != 404) {
            throw new IOException("GET " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().length();
    }

    /** All of them at once, each with routes in an order of their own, again and again. */
    private void together(Bed bed, List<Visitor> visitors, RegistryRoutes routes, Report report) throws Exception {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        routes.all().keySet().forEach(route -> times.put(route, Collections.synchronizedList(new ArrayList<>())));
        double cpu = bed.cpuSeconds();
        long until = System.nanoTime() + WALK.toNanos();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> walks = new ArrayList<>();
            for (Visitor visitor : visitors) {
                walks.add(people.submit(walk(visitor, routes, times, new Random(walks.size()), until)));
            }
            for (Future<Void> walk : walks) {
                walk.get();
            }
        }
        List<Double> all = new ArrayList<>();
        List<String> late = new ArrayList<>();
        for (Map.Entry<String, List<Double>> route : times.entrySet()) {
            if (route.getValue().isEmpty()) {
                continue;
            }
            all.addAll(route.getValue());
            Series series = Series.of(route.getValue());
            report.add(Figure.of(name() + "/" + route.getKey(), series, "ms"));
            report.add(Figure.of(name() + "/" + route.getKey() + "-p95", series.percentile(P95), "ms", series.size()));
            if (series.percentile(P95) > TARGET_MS) {
                late.add(route.getKey());
            }
        }
        Series series = Series.of(all);
        report.add(Figure.of(name() + "/all", series, "ms").taking(bed.cpuSeconds() - cpu));
        report.add(Figure.of(name() + "/all-p95", series.percentile(P95), "ms", series.size()));
        report.add(Figure.of(name() + "/over-300-ms", late.size(), "routes", times.size()));
        report.note(List.of("", "over " + (long) TARGET_MS + " ms: " + String.join(", ", late), ""));
    }

    private static Callable<Void> walk(
            Visitor visitor, RegistryRoutes routes, Map<String, List<Double>> times, Random chance, long until) {
        return () -> {
            List<String> names = new ArrayList<>(routes.all().keySet());
            Collections.shuffle(names, chance);
            for (int i = 0; System.nanoTime() - until < 0; i++) {
                String route = names.get(i % names.size());
                String path = routes.all().get(route).apply(chance);
                TimeUnit.MILLISECONDS.sleep(chance.nextInt(LEAST_PAUSE_MS, MOST_PAUSE_MS));
                long started = System.nanoTime();
                ask(visitor, path);
                times.get(route).add(since(started));
            }
            return null;
        };
    }

    /** An old list, as its browser brings it: four fifths new, one fifth known by label. */
    private void list(Bed bed, Visitor visitor, int assets, Report report) throws Exception {
        byte[] file = workbook(assets);
        double cpu = bed.cpuSeconds();
        long started = System.nanoTime();
        HttpResponse<String> brought = visitor.send(
                "/equipment/import?name=cu.xlsx", "application/octet-stream", BodyPublishers.ofByteArray(file));
        String draft = brought.headers().firstValue("Location").orElseThrow(() -> new IOException(brought.body()));
        String page = visitor.page(draft);
        report.add(Figure.of(name() + "/list-dry-run", since(started) / 1000, "s", LIST_ROWS)
                .taking(bed.cpuSeconds() - cpu));
        var consent = new StringBuilder();
        Matcher field = Pattern.compile("name=\"(revision|added|changed|faulty)\" value=\"(\\d+)\"")
                .matcher(page);
        while (field.find()) {
            consent.append(field.group(1)).append('=').append(field.group(2)).append('&');
        }
        cpu = bed.cpuSeconds();
        started = System.nanoTime();
        HttpResponse<String> taken = visitor.submit(draft + "/take", consent.toString());
        if (taken.statusCode() != 303) {
            throw new IOException("the list was answered " + taken.statusCode() + ": " + taken.body());
        }
        while (visitor.ask(draft + "/progress").statusCode() != 204) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        report.add(Figure.of(name() + "/list-taken", since(started) / 1000, "s", LIST_ROWS)
                .taking(bed.cpuSeconds() - cpu));
        if (visitor.ask(draft).statusCode() != 303) {
            throw new IOException("the list was not taken over: " + consent);
        }
    }

    private static byte[] workbook(int assets) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Tài sản");
            for (int column = 0; column < HEADINGS.size(); column++) {
                sheet.value(0, column, HEADINGS.get(column));
            }
            for (int row = 1; row <= LIST_ROWS; row++) {
                // why: what stands in racks would have to leave its units first
                int known = assets / 2 + 1 + row * (assets / 2 / (LIST_KNOWN + 1));
                boolean isKnown = row <= LIST_KNOWN && assets > 4 * LIST_KNOWN;
                List<String> cells = List.of(
                        (isKnown ? "TS-%05d" : "CU-%05d").formatted(isKnown ? known : row),
                        "Máy cũ %05d".formatted(row),
                        "Máy trạm",
                        "Dell",
                        "OptiPlex 3020",
                        "CU%08d".formatted(row),
                        "Phòng %02d-%d".formatted(1 + row % LargeRegister.SITES, 1 + row % 4),
                        "Nguyễn Văn An",
                        "12.500.000 đ",
                        "05/01/2024",
                        "05/01/2027");
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row, column, cells.get(column));
                }
            }
        }
        return bytes.toByteArray();
    }

    /** A thousand new assets in one call of the API, some times over. */
    private void api(Bed bed, Visitor visitor, Report report) throws Exception {
        List<Double> times = new ArrayList<>();
        double cpu = bed.cpuSeconds();
        for (int run = 0; run < API_RUNS; run++) {
            List<Map<String, String>> objects = new ArrayList<>();
            for (int number = 0; number < API_OBJECTS; number++) {
                objects.add(Map.of(
                        "name", "API %d-%d".formatted(run, number),
                        "tag", "AP-%d-%04d".formatted(run, number),
                        "kind", "server",
                        "maker", "Dell",
                        "serial", "AP%d%06d".formatted(run, number),
                        "price", "12500000",
                        "place", "Phòng 01-1",
                        "holder", "Nguyễn Văn An"));
            }
            String json = new ObjectMapper().writeValueAsString(objects);
            long started = System.nanoTime();
            HttpResponse<String> answer = visitor.call("/api/v1/assets/batch", json);
            times.add(since(started));
            if (answer.statusCode() != 201) {
                throw new IOException("the objects were answered " + answer.statusCode() + ": " + answer.body());
            }
        }
        report.add(Figure.of(name() + "/api-objects", Series.of(times), "ms").taking(bed.cpuSeconds() - cpu));
    }

    /** The report of the quarter that is over: drafted, shown, and made a file. */
    private void quarter(Bed bed, Visitor visitor, Report report) throws Exception {
        double cpu = bed.cpuSeconds();
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusMonths(6);
        long started = System.nanoTime();
        HttpResponse<String> drafted =
                visitor.submit("/reports", "kind=quarter&day=" + Visitor.encoded("%td/%<tm/%<tY".formatted(day)));
        String path = drafted.headers().firstValue("Location").orElseThrow(() -> new IOException(drafted.body()));
        visitor.page(path);
        report.add(Figure.of(name() + "/report-drafted", since(started) / 1000, "s", 1)
                .taking(bed.cpuSeconds() - cpu));
        cpu = bed.cpuSeconds();
        started = System.nanoTime();
        HttpResponse<String> file = visitor.ask(path + "/report.docx");
        if (file.statusCode() != 200) {
            throw new IOException("the file was answered " + file.statusCode());
        }
        report.add(Figure.of(name() + "/report-docx", since(started) / 1000, "s", 1)
                .taking(bed.cpuSeconds() - cpu));
    }
}
