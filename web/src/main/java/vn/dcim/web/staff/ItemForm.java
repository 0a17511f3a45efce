package vn.dcim.web.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the forms of a departure send, as it was typed; fields left out arrive as null. */
@Serdeable
public record ItemForm(
        @Nullable String happenedOn,
        @Nullable String document,
        @Nullable String remark,
        @Nullable String kind,
        @Nullable String what,
        @Nullable String lastDay,
        @Nullable String reason) {

    static final ItemForm EMPTY = new ItemForm(null, null, null, null, null, null, null);

    /** Returns a field as it was typed. */
    public String typed(String field) {
        String text =
                switch (field) {
                    case "happened-on" -> happenedOn;
                    case "document" -> document;
                    case "remark" -> remark;
                    case "kind" -> kind;
                    case "what" -> what;
                    case "last-day" -> lastDay;
                    case "reason" -> reason;
                    default -> throw new IllegalArgumentException(field);
                };
        return text == null ? "" : text.strip();
    }
}
