package vn.dcim.core.backup;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Keeps what a command on another machine writes, such as a dump of its database. */
@Singleton
final class SshCommandRunner implements BackupRunner {

    static final Duration LIMIT = Duration.ofHours(12);

    private static final Duration TRY_LIMIT = Duration.ofSeconds(20);
    private static final int LINE_FEED = '\n';

    private final BackupKeys keys;
    private final Stores stores;

    SshCommandRunner(BackupKeys keys, Stores stores) {
        this.keys = keys;
        this.stores = stores;
    }

    @Override
    public RunnerKind kind() {
        return RunnerKind.SSH_COMMAND;
    }

    @Override
    public List<String> settings() {
        return List.of(
                "host",
                "port",
                "user",
                "key-file",
                "password-file",
                "host-key",
                "command",
                "count-command",
                "sftp-key-file",
                "sftp-password-file",
                "sftp-host-key");
    }

    @Override
    public void check(Map<String, String> settings, List<String> targets) {
        SshAccess.of(settings);
        SshAccess.required(settings, "command");
        targets.forEach(stores::check);
    }

    @Override
    public String tryOut(Map<String, String> settings, List<String> targets) throws RunFault {
        try (SshLine line = SshLine.open(SshAccess.of(settings))) {
            line.run("true", OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), TRY_LIMIT);
            return line.version();
        } catch (IOException e) {
            throw new RunFault(e, "refused", CopyFile.told(e));
        }
    }

    @Override
    public Outcome run(Job job) {
        var file = new CopyFile(job, stores, keys, "%s-run%d.gz.enc".formatted(stamp(job), job.id()));
        try (SshLine line = SshLine.open(SshAccess.of(job.settings()))) {
            job.log(line.version());
            String command = job.settings().get("command");
            Lines[] written = new Lines[1];
            file.write(to -> {
                written[0] = new Lines(to);
                return run(job, line, command, written[0]);
            });
            if (written[0].bytes == 0) {
                throw new RunFault("empty", command);
            }
            file.spread();
            Lines read = new Lines(OutputStream.nullOutputStream());
            file.verify(plain -> new java.util.zip.GZIPInputStream(plain).transferTo(read));
            String expected = expected(job, line);
            boolean isEqual = read.lines == written[0].lines
                    && (expected.isEmpty() || expected.equals(Long.toString(read.lines)));
            return Outcome.done(
                    written[0].bytes,
                    written[0].lines,
                    file.copies().getFirst().hash(),
                    expected.isEmpty() ? Verdict.UNVERIFIED : isEqual ? Verdict.EQUAL : Verdict.DIFFERENT,
                    expected.isEmpty() ? "" : isEqual ? "lines=" + expected : expected + " ≠ " + read.lines,
                    "",
                    file.copies());
        } catch (IOException e) {
            return Outcome.failed(new RunFault(e, "refused", CopyFile.told(e)), job.bytes(), file.copies());
        } catch (RunFault fault) {
            return Outcome.failed(fault, job.bytes(), file.copies());
        }
    }

    static String stamp(Job job) {
        return "plan" + job.plan().id() + "-"
                + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(job.now());
    }

    /** Runs a command whose output goes elsewhere. @return the bytes it said of faults */
    static long run(Job job, SshLine line, String command, OutputStream to) throws IOException, RunFault {
        var err = new ByteArrayOutputStream();
        int code = line.run(command, to, err, LIMIT);
        job.log(err.toString(StandardCharsets.UTF_8));
        if (code != 0) {
            throw new RunFault("command", command + " (" + code + "): " + err.toString(StandardCharsets.UTF_8));
        }
        return err.size();
    }

    private static String expected(Job job, SshLine line) throws IOException, RunFault {
        String command = job.settings().getOrDefault("count-command", "");
        if (command.isEmpty()) {
            return "";
        }
        var out = new ByteArrayOutputStream();
        run(job, line, command, out);
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public RestoreTest.Tested test(Job job, BackupRun run, List<BackupCopy> copies, String manifest) throws RunFault {
        BackupCopy copy = copies.getFirst();
        try (Store store = stores.open(FileCopies.folder(copy), job.settings());
                InputStream file = store.open(FileCopies.name(copy))) {
            var read = new Lines(OutputStream.nullOutputStream());
            new java.util.zip.GZIPInputStream(keys.decrypting(file)).transferTo(read);
            boolean isEqual = read.lines == run.items() && read.bytes == run.bytes();
            return new RestoreTest.Tested(
                    isEqual ? Verdict.EQUAL : Verdict.DIFFERENT,
                    "",
                    read.lines,
                    isEqual ? "lines=" + read.lines : read.lines + " ≠ " + run.items());
        } catch (IOException e) {
            throw new RunFault(e, "damaged", copy.address() + ": " + CopyFile.told(e));
        }
    }

    @Override
    public void delete(Job job, BackupCopy copy) throws RunFault {
        FileCopies.delete(stores, job, copy);
    }

    /** Counts what passes. */
    static final class Lines extends FilterOutputStream {

        private long bytes;
        private long lines;

        Lines(OutputStream to) {
            super(to);
        }

        long bytes() {
            return bytes;
        }

        long lines() {
            return lines;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
            lines += value == LINE_FEED ? 1 : 0;
        }

        @Override
        public void write(byte[] content, int from, int count) throws IOException {
            out.write(content, from, count);
            bytes += count;
            for (int i = from; i < from + count; i++) {
                lines += content[i] == LINE_FEED ? 1 : 0;
            }
        }
    }
}
