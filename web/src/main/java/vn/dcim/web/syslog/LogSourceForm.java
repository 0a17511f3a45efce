package vn.dcim.web.syslog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.syslog.LogSource;
import vn.dcim.core.syslog.LogSourceDraft;

/** What was typed into the form of a source, field by field. */
record LogSourceForm(Map<String, String> typed) {

    static LogSourceForm of(Map<String, Object> body) {
        Map<String, String> typed = new HashMap<>();
        body.forEach((name, value) -> typed.put(
                name, value instanceof List<?> several ? several.getFirst().toString() : value.toString()));
        return new LogSourceForm(typed);
    }

    static LogSourceForm of(LogSource source) {
        return new LogSourceForm(Map.of(
                "name", source.device().name(),
                "sender", source.sender(),
                "host", source.host(),
                "kind", source.kind().code(),
                "retentionMonths", Integer.toString(source.retentionMonths()),
                "group", source.device().groupName()));
    }

    String text(String field) {
        return typed.getOrDefault(field, "");
    }

    /** @throws DcimException INVALID_VALUE for months that are no number */
    LogSourceDraft draft() {
        String months = text("retentionMonths").strip();
        if (!months.matches("\\d{1,4}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "retentionMonths", months, "6–120");
        }
        return new LogSourceDraft(
                text("name"),
                text("sender"),
                text("host"),
                text("kind"),
                Integer.parseInt(months),
                text("group"),
                null);
    }
}
