package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.List;
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
import vn.dcim.core.account.factor.SecondFactors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.Texts;

/**
 * {@code dcim account unlock}, {@code reactivate} and {@code remove-second-factor}: the ways in for the only administrator, whose
 * account is locked, suspended or ended, or whose telephone is lost; the program may run meanwhile.
 */
@Command(name = "account")
public final class AccountCommand implements Callable<Integer> {

    /** Who unlocked it, in the audit log: whoever may use the machine and read the site's configuration. */
    private static final String CONSOLE = "console";

    /** Why a second factor was removed, in the audit log. */
    private static final String LOST = "lost";

    private static final String UNLOCK = "unlock";
    private static final String REACTIVATE = "reactivate";
    private static final String REMOVE_FACTOR = "remove-second-factor";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "")
    private String act;

    @Parameters(index = "1", arity = "0..1", defaultValue = "")
    private String name;

    @Option(names = "--proof", defaultValue = "")
    private String proof;

    @Option(names = "--code", defaultValue = "")
    private String code;

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
        if (!List.of(UNLOCK, REACTIVATE, REMOVE_FACTOR).contains(act) || name.isBlank() || proof.isBlank()) {
            throw new ParameterException(command, Texts.text(AccountCommand.class, "account.usage"));
        }
        try (ApplicationContext context = SiteContext.start(config)) {
            switch (act) {
                case UNLOCK -> unlock(context);
                case REACTIVATE -> reactivate(context);
                default -> removeFactor(context);
            }
        }
        String done =
                switch (act) {
                    case UNLOCK -> "account.unlocked";
                    case REACTIVATE -> "account.reactivated";
                    default -> "account.factor-removed";
                };
        command.getOut().println(Texts.text(AccountCommand.class, done, name));
        command.getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private void unlock(ApplicationContext context) {
        try {
            context.getBean(AccountDesk.class)
                    .unlock(account(context).id(), UnlockRequest.Way.IN_PERSON, proof, code, CONSOLE);
        } catch (DcimException e) {
            String why = e.code() == ErrorCode.INVALID_VALUE ? "account.code" : "account.not-locked";
            throw new StartupRefusal(e, AccountCommand.class, why, name);
        }
    }

    private void reactivate(ApplicationContext context) {
        try {
            context.getBean(AccountDesk.class).reactivate(account(context).id(), null, proof, CONSOLE);
        } catch (DcimException e) {
            throw new StartupRefusal(e, AccountCommand.class, "account.not-over", name);
        }
    }

    private void removeFactor(ApplicationContext context) {
        try {
            context.getBean(SecondFactors.class).removeLost(account(context).id(), LOST, proof, CONSOLE);
        } catch (DcimException e) {
            throw new StartupRefusal(e, AccountCommand.class, "account.no-factor", name);
        }
    }

    private Account account(ApplicationContext context) {
        return context.getBean(Accounts.class)
                .find(name)
                .orElseThrow(() -> new StartupRefusal(AccountCommand.class, "account.unknown", name));
    }
}
