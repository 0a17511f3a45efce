package vn.dcim.web.command;

import io.micronaut.data.exceptions.DataAccessException;
import java.io.IOException;
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
import vn.dcim.core.audit.ArchiveVerifier;
import vn.dcim.core.audit.AuditFinding;
import vn.dcim.core.audit.AuditVerdict;
import vn.dcim.core.audit.SealCheck;
import vn.dcim.core.startup.StartupRefusal;

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

    @Option(names = "--archive")
    private Path archive;

    @Option(names = "--key")
    private Path key;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (audit.wantsHelp()) {
            return Commands.help(command.getParent());
        }
        PrintWriter out = command.getOut();
        if (archive != null) {
            return verifyArchive(out);
        }
        try (var log = SiteLog.open(config)) {
            AuditVerdict verdict = log.verifier().verify(this::moved, finding -> out.println(told(finding)));
            return told(verdict, out);
        } catch (DataAccessException e) {
            throw SiteLog.unreadable(e);
        }
    }

    private int verifyArchive(PrintWriter out) {
        SealCheck check;
        try {
            check = key != null
                    ? SealCheck.read(key)
                    : SiteLog.seals(config)
                            .orElseThrow(() -> new StartupRefusal(AuditCommand.class, "archive.key", "audit-seal.pem"));
        } catch (IllegalStateException e) {
            throw new StartupRefusal(e, AuditCommand.class, "archive.key", String.valueOf(key));
        }
        try {
            return told(ArchiveVerifier.verify(archive, check, finding -> out.println(told(finding))), out);
        } catch (IOException e) {
            throw new StartupRefusal(
                    e, AuditCommand.class, "archive.unreadable", archive, String.valueOf(e.getMessage()));
        }
    }

    private static int told(AuditVerdict verdict, PrintWriter out) {
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
    }

    private void moved(long done, long total) {
        if (System.console() != null && System.console().isTerminal()) {
            PrintWriter err = spec.commandLine().getErr();
            err.print("\r" + AuditCommand.text("audit.progress", String.valueOf(done), String.valueOf(total)) + " \r");
            err.flush();
        }
    }

    static String told(AuditFinding finding) {
        String where = finding.day() != null
                ? DAY.format(finding.day())
                : finding.from() == finding.to() ? String.valueOf(finding.from()) : finding.from() + "–" + finding.to();
        return AuditCommand.text("finding." + finding.kind().code(), where);
    }
}
