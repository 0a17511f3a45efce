package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Somebody of a crew, which takes its shifts together. @param crew from 1 */
@MappedEntity("shift_crew")
public record CrewMember(@Id @GeneratedValue @Nullable Long id, int crew, String account, boolean isLead) {}
