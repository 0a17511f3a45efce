package vn.dcim.web;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.dcim.web.command.AccountCommand;
import vn.dcim.web.command.AuditCommand;
import vn.dcim.web.command.Commands;
import vn.dcim.web.command.ComplianceCommand;
import vn.dcim.web.command.DirectoryCommand;
import vn.dcim.web.command.KeyCommand;
import vn.dcim.web.command.ReadCommand;
import vn.dcim.web.command.RestoreCommand;
import vn.dcim.web.command.RunCommand;

/** The program: {@code dcim run} on a site's own database and broker, and the commands that need less. */
@Command(
        name = "dcim",
        subcommands = {
            RunCommand.class,
            ReadCommand.class,
            AuditCommand.class,
            AccountCommand.class,
            ComplianceCommand.class,
            DirectoryCommand.class,
            KeyCommand.class,
            RestoreCommand.class
        })
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        System.exit(Commands.execute(new CommandLine(new Application()), args));
    }

    /** A context of the whole program, not yet started; the one who starts it closes it. */
    public static ApplicationContextBuilder context() {
        // why: else the pool hands out unasked what was used within half a second, and who gets a connection to a
        // database that has just begun to hang waits out the socket's limit
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        return ApplicationContext.builder(Application.class)
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false);
    }
}
