package vn.dcim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What it costs to send entries of the audit log to a receiver that comes back after they were written. */
final class Forward implements Benchmark {

    private static final int ENTRIES = 200_000;
    private static final long LOOK_NANOS = 20_000_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    @Override
    public String name() {
        return "forward";
    }

    @Override
    public void measure(Effort effort, Report report) throws Exception {
        Path folder = Files.createTempDirectory("dcim-bench-sink");
        try (var sink = new SyslogSink(folder);
                var bed = new Bed(
                        effort.heap(),
                        Map.of(
                                "dcim.roles", "none",
                                "dcim.forward.receivers.sink.address", sink.address(),
                                "dcim.forward.receivers.sink.ca-file",
                                        sink.certificate().toString()))) {
            bed.ask("audit-write", ENTRIES);
            sink.open();
            await(sink, 1);
            double program = bed.program().use().cpuSeconds();
            double database = bed.databaseUse().cpuSeconds();
            long started = System.nanoTime();
            long before = sink.messages();
            await(sink, ENTRIES);
            double seconds = (System.nanoTime() - started) / 1e9;
            long rows = sink.messages() - before;
            program = bed.program().use().cpuSeconds() - program;
            database = bed.databaseUse().cpuSeconds() - database;
            report.add(Figure.of(name() + "/rate", rows / seconds, "rows/s", rows));
            report.add(Figure.of(name() + "/program-cpu", program * 1e6 / rows, "µs/row", rows)
                    .taking(program));
            report.add(Figure.of(name() + "/database-cpu", database * 1e6 / rows, "µs/row", rows)
                    .taking(database));
            report.add(Figure.of(name() + "/message", (double) sink.bytes() / sink.messages(), "B", sink.messages()));
        } finally {
            Bed.delete(folder);
        }
    }

    private static void await(SyslogSink sink, long messages) throws IOException {
        long started = System.nanoTime();
        while (sink.messages() < messages) {
            if (System.nanoTime() - started > PATIENCE_NANOS) {
                throw new IOException("only " + sink.messages() + " of " + messages + " messages came");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
