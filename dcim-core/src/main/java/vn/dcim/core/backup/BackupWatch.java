package vn.dcim.core.backup;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again for runs that did not happen: what never began tells nothing by itself. */
@Singleton
@Requires(property = "datasources.default.url")
class BackupWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);

    private final BackupRuns runs;

    BackupWatch(BackupRuns runs) {
        this.runs = runs;
    }

    @Scheduled(initialDelay = "3m", fixedDelay = "${dcim.backup.every:2m}")
    void regularly() {
        try {
            runs.noteMissed();
        } catch (DataAccessException e) {
            // why: another node noted the same run just before, or the database is away, which its part of health tells
            LOG.warn("Missing backups could not be noted: {}", e.toString());
        }
    }
}
