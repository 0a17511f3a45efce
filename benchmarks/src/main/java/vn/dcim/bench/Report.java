package vn.dcim.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints figures as they are measured: a line of JSON each, or a row of a table. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double WHOLE_FROM = 100;

    private final PrintWriter out;
    private final boolean json;
    private final Machine machine;

    Report(PrintWriter out, boolean json, Machine machine) {
        this.out = out;
        this.json = json;
        this.machine = machine;
        if (!json) {
            out.printf(
                    Locale.ROOT,
                    "%s, %d × %s, %d GiB, JDK %s, load %.1f%n%n",
                    machine.os(),
                    machine.cores(),
                    machine.cpu(),
                    machine.memoryGib(),
                    machine.java(),
                    machine.load());
            out.printf("%-34s %12s %-16s %20s %9s %10s%n", "", "", "", "min–max", "n", "CPU s");
            out.flush();
        }
    }

    void add(Figure figure) throws JsonProcessingException {
        if (json) {
            ObjectNode line = JSON.valueToTree(figure);
            line.set("machine", JSON.valueToTree(machine));
            out.println(JSON.writeValueAsString(line));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%-34s %12s %-16s %20s %9d %10s%n",
                    figure.name(),
                    number(figure.value()),
                    figure.unit(),
                    figure.spread() == null
                            ? ""
                            : number(figure.spread().min()) + "–"
                                    + number(figure.spread().max()),
                    figure.n(),
                    figure.cpuSeconds() == null ? "" : number(figure.cpuSeconds()));
        }
        out.flush();
    }

    /** Prints what else is to be known, where people read. */
    void note(List<String> lines) {
        if (!json) {
            lines.forEach(out::println);
            out.flush();
        }
    }

    private static String number(double value) {
        return Math.abs(value) >= WHOLE_FROM || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
