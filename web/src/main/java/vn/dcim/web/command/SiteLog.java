package vn.dcim.web.command;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.data.exceptions.DataAccessException;
import java.nio.file.Path;
import java.util.Optional;
import vn.dcim.core.audit.AuditTrail;
import vn.dcim.core.audit.AuditVerifier;
import vn.dcim.core.audit.SealCheck;
import vn.dcim.core.startup.DatabaseCheck;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.StartupSettings;
import vn.dcim.web.Application;

/** The audit log of a site, without the rest of the program. */
final class SiteLog implements AutoCloseable {

    private final HikariDataSource dataSource;
    private final Path masterKeyFile;

    private SiteLog(HikariDataSource dataSource, Path masterKeyFile) {
        this.dataSource = dataSource;
        this.masterKeyFile = masterKeyFile;
    }

    /** @param config may be null; @throws StartupRefusal when the database cannot be used */
    static SiteLog open(Path config) {
        SiteConfiguration.use(config);
        try (ApplicationContext context = Application.context().build()) {
            Environment environment = context.getEnvironment();
            environment.start();
            var settings = new StartupSettings(name -> environment.getProperty(name, String.class));
            new DatabaseCheck().check(settings);
            var pool = new HikariConfig();
            pool.setJdbcUrl(settings.required("dcim.database.url"));
            pool.setUsername(settings.required("dcim.database.user"));
            pool.setPassword(settings.optional("dcim.database.password").orElse(""));
            pool.setMaximumPoolSize(1);
            return new SiteLog(new HikariDataSource(pool), masterKeyFile(settings));
        }
    }

    /** Returns the public half of the key that seals, without a look at the database; empty where there is none. */
    static Optional<SealCheck> seals(Path config) {
        SiteConfiguration.use(config);
        try (ApplicationContext context = Application.context().build()) {
            Environment environment = context.getEnvironment();
            environment.start();
            return SealCheck.beside(
                    masterKeyFile(new StartupSettings(name -> environment.getProperty(name, String.class))));
        }
    }

    private static Path masterKeyFile(StartupSettings settings) {
        return Path.of(settings.optional("dcim.master-key-file").orElse("data/master.key"));
    }

    AuditTrail trail() {
        return AuditTrail.on(dataSource);
    }

    AuditVerifier verifier() {
        return AuditVerifier.on(dataSource, masterKeyFile);
    }

    static StartupRefusal unreadable(DataAccessException e) {
        String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return new StartupRefusal(e, AuditCommand.class, "audit.unreadable", why);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
