package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dcim.core.backup.BackupKeys;
import vn.dcim.core.backup.DatabaseAddress;
import vn.dcim.core.backup.DatabaseRestore;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.Texts;
import vn.dcim.web.Application;

/** {@code dcim restore}: brings a copy of the program's database back into the empty one that the site's configuration names. */
@Command(name = "restore")
public final class RestoreCommand implements Callable<Integer> {

    private static final String USUAL_KEY = "data/backup.key";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1")
    private Path copy;

    @Option(names = "--key")
    private Path key;

    @Option(names = "--config")
    private Path config;

    @Option(names = {"-h", "--help"})
    private boolean help;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (help) {
            return Commands.help(command);
        }
        if (copy == null) {
            throw new ParameterException(command, text("restore.usage"));
        }
        PrintWriter out = command.getOut();
        SiteConfiguration.use(config);
        // why: not started, since a start would make the tables that the copy brings
        try (ApplicationContext context = Application.context().build();
                Environment environment = context.getEnvironment().start()) {
            DatabaseAddress database = DatabaseAddress.of(
                    environment.getProperty("dcim.database.url", String.class).orElse(""),
                    environment.getProperty("dcim.database.user", String.class).orElse(""),
                    environment
                            .getProperty("dcim.database.password", String.class)
                            .orElse(""));
            Path keys = key != null
                    ? key
                    : environment
                            .getProperty("dcim.backup.key-file", Path.class)
                            .orElse(Path.of(USUAL_KEY));
            if (!Files.isReadable(keys)) {
                throw new StartupRefusal(RestoreCommand.class, "restore.no-key", keys.toAbsolutePath());
            }
            out.println(text("restore.begun", copy, database));
            out.flush();
            return told(restored(database, new BackupKeys(keys)), out);
        } finally {
            out.flush();
        }
    }

    private DatabaseRestore.Restored restored(DatabaseAddress database, BackupKeys keys) {
        try (InputStream file = Files.newInputStream(copy)) {
            return new DatabaseRestore(database, keys).restore(file);
        } catch (DcimException e) {
            throw new StartupRefusal(e, RestoreCommand.class, "restore.not-empty", database);
        } catch (IOException e) {
            throw new StartupRefusal(
                    e, RestoreCommand.class, "restore.unreadable", copy, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            throw new StartupRefusal(e, RestoreCommand.class, "restore.refused", database, e.getMessage());
        }
    }

    private static int told(DatabaseRestore.Restored restored, PrintWriter out) {
        if (restored.isEqual()) {
            out.println(text("restore.done", restored.tables(), Long.toString(restored.rows())));
            return CommandLine.ExitCode.OK;
        }
        restored.differences().forEach(difference -> out.println("  " + difference));
        out.println(text("restore.different", restored.differences().size()));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String text(String key, Object... arguments) {
        return Texts.text(RestoreCommand.class, key, arguments);
    }
}
