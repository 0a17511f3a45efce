package vn.dcim.core.backup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;

/**
 * How backups are made and judged. The texts leave most figures open: docs/backups.md tells which of these are proposals.
 *
 * @param keyFile of what is encrypted here; outside the database, and to be kept apart from the copies
 * @param dumpProgram of MariaDB, on the path or a file
 * @param importantDays within which important data are backed up again
 * @param normalDays within which all others are
 * @param shrinkPercent by how much less than usual a run is told to have shrunk
 * @param idleMinutes after which a run that gives no sign of life has ended with its program
 */
@ConfigurationProperties("dcim.backup")
public record BackupConfig(
        @Bindable(defaultValue = "data/backup.key") Path keyFile,
        @Bindable(defaultValue = "mariadb-dump") String dumpProgram,
        @Bindable(defaultValue = "restic") String resticProgram,
        @Bindable(defaultValue = "1") @Min(1) @Max(31) int importantDays,
        @Bindable(defaultValue = "7") @Min(1) int normalDays,
        @Bindable(defaultValue = "20") @Min(1) @Max(99) int shrinkPercent,
        @Bindable(defaultValue = "5") @Min(2) int idleMinutes) {}
