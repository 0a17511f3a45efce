package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** One check for each part of the program that finds by itself what is wanting. */
@Factory
final class FindingsChecks {

    @Singleton
    @Named("backups")
    FindingsCheck backups() {
        return new FindingsCheck("backups", BackupEvidence.NAME);
    }

    @Singleton
    @Named("maintenance")
    FindingsCheck maintenance() {
        return new FindingsCheck("maintenance", MaintenanceEvidence.NAME);
    }

    @Singleton
    @Named("internet-lines")
    FindingsCheck internetLines() {
        return new FindingsCheck("internet-lines", LineEvidence.NAME);
    }
}
