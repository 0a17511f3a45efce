package vn.dcim.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A question that the registry was asked.
 *
 * @param name what its answer is for
 * @param sql as the database took it, with its instants
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReportQuery(String name, String sql) {}
