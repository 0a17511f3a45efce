package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** What somebody wrote down about an obligation, such as while walking through with an inspector. It changes no state. */
@MappedEntity("obligation_note")
public record ObligationNote(
        @Id @GeneratedValue @Nullable Long id, String obligation, String note, Instant writtenAt, String writtenBy) {}
