package vn.dcim.core.work.fault;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** The secret of an asset, of which the database knows the hash alone. @param secretHash SHA-256 in hexadecimal */
@MappedEntity("fault_code")
public record FaultCode(@Id Long assetId, String secretHash, Instant madeAt, String madeBy) {}
