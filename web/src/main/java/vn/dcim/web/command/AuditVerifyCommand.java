package vn.dcim.web.command;

import io.micronaut.data.exceptions.DataAccessException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import vn.dcim.core.audit.AuditFinding;
import vn.dcim.core.audit.AuditVerdict;

/** {@code dcim audit verify}: a line for each finding, then the verdict. */
@Command(name = "verify")
final class AuditVerifyCommand implements Callable<Integer> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private AuditCommand audit;

    @Option(names = "--config")
    private Path config;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (audit.wantsHelp()) {
            return Commands.help(command.getParent());
        }
        PrintWriter out = command.getOut();
        try (var log = SiteLog.open(config)) {
            AuditVerdict verdict = log.verifier().verify(this::moved, finding -> out.println(told(finding)));
            out.println(
                    verdict.isClean()
                            ? AuditCommand.text(
                                    "audit.clean",
                                    String.valueOf(verdict.entries()),
                                    String.valueOf(verdict.seals()),
                                    String.valueOf(verdict.last()),
                                    verdict.head())
                            : AuditCommand.text(
                                    "audit.findings",
                                    String.valueOf(verdict.findings()),
                                    String.valueOf(verdict.entries()),
                                    String.valueOf(verdict.seals())));
            out.flush();
            return verdict.isClean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (DataAccessException e) {
            throw SiteLog.unreadable(e);
        }
    }

    private void moved(long done, long total) {
        if (System.console() != null && System.console().isTerminal()) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("\r" + AuditCommand.text("audit.progress", String.valueOf(done), String.valueOf(total)) + " \r");
            err.flush();
        }
    }

    private static String told(AuditFinding finding) {
        String where = finding.day() != null
                ? DAY.format(finding.day())
                : finding.from() == finding.to() ? String.valueOf(finding.from()) : finding.from() + "–" + finding.to();
        return AuditCommand.text("finding." + finding.kind().code(), where);
    }
}
