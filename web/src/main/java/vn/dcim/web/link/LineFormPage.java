package vn.dcim.web.link;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import vn.dcim.core.link.InternetLine;

/** A line that is added or changed. @param line null for a new one @param fault why it was refused; empty for none */
public record LineFormPage(@Nullable InternetLine line, Map<String, String> typed, String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public String path() {
        return line == null ? "/lines/new" : "/lines/" + line.id() + "/edit";
    }
}
