package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.exceptions.DataAccessException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import vn.dcim.core.audit.AuditArchives;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.startup.StartupRefusal;

/** {@code dcim audit archive}: writes what has reached its term into signed files, and, where told to, drops it from the log. */
@Command(name = "archive")
final class AuditArchiveCommand implements Callable<Integer> {

    /** Who did it, in the audit log: whoever may use the machine and read the site's configuration. */
    private static final String CONSOLE = "console";

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private AuditCommand audit;

    @Option(names = "--until", defaultValue = "")
    private String until;

    @Option(names = "--output")
    private Path output;

    @Option(names = "--drop")
    private boolean drop;

    @Option(names = "--config")
    private Path config;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (audit.wantsHelp()) {
            return Commands.help(command.getParent());
        }
        LocalDate day = day(command);
        PrintWriter out = command.getOut();
        try (ApplicationContext context = SiteContext.start(config)) {
            return archive(context.getBean(AuditArchives.class), day, out);
        } catch (DcimException e) {
            throw new StartupRefusal(
                    e,
                    AuditCommand.class,
                    "archive.not-due",
                    String.valueOf(e.arguments().get(1)),
                    String.valueOf(e.arguments().get(2)));
        } catch (DataAccessException e) {
            throw SiteLog.unreadable(e);
        } catch (IOException | UncheckedIOException e) {
            throw new StartupRefusal(
                    e, AuditCommand.class, "archive.unreadable", output, String.valueOf(e.getMessage()));
        } finally {
            out.flush();
        }
    }

    private LocalDate day(CommandLine command) {
        try {
            if (output != null) {
                return LocalDate.parse(until);
            }
        } catch (DateTimeParseException e) {
            throw new ParameterException(command, AuditCommand.text("archive.usage"), e);
        }
        throw new ParameterException(command, AuditCommand.text("archive.usage"));
    }

    private int archive(AuditArchives archives, LocalDate day, PrintWriter out) throws IOException {
        AuditArchives.Written written = archives.write(day, output);
        if (written.archive() == null) {
            written.findings().forEach(finding -> out.println(AuditVerifyCommand.told(finding)));
            out.println(AuditCommand.text("archive.findings"));
            return CommandLine.ExitCode.SOFTWARE;
        }
        out.println(AuditCommand.text(
                "archive.written",
                written.file(),
                String.valueOf(written.archive().first()),
                String.valueOf(written.archive().last())));
        out.println(
                drop
                        ? AuditCommand.text("archive.dropped", String.valueOf(archives.drop(written.file(), CONSOLE)))
                        : AuditCommand.text("archive.kept"));
        return CommandLine.ExitCode.OK;
    }
}
