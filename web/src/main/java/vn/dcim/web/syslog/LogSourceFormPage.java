package vn.dcim.web.syslog;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import vn.dcim.core.syslog.LogSource;

/** A source that is added or changed. @param source null for a new one @param fault why it was refused; empty for none */
public record LogSourceFormPage(@Nullable LogSource source, Map<String, String> typed, String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public String path() {
        return source == null ? "/logs/sources/new" : "/logs/sources/" + source.id() + "/edit";
    }
}
