package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dcim.core.account.AccountSetup;
import vn.dcim.core.directory.DirectorySettings;
import vn.dcim.core.oidc.OidcSettings;
import vn.dcim.core.startup.StartupCheck;
import vn.dcim.core.startup.StartupSettings;
import vn.dcim.core.startup.Texts;
import vn.dcim.web.Application;

/** {@code dcim run}: the real thing, on the site's own MariaDB and broker. */
@Command(name = "run")
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config")
    private Path config;

    @Option(names = "--until-up")
    private boolean untilUp;

    @Option(names = {"-h", "--help"})
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine command = spec.commandLine();
        if (help) {
            return Commands.help(command);
        }
        ApplicationContext context = start();
        PrintWriter out = command.getOut();
        context.getBean(AccountSetup.class)
                .ensureAdministrator()
                .ifPresent(issued ->
                        out.println(text("run.administrator", issued.account().name(), issued.password())));
        out.println(
                text("run.ready", context.getBean(EmbeddedServer.class).getURL().toString()));
        out.flush();
        if (!untilUp) {
            Commands.awaitTermination();
        }
        return CommandLine.ExitCode.OK;
    }

    private ApplicationContext start() {
        SiteConfiguration.use(config);
        var context = Application.context().build();
        Environment environment = context.getEnvironment();
        environment.start();
        var settings = new StartupSettings(name -> environment.getProperty(name, String.class));
        if (environment.containsProperty(DirectorySettings.PREFIX + ".url")) {
            DirectorySettings.of(environment);
        }
        if (environment.containsProperty(OidcSettings.PREFIX + ".issuer")) {
            OidcSettings.of(environment);
        }
        ServiceLoader.load(StartupCheck.class).forEach(check -> check.check(settings));
        String host = environment.getRequiredProperty("micronaut.server.host", String.class);
        FreePort.require(host, environment.getRequiredProperty("micronaut.server.port", Integer.class));
        environment
                .getProperty("dcim.http.redirect-port", Integer.class)
                .ifPresent(port -> FreePort.require(host, port));
        Commands.whenTerminated(context::close);
        context.start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }

    private static String text(String key, Object... arguments) {
        return Texts.text(RunCommand.class, key, arguments);
    }
}
