package vn.dcim.core.incident.annex;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** A report as it was written. @param untilDay the last one @param content code of a field to what was written; empty ones are missing */
@MappedEntity("incident_annex")
public record AnnexReport(
        @Id @GeneratedValue @Nullable Long id,
        LocalDate fromDay,
        LocalDate untilDay,
        @TypeDef(type = DataType.JSON) Map<String, String> content,
        Instant writtenAt,
        String writtenBy) {

    public String value(AnnexField field) {
        return content.getOrDefault(field.code(), "");
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "annex-report:" + id;
    }
}
