package vn.dcim.core.backup;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.sshd.sftp.client.SftpClient;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Keeps the configuration of a network device: what a command shows, or a file by SFTP. The log tells in what it differs from the
 * last one, secrets made unreadable. It is read twice, and is verified where both are the same.
 */
@Singleton
final class DeviceConfigRunner implements BackupRunner {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int CONTEXT = 3;

    private final BackupKeys keys;
    private final Stores stores;
    private final BackupCopyRepository copies;

    DeviceConfigRunner(BackupKeys keys, Stores stores, BackupCopyRepository copies) {
        this.keys = keys;
        this.stores = stores;
        this.copies = copies;
    }

    @Override
    public RunnerKind kind() {
        return RunnerKind.DEVICE_CONFIG;
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
                "file",
                "sftp-key-file",
                "sftp-password-file",
                "sftp-host-key");
    }

    @Override
    public void check(Map<String, String> settings, List<String> targets) {
        SshAccess.of(settings);
        boolean isByCommand = !settings.getOrDefault("command", "").isBlank();
        if (isByCommand != settings.getOrDefault("file", "").isBlank()) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "command", settings.getOrDefault("command", ""), "show running-config");
        }
        targets.forEach(stores::check);
    }

    @Override
    public String tryOut(Map<String, String> settings, List<String> targets) throws RunFault {
        try (SshLine line = SshLine.open(SshAccess.of(settings))) {
            return line.version() + ", " + read(line, settings).length + " B";
        } catch (IOException e) {
            throw new RunFault(e, "refused", CopyFile.told(e));
        }
    }

    @Override
    public Outcome run(Job job) {
        var file =
                new CopyFile(job, stores, keys, "%s-run%d.cfg.gz.enc".formatted(SshCommandRunner.stamp(job), job.id()));
        try (SshLine line = SshLine.open(SshAccess.of(job.settings()))) {
            byte[] config = read(line, job.settings());
            if (config.length == 0) {
                throw new RunFault("empty", SshAccess.of(job.settings()).toString());
            }
            List<String> now = lines(config);
            boolean isSteady = lines(read(line, job.settings())).equals(now);
            String changes = changes(job, now);
            file.write(to -> {
                to.write(config);
                return null;
            });
            file.spread();
            byte[][] back = new byte[1][];
            file.verify(plain -> back[0] = new GZIPInputStream(plain).readAllBytes());
            boolean isEqual = isSteady && java.util.Arrays.equals(back[0], config);
            return Outcome.done(
                    config.length,
                    now.size(),
                    file.copies().getFirst().hash(),
                    isEqual ? Verdict.EQUAL : Verdict.DIFFERENT,
                    changes,
                    "",
                    file.copies());
        } catch (IOException e) {
            return Outcome.failed(new RunFault(e, "refused", CopyFile.told(e)), job.bytes(), file.copies());
        } catch (RunFault fault) {
            return Outcome.failed(fault, job.bytes(), file.copies());
        }
    }

    private static byte[] read(SshLine line, Map<String, String> settings) throws IOException, RunFault {
        String command = settings.getOrDefault("command", "");
        if (command.isBlank()) {
            try (SftpClient sftp = line.sftp();
                    InputStream from = sftp.read(settings.get("file"))) {
                return from.readAllBytes();
            }
        }
        var out = new ByteArrayOutputStream();
        int code = line.run(command, out, OutputStream.nullOutputStream(), LIMIT);
        // why: many devices close the line without telling how the command ended
        if (code > 0) {
            throw new RunFault("command", command + " (" + code + ")");
        }
        return out.toByteArray();
    }

    private static List<String> lines(byte[] config) {
        return new String(config, StandardCharsets.UTF_8).lines().toList();
    }

    /** Logs in what it differs from the last copy. @return in short how much */
    private String changes(Job job, List<String> now) throws RunFault {
        Optional<BackupCopy> last = copies.keptOf(job.plan().id()).stream().findFirst();
        if (last.isEmpty()) {
            return "";
        }
        List<String> before = lines(content(job, last.get()));
        var patch = DiffUtils.diff(before, now);
        List<String> told = UnifiedDiffUtils.generateUnifiedDiff(
                "run " + last.get().runId(), "run " + job.id(), before, patch, CONTEXT);
        new ArrayList<>(told).forEach(job::log);
        return patch.getDeltas().isEmpty()
                ? "= run " + last.get().runId()
                : patch.getDeltas().size() + " ≠ run " + last.get().runId();
    }

    private byte[] content(Job job, BackupCopy copy) throws RunFault {
        try (Store store = stores.open(FileCopies.folder(copy), job.settings());
                InputStream file = store.open(FileCopies.name(copy));
                InputStream plain = new GZIPInputStream(keys.decrypting(file))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new RunFault(e, "damaged", copy.address() + ": " + CopyFile.told(e));
        }
    }

    @Override
    public RestoreTest.Tested test(Job job, BackupRun run, List<BackupCopy> kept, String manifest) throws RunFault {
        byte[] config = content(job, kept.getFirst());
        boolean isEqual = config.length == run.bytes() && lines(config).size() == run.items();
        return new RestoreTest.Tested(
                isEqual ? Verdict.EQUAL : Verdict.DIFFERENT,
                "",
                lines(config).size(),
                isEqual ? "lines=" + run.items() : lines(config).size() + " ≠ " + run.items());
    }

    @Override
    public void delete(Job job, BackupCopy copy) throws RunFault {
        FileCopies.delete(stores, job, copy);
    }
}
