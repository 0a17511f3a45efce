package vn.dcim.snmp.recording;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * One value that a reference reading states for a recording, as it stands in a {@code .expected.json} file beside it.
 *
 * @param oid dotted
 * @param kind {@code state} or the reference's name of the quantity
 * @param unit of the value, in the reference's spelling; empty for counts and states
 * @param severity of a state as the reference grades it: ok, warning, critical, unknown; or null
 * @param suspect set where the reference itself doubts the value; such a point is not held against a reading
 */
@Serdeable
public record ExpectedPoint(
        String oid,
        String kind,
        @Nullable Double value,
        @Nullable String unit,
        @Nullable String description,
        @Nullable String label,
        @Nullable String severity,
        @Nullable String suspect) {}
