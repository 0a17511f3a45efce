package vn.dcim.core.regulation.xray;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * How a rule last looked.
 *
 * @param missing phrases as a JSON array: what could not be looked at
 */
@MappedEntity("xray_look")
record XrayLook(@Id String rule, Instant lookedAt, String missing) {}
