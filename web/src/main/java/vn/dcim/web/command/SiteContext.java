package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import java.util.Map;
import vn.dcim.core.startup.DatabaseCheck;
import vn.dcim.core.startup.StartupSettings;
import vn.dcim.web.Application;

/** The program of a site for one command, beside one that runs: it asks no devices, sends nothing, and serves no pages. */
final class SiteContext {

    private static final Map<String, Object> QUIET =
            Map.of("dcim.roles", "web", "dcim.notify.send", false, "dcim.forward.send", false);

    private SiteContext() {}

    /** @param config may be null; @throws StartupRefusal when the database cannot be used */
    static ApplicationContext start(Path config) {
        SiteConfiguration.use(config);
        ApplicationContext context = Application.context().properties(QUIET).build();
        try {
            Environment environment = context.getEnvironment();
            environment.start();
            new DatabaseCheck().check(new StartupSettings(key -> environment.getProperty(key, String.class)));
            context.start();
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
