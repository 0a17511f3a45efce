package vn.dcim.core.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What a report was frozen with: canonical JSON, gzip. */
@MappedEntity("report_content")
record ReportContent(@Id Long reportId, byte[] figures, byte[] evidence) {}
