package vn.dcim.web.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dcim.core.startup.Texts;

/** {@code dcim audit}: verifies the audit log of a site, writes it out, or archives what has reached its term; the program may run meanwhile. */
@Command(
        name = "audit",
        subcommands = {AuditVerifyCommand.class, AuditExportCommand.class, AuditArchiveCommand.class})
public final class AuditCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            scope = CommandLine.ScopeType.INHERIT)
    private boolean help;

    @Override
    public Integer call() {
        int told = Commands.help(spec.commandLine());
        return help ? told : CommandLine.ExitCode.USAGE;
    }

    boolean wantsHelp() {
        return help;
    }

    static String text(String key, Object... arguments) {
        return Texts.text(AuditCommand.class, key, arguments);
    }
}
