package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import vn.dcim.core.startup.DatabaseCheck;
import vn.dcim.core.startup.StartupSettings;
import vn.dcim.web.Application;

/** The program of a site for one command, beside one that runs: it asks no devices, sends nothing, follows no
 * directory, and serves no pages. */
final class SiteContext {

    private static final Map<String, Object> QUIET = Map.of(
            "dcim.roles",
            "web",
            "dcim.notify.send",
            false,
            "dcim.forward.send",
            false,
            // why: whom the directory ends is for the program to follow, not for a command beside it
            "dcim.directory.first-look",
            "1d");

    private SiteContext() {}

    /** @param config may be null; @throws StartupRefusal when the database cannot be used */
    static ApplicationContext start(Path config) {
        return start(config, environment -> {});
    }

    /**
     * @param config may be null
     * @param check of the settings, before the database is asked; throws what is to be told
     * @throws StartupRefusal when the database cannot be used
     */
    static ApplicationContext start(Path config, Consumer<Environment> check) {
        SiteConfiguration.use(config);
        ApplicationContext context = Application.context().properties(QUIET).build();
        try {
            Environment environment = context.getEnvironment();
            environment.start();
            check.accept(environment);
            new DatabaseCheck().check(new StartupSettings(key -> environment.getProperty(key, String.class)));
            context.start();
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
