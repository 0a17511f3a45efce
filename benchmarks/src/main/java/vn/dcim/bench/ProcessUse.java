package vn.dcim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process has used so far.
 *
 * @param cpuSeconds user and system time
 * @param residentBytes in main memory now; 0 where the system does not tell
 * @param peakResidentBytes the most it ever was
 */
record ProcessUse(double cpuSeconds, long residentBytes, long peakResidentBytes) {

    private static final double NANOS = 1e9;

    static ProcessUse of(ProcessHandle process) throws IOException {
        Duration cpu = process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IOException("process " + process.pid() + " is gone"));
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return new ProcessUse(cpu.toNanos() / NANOS, bytes(status, "VmRSS:"), bytes(status, "VmHWM:"));
    }

    /** Returns the time of a process and of all that it has started. */
    static double cpuSecondsOfTree(ProcessHandle process) throws IOException {
        double seconds = of(process).cpuSeconds();
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            return seconds
                    + descendants
                            .flatMap(child -> child.info().totalCpuDuration().stream())
                            .mapToDouble(cpu -> cpu.toNanos() / NANOS)
                            .sum();
        }
    }

    /**
     * Returns the time that a JVM's compilers have taken so far, which it takes once and not for each value; 0 where the system does
     * not tell the time of threads.
     */
    static double compilerSeconds(ProcessHandle process) throws IOException {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        if (!Files.exists(threads)) {
            return 0;
        }
        double nanos = 0;
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                try {
                    if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\R?")) {
                        nanos += Long.parseLong(
                                Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                    }
                } catch (NoSuchFileException e) {
                    // why: a thread may end between the list and the look
                    continue;
                }
            }
        }
        return nanos / NANOS;
    }

    private static long bytes(Path status, String field) throws IOException {
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
    }
}
