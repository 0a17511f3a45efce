package vn.dcim.web.work;

import vn.dcim.web.api.Typed;

/** The form of a new order. @param fault empty for none */
public record WorkFormPage(Typed typed, String fault) {

    /** How many items the form takes. */
    public static final int ITEMS = 8;

    /** Returns what was typed of an item. */
    public String item(int index, String field) {
        return typed.text("item-" + index + "-" + field);
    }
}
