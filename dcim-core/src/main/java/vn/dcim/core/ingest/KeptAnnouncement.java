package vn.dcim.core.ingest;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Map;

/**
 * A message in which a device that was added has announced itself.
 *
 * @param points names of points by what was announced under them: they stay when more is announced
 * @param withdrawnAt when it was taken back; null while it stands
 */
@MappedEntity("kept_announcement")
public record KeptAnnouncement(
        @Id @GeneratedValue @Nullable Long id,
        long deviceId,
        String topic,
        String payload,
        @TypeDef(type = DataType.JSON) Map<String, String> points,
        @Nullable Instant withdrawnAt) {}
