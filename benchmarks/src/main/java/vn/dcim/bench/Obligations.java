package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it costs to hold a large centre with two years behind it against the texts in force: everything gathered anew, a round in which
 * nothing has changed, a round after one change, and each evidence by itself.
 */
final class Obligations implements Benchmark {

    /** Rounds until the compiler has done most of its work: twenty minutes of the program, with a change in every other. */
    private static final int WARM = 20;

    @Override
    public String name() {
        return "compliance";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        try (var bed = new Bed(effort.heap(), Map.of("dcim.roles", "none"), effort.javaOptions());
                HttpClient client = HttpClient.newHttpClient()) {
            long filled = System.nanoTime();
            try (Connection connection = bed.connect()) {
                new LargeRegister(connection, effort.assets()).fill();
                new LargePast(connection, effort.assets()).fill();
            }
            plan(Visitor.signIn(client, bed.ask("person", "bench")));
            report.add(Figure.of(name() + "/filled", (System.nanoTime() - filled) / 1e9, "s", effort.assets()));
            bed.ask("heard");
            measure(bed, "first", 1, "", report);
            warm(bed, "heard", "evaluate");
            measure(bed, "nothing-changed", effort.runs(), "", report);
            measure(bed, "one-change", effort.runs(), "touch", report);
            measure(bed, "one-broken", effort.runs(), "break", report);
            warm(bed, "xray");
            xray(bed, "xray-nothing-changed", effort.runs(), "", report);
            xray(bed, "xray-one-change", effort.runs(), "touch", report);
            for (JsonNode evidence : bed.ask("evidence")) {
                gather(bed, evidence.asText(), effort.runs(), false, report);
                gather(bed, evidence.asText(), effort.runs(), true, report);
            }
            report.note(bed.program().complaints());
        }
    }

    /** The maintenance plan of this year and the next for all of the registry. */
    private static void plan(Visitor visitor) throws IOException, InterruptedException {
        String year = Integer.toString(RegistryRoutes.NEXT_YEAR);
        HttpResponse<String> answer = visitor.submit(
                "/maintenance/make",
                "year=" + year + "&campaign-from=" + Visitor.encoded("01/03/" + year) + "&campaign-to="
                        + Visitor.encoded("30/06/" + year));
        if (answer.statusCode() != 303) {
            throw new IOException("the plan was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** @param change what is asked of the program before each round, such as to change one asset; empty for nothing */
    private void measure(Bed bed, String what, int runs, String change, Report report) throws IOException {
        List<Double> times = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        double compiled = 0;
        double database = 0;
        long gathered = 0;
        for (int run = 0; run < runs; run++) {
            if (!change.isEmpty()) {
                bed.ask(change, run);
            }
            bed.ask("heard");
            double before = bed.cpuSeconds();
            double compiledBefore = bed.program().compilerSeconds();
            double databaseBefore = bed.databaseUse().cpuSeconds();
            JsonNode round = bed.ask("evaluate");
            cpu.add(bed.cpuSeconds() - before);
            compiled += bed.program().compilerSeconds() - compiledBefore;
            database += bed.databaseUse().cpuSeconds() - databaseBefore;
            times.add(round.get("ms").asDouble());
            gathered = round.get("gathered").asLong();
        }
        double sum = cpu.stream().mapToDouble(Double::doubleValue).sum();
        report.add(Figure.of(name() + "/" + what, Series.of(times), "ms").taking(sum));
        report.add(Figure.of(name() + "/" + what + "-cpu", Series.of(cpu), "s"));
        report.add(Figure.of(name() + "/" + what + "-cpu-of-compiler", compiled / runs, "s", runs));
        report.add(Figure.of(name() + "/" + what + "-cpu-of-database", database / runs, "s", runs));
        report.add(Figure.of(name() + "/" + what + "-gathered", gathered, "evidences", runs));
    }

    /** Does the same again and again, with an asset changed before every other time. */
    private static void warm(Bed bed, String... questions) throws IOException {
        for (int i = 0; i < WARM; i++) {
            if (i % 2 == 1) {
                bed.ask("touch", i);
            }
            for (String question : questions) {
                bed.ask(question);
            }
        }
    }

    /** A look by all rules of the X-ray. @param change as for {@link #measure} */
    private void xray(Bed bed, String what, int runs, String change, Report report) throws IOException {
        Looks looks = Looks.of(bed, runs, change, "xray");
        report.add(looks.figure(name() + "/" + what));
        report.add(Figure.of(name() + "/" + what + "-cpu", Series.of(looks.cpu()), "s"));
    }

    /** @param changed whether one asset is changed before each look, so that nothing that was made of the registry holds */
    private void gather(Bed bed, String evidence, int runs, boolean changed, Report report) throws IOException {
        Looks looks = Looks.of(bed, runs, changed ? "touch" : "", "gather", evidence);
        report.add(looks.figure(name() + (changed ? "/gather-changed-" : "/gather-") + evidence));
    }

    /** How long the program took for the same, in ms, and how much of the processors, in s. */
    private record Looks(List<Double> times, List<Double> cpu) {

        static Looks of(Bed bed, int runs, String change, String question, Object... words) throws IOException {
            Looks looks = new Looks(new ArrayList<>(), new ArrayList<>());
            for (int run = 0; run < runs; run++) {
                if (!change.isEmpty()) {
                    bed.ask(change, run);
                }
                double before = bed.cpuSeconds();
                looks.times.add(bed.ask(question, words).get("ms").asDouble());
                looks.cpu.add(bed.cpuSeconds() - before);
            }
            return looks;
        }

        Figure figure(String name) {
            return Figure.of(name, Series.of(times), "ms")
                    .taking(cpu.stream().mapToDouble(Double::doubleValue).sum());
        }
    }
}
