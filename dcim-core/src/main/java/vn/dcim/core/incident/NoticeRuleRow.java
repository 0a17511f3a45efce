package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Who must be told from which level on, within how many minutes of the detection. */
@MappedEntity("incident_notice_rule")
public record NoticeRuleRow(
        @Id @GeneratedValue @Nullable Long id,
        String profile,
        String level,
        String body,
        int limitMinutes,
        String obligation) {}
