package vn.dcim.core.syslog;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What is kept of a source beside its device. @param retentionMonths whole calendar months beside the current one */
@MappedEntity("log_source")
record LogSourceRow(@Id Long deviceId, LogSourceKind kind, int retentionMonths) {}
