package vn.dcim.bench;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** The memory of this JVM that is really in use. */
final class Heap {

    // why: where the serial collector does not compact it fills gaps, up to 5 % of the old generation, with these
    private static final String FILLER = "jdk.internal.vm.Filler";

    private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");

    private Heap() {}

    /** Collects what can be collected and returns the bytes of the objects that are left. */
    static long live() throws JMException {
        // why: what this collection frees by references and finalisation only that of the histogram takes away
        System.gc();
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return live((String) histogram);
    }

    /** @param histogram of classes, as {@code jcmd PID GC.class_histogram} prints it */
    static long live(String histogram) {
        return LINE.matcher(histogram)
                .results()
                .filter(line -> !line.group(2).contains(FILLER))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
