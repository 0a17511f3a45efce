package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** That a person took a finding over. @param about the id of the obligation, or {@code xray:7} */
@MappedEntity("finding_owner")
public record FindingOwner(@Id @GeneratedValue @Nullable Long id, String about, String account, Instant takenAt) {}
