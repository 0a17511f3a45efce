package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A report as a file.
 *
 * @param format docx, pdf, xlsx
 * @param sha256 of the content, hexadecimal
 */
@MappedEntity("report_file")
public record ReportFile(
        @Id @GeneratedValue @Nullable Long id, Long reportId, String format, String sha256, byte[] content) {}
