package vn.dcim.snmp.recording;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;

/**
 * Reads every recording under a folder and prints, a line each, what was identified and how many of the expected points
 * ({@code NAME.expected.json} beside it) were read right; then the sums by the recordings' folder and over all.
 */
public final class RecordingReport {

    private final DeviceReader reader;
    private final PrintStream out;
    private final boolean verbose;
    private final Map<String, int[]> sums = new TreeMap<>();

    public RecordingReport(DeviceReader reader, PrintStream out, boolean verbose) {
        this.reader = reader;
        this.out = out;
        this.verbose = verbose;
    }

    /**
     * Prints the report.
     *
     * @return right and expected points by the recordings' folder, and over all under {@code *}
     */
    public Map<String, int[]> print(Path folder, String filter) {
        try (Stream<DeviceReader.Outcome> outcomes = reader.read("file:" + folder, null)) {
            outcomes.filter(outcome -> outcome.recording().contains(filter)).forEach(outcome -> line(folder, outcome));
        }
        sums.forEach((kind, sum) -> out.printf("%-40s %5d of %5d  %5.1f %%%n", kind, sum[0], sum[1], percent(sum)));
        return sums;
    }

    private static double percent(int[] sum) {
        return sum[1] == 0 ? 100 : 100.0 * sum[0] / sum[1];
    }

    private void line(Path folder, DeviceReader.Outcome outcome) {
        if (outcome.failure() != null) {
            out.printf(
                    "%-40s FAILED %s%n", outcome.recording(), outcome.failure().getMessage());
            return;
        }
        DeviceReading reading = outcome.reading();
        List<ExpectedPoint> expected = expected(folder.resolve(outcome.recording() + ".expected.json"));
        RecordingComparison comparison = RecordingComparison.of(expected, reading);
        String kind = outcome.recording().replaceFirst("/.*", "");
        for (String key : List.of(kind, "*")) {
            int[] sum = sums.computeIfAbsent(key, k -> new int[2]);
            sum[0] += comparison.right().size();
            sum[1] += comparison.total();
        }
        out.printf(
                "%-40s %4d of %4d  %-13s %-28s %s | %s | %d points%n",
                outcome.recording(),
                comparison.right().size(),
                comparison.total(),
                reading.deviceClass().code(),
                reading.profile(),
                reading.vendor(),
                reading.model(),
                reading.values().size());
        if (verbose) {
            details(comparison);
        }
    }

    private void details(RecordingComparison comparison) {
        comparison
                .missing()
                .forEach(point -> out.printf(
                        "    missing %-45s %-12s %s %s  %s%n",
                        point.oid(), point.kind(), point.value(), point.unit(), point.description()));
        comparison
                .wrong()
                .forEach(wrong -> out.printf(
                        "    wrong   %-45s %-12s %s %s  %s  read as %s = %s %s %s %s%n",
                        wrong.expected().oid(),
                        wrong.expected().kind(),
                        wrong.expected().value(),
                        wrong.expected().unit(),
                        wrong.expected().description(),
                        wrong.read().name(),
                        wrong.read().value(),
                        wrong.read().quantity().unit(),
                        wrong.read().quality(),
                        wrong.read().reason()));
    }

    private static List<ExpectedPoint> expected(Path file) {
        try {
            return Files.exists(file)
                    ? ObjectMapper.getDefault().readValue(Files.readString(file), Argument.listOf(ExpectedPoint.class))
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Arguments: the folder of recordings, then optionally a part of the names wanted, then {@code -v} for every miss. */
    public static void main(String[] arguments) {
        List<String> words =
                Stream.of(arguments).filter(word -> !word.equals("-v")).toList();
        new RecordingReport(new RecordingReader(), System.out, words.size() < arguments.length)
                .print(Path.of(words.getFirst()), words.size() > 1 ? words.get(1) : "");
    }
}
