package vn.dcim.web.document;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.document.Document;
import vn.dcim.core.document.DocumentVersion;
import vn.dcim.core.document.Documents.Filed;

/**
 * One document, or a new one.
 *
 * @param filed null for a new one
 * @param versions newest first
 * @param typed the form as it was typed, or as the newest version is
 * @param fault why the form was refused; empty where it was not
 */
public record DocumentPage(
        @Nullable Filed filed, List<DocumentVersion> versions, Map<String, String> typed, String fault) {

    public Document document() {
        return filed.document();
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Tells whether a subject is ticked. @param code of it */
    public boolean isOf(String code) {
        return List.of(typed("subject").split(" ")).contains(code);
    }
}
