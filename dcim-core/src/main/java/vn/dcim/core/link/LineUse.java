package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Traffic of a line within five minutes. @param inBps average, bit/s */
@MappedEntity("line_use")
record LineUse(@Id @GeneratedValue @Nullable Long id, long lineId, Instant at, long inBps, long outBps) {}
