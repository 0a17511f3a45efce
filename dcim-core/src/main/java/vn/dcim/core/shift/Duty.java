package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Somebody on a shift. @param account name of it */
@MappedEntity("shift_duty")
public record Duty(@Id @GeneratedValue @Nullable Long id, long shiftId, String account, boolean isLead) {}
