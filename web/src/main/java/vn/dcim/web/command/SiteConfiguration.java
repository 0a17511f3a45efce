package vn.dcim.web.command;

import io.micronaut.context.env.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.dcim.core.startup.StartupRefusal;

/** The file that configures the program on a site. */
final class SiteConfiguration {

    private static final Path USUAL = Path.of("/etc/dcim/dcim.yml");

    private SiteConfiguration() {}

    /**
     * Has the contexts that are made from now on read a file, or the site's usual one where none is named.
     *
     * @param named may be null
     * @throws StartupRefusal when it cannot be read
     */
    static void use(Path named) {
        Path file = named == null && Files.isReadable(USUAL) ? USUAL : named;
        if (file == null) {
            return;
        }
        if (!Files.isReadable(file)) {
            throw new StartupRefusal(RunCommand.class, "run.config.unreadable", file.toAbsolutePath());
        }
        System.setProperty(
                Environment.PROPERTY_SOURCES_KEY, file.toAbsolutePath().toString());
    }
}
