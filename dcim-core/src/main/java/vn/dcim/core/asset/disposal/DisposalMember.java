package vn.dcim.core.asset.disposal;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Somebody of the committee. @param post role in the committee; empty for none named */
@MappedEntity("disposal_member")
public record DisposalMember(@Id @GeneratedValue @Nullable Long id, long disposalId, String name, String post) {}
