package vn.dcim.web.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.ExpectedPoint;
import vn.dcim.core.device.ReadingComparison;
import vn.dcim.core.error.DcimException;

/**
 * What was read of recordings, held against the values known to be right ({@code NAME.expected.json} beside each): a line a
 * recording, with all that differs where asked for; then the sums by their folder and over all.
 */
final class ComparedPrint implements ReadingPrint {

    private static final String ALL = "*";

    private final Path read;
    private final boolean details;
    private final PrintWriter out;
    private final Map<String, Sum> sums = new TreeMap<>();

    /** @param read the recording, or the folder of recordings, that is read */
    ComparedPrint(Path read, boolean details, PrintWriter out) {
        this.read = read;
        this.details = details;
        this.out = out;
    }

    private record Sum(int right, int total) {
        private static final Sum NONE = new Sum(0, 0);

        private Sum plus(ReadingComparison compared) {
            return new Sum(right + compared.right().size(), total + compared.total());
        }

        private double percent() {
            return total == 0 ? 100 : 100.0 * right / total;
        }
    }

    @Override
    public void print(DeviceReader.Outcome outcome) {
        String name = outcome.recording() == null
                ? read.getFileName().toString().replaceFirst("\\.snmprec$", "")
                : outcome.recording();
        Path expected = outcome.recording() == null
                ? read.resolveSibling(name + ".expected.json")
                : read.resolve(name + ".expected.json");
        if (outcome.failure() != null) {
            line(name, ReadCommand.sentence(outcome.failure()));
        } else if (!Files.exists(expected)) {
            line(name, ReadCommand.sentence("compare.nothing", expected));
        } else {
            compare(name, expected, outcome.reading());
        }
        out.flush();
    }

    private void compare(String name, Path expected, DeviceReading reading) {
        List<ExpectedPoint> points;
        try {
            points = ExpectedPoint.read(expected);
        } catch (DcimException e) {
            line(name, ReadCommand.sentence(e));
            return;
        }
        ReadingComparison compared = ReadingComparison.of(points, reading);
        for (String group : name.contains("/") ? List.of(name.substring(0, name.indexOf('/')), ALL) : List.of(ALL)) {
            sums.put(group, sums.getOrDefault(group, Sum.NONE).plus(compared));
        }
        line(
                name,
                ReadCommand.sentence(
                        "compare.line",
                        String.valueOf(compared.right().size()),
                        String.valueOf(compared.total()),
                        reading.deviceClass().code(),
                        reading.vendor(),
                        reading.model(),
                        reading.profile()));
        if (details) {
            compared.missing().forEach(this::missing);
            compared.wrong().forEach(this::wrong);
        }
    }

    private void line(String name, String said) {
        out.printf("%-40s  %s%n", name, said);
    }

    private void missing(ExpectedPoint point) {
        out.println("    " + ReadCommand.sentence("compare.missing", point.oid(), shown(point)));
    }

    private void wrong(ReadingComparison.Wrong wrong) {
        out.println("    "
                + ReadCommand.sentence(
                        "compare.wrong",
                        wrong.expected().oid(),
                        shown(wrong.expected()),
                        wrong.read().name(),
                        TablePrint.shown(wrong.read())));
    }

    private static String shown(ExpectedPoint point) {
        String unit = point.unit() == null ? "" : " " + point.unit();
        String about = point.description() == null ? "" : " (" + point.description() + ")";
        return point.value() + unit + about;
    }

    @Override
    public void close() {
        sums.forEach((group, sum) -> line(
                group,
                ReadCommand.sentence(
                        "compare.sum",
                        String.valueOf(sum.right()),
                        String.valueOf(sum.total()),
                        String.format(Locale.ROOT, "%.1f", sum.percent()))));
        out.flush();
    }
}
