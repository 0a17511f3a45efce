package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.UnlockRequest;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.startup.DatabaseCheck;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.StartupSettings;
import vn.dcim.core.startup.Texts;
import vn.dcim.web.Application;

/** {@code dcim account unlock}: the way in for the only administrator, whose own account is locked; the program may run meanwhile. */
@Command(name = "account")
public final class AccountCommand implements Callable<Integer> {

    /** Who unlocked it, in the audit log: whoever may use the machine and read the site's configuration. */
    private static final String CONSOLE = "console";

    private static final String UNLOCK = "unlock";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "")
    private String act;

    @Parameters(index = "1", arity = "0..1", defaultValue = "")
    private String name;

    @Option(names = "--proof", defaultValue = "")
    private String proof;

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
        if (!act.equals(UNLOCK) || name.isBlank() || proof.isBlank()) {
            throw new ParameterException(command, Texts.text(AccountCommand.class, "account.usage"));
        }
        SiteConfiguration.use(config);
        // why: nothing but pages, which are not served: neither devices nor the broker are touched beside a program
        // that runs
        try (ApplicationContext context =
                Application.context().properties(Map.of("dcim.roles", "web")).build()) {
            Environment environment = context.getEnvironment();
            environment.start();
            new DatabaseCheck().check(new StartupSettings(key -> environment.getProperty(key, String.class)));
            context.start();
            unlock(context);
        }
        command.getOut().println(Texts.text(AccountCommand.class, "account.unlocked", name));
        command.getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private void unlock(ApplicationContext context) {
        Account account = context.getBean(Accounts.class)
                .find(name)
                .orElseThrow(() -> new StartupRefusal(AccountCommand.class, "account.unknown", name));
        try {
            context.getBean(AccountDesk.class).unlock(account.id(), UnlockRequest.Way.IN_PERSON, proof, CONSOLE);
        } catch (DcimException e) {
            throw new StartupRefusal(e, AccountCommand.class, "account.not-locked", name);
        }
    }
}
