package vn.dcim.web.work;

import java.util.stream.IntStream;
import vn.dcim.web.api.Typed;

/** The form of a new order. @param fault empty for none */
public record WorkFormPage(Typed typed, String fault) {

    /** How many items the form takes. */
    public static final int ITEMS = 8;

    /** How many of them stand open. */
    public static final int SHOWN = 2;

    /** Tells whether one of the others was typed. */
    public boolean hasMore() {
        return IntStream.range(SHOWN, ITEMS)
                .anyMatch(index -> !item(index, "text").isBlank());
    }

    /** Returns what was typed of an item. */
    public String item(int index, String field) {
        return typed.text("item-" + index + "-" + field);
    }
}
