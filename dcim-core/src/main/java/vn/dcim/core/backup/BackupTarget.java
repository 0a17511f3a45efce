package vn.dcim.core.backup;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Where copies of a plan lie.
 *
 * @param position from 0; the first is written to, the others get a copy of it
 * @param address a folder, {@code sftp://user@host:port/path}, or a repository of restic
 * @param assetId the device it lies on; null where nobody said
 * @param external held apart: not in the centre
 */
@MappedEntity("backup_target")
public record BackupTarget(
        @Id @GeneratedValue @Nullable Long id,
        long planId,
        int position,
        String address,
        @Nullable Long assetId,
        Medium medium,
        String place,
        boolean external) {}
