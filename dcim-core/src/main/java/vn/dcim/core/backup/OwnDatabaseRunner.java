package vn.dcim.core.backup;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Backs up the database of this program, with all its history. */
@Singleton
@Requires(property = "datasources.default.url")
final class OwnDatabaseRunner implements BackupRunner {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String SCRATCH = "_restore_test";

    private final DatabaseAddress database;
    private final BackupConfig config;
    private final BackupKeys keys;
    private final Stores stores;

    OwnDatabaseRunner(
            @Property(name = "datasources.default.url") String url,
            @Nullable @Property(name = "datasources.default.username") String user,
            @Nullable @Property(name = "datasources.default.password") String password,
            BackupConfig config,
            BackupKeys keys,
            Stores stores) {
        database = DatabaseAddress.of(url, user == null ? "" : user, password == null ? "" : password);
        this.config = config;
        this.keys = keys;
        this.stores = stores;
    }

    @Override
    public RunnerKind kind() {
        return RunnerKind.OWN_DATABASE;
    }

    @Override
    public List<String> settings() {
        return List.of("sftp-key-file", "sftp-password-file", "sftp-host-key");
    }

    @Override
    public void check(Map<String, String> settings, List<String> targets) {
        if (targets.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "target", "", "≥ 1");
        }
        targets.forEach(stores::check);
    }

    @Override
    public String tryOut(Map<String, String> settings, List<String> targets) throws RunFault {
        for (String target : targets) {
            try (Store store = stores.open(target, settings)) {
                String name = "dcim-try-out";
                try (var file = store.begin(name)) {
                    file.write('.');
                } finally {
                    store.delete(name);
                }
            } catch (IOException e) {
                throw new RunFault(e, "target", target + ": " + CopyFile.told(e));
            }
        }
        return new Program(config.dumpProgram(), "--version").output("no-program");
    }

    @Override
    public Outcome run(Job job) {
        String name = "%s-%s-run%d.sql.gz.enc".formatted(database.schema(), STAMP.format(job.now()), job.id());
        var file = new CopyFile(job, stores, keys, name);
        try {
            job.log(database + " → " + job.targets().getFirst().address());
            TableSums was = file.write(new DatabaseDump(database, config.dumpProgram())::write);
            file.spread();
            TableSums[] read = new TableSums[1];
            file.verify(plain -> {
                var reader = new DumpReader(plain);
                reader.read(_ -> {});
                read[0] = reader.counted();
            });
            List<String> differences = was.differences(read[0]);
            String told = told(was.tables().size(), was.rows());
            job.log(told + (differences.isEmpty() ? "" : " ≠ " + TableSums.told(differences)));
            return Outcome.done(
                    file.copies().getFirst().bytes(),
                    was.rows(),
                    file.copies().getFirst().hash(),
                    differences.isEmpty() ? Verdict.EQUAL : Verdict.DIFFERENT,
                    differences.isEmpty() ? told : TableSums.told(differences),
                    was.text(),
                    file.copies());
        } catch (RunFault fault) {
            return Outcome.failed(fault, job.bytes(), file.copies());
        }
    }

    @Override
    public RestoreTest.Tested test(Job job, BackupRun run, List<BackupCopy> copies, String manifest) throws RunFault {
        DatabaseAddress scratch = database.on(database.schema() + SCRATCH);
        BackupCopy copy = copies.getFirst();
        try {
            onServer("DROP DATABASE IF EXISTS `" + scratch.schema() + "`");
            onServer("CREATE DATABASE `" + scratch.schema() + "` CHARACTER SET utf8mb4");
            try (Store store = stores.open(FileCopies.folder(copy), job.settings());
                    InputStream file = store.open(FileCopies.name(copy))) {
                DatabaseRestore.Restored restored = new DatabaseRestore(scratch, keys).restore(file);
                return new RestoreTest.Tested(
                        restored.isEqual() ? Verdict.EQUAL : Verdict.DIFFERENT,
                        scratch.schema(),
                        restored.rows(),
                        restored.isEqual()
                                ? told(restored.tables(), restored.rows())
                                : TableSums.told(restored.differences()));
            } finally {
                onServer("DROP DATABASE IF EXISTS `" + scratch.schema() + "`");
            }
        } catch (SQLException e) {
            throw new RunFault(e, "database", scratch + ": " + e.getMessage());
        } catch (IOException e) {
            throw new RunFault(e, "damaged", copy.address() + ": " + CopyFile.told(e));
        }
    }

    private static String told(int tables, long rows) {
        return "tables=" + tables + " rows=" + rows;
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void delete(Job job, BackupCopy copy) throws RunFault {
        FileCopies.delete(stores, job, copy);
    }
}
