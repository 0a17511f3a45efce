package vn.dcim.core.assetlist;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomField;
import vn.dcim.core.asset.custom.FieldSet;
import vn.dcim.core.text.PlainText;

/** What headings of lists mean: words of built-in fields, and the labels of the centre's own ones. */
final class Headings {

    private final ListWords words;
    private final FieldSet custom;
    private final Map<String, FieldKey> labels = new HashMap<>();

    Headings(ListWords words, FieldSet custom) {
        this.words = words;
        this.custom = custom;
        for (CustomField field : custom.open()) {
            labels.putIfAbsent(PlainText.letters(field.labelVi()), field.key());
            labels.putIfAbsent(PlainText.letters(field.labelEn()), field.key());
        }
    }

    /** Returns what a column is by its heading: the centre's own label says more than a common word; empty where nothing fits. */
    Optional<FieldKey> column(String heading) {
        Optional<FieldKey> own = Optional.ofNullable(labels.get(PlainText.letters(heading)));
        return own.or(() -> code(heading.strip()))
                .or(() -> words.column(heading).map(FieldKey.class::cast));
    }

    /** Tells whether a heading is the label of one of the centre's own fields. */
    boolean isOwn(String heading) {
        return labels.containsKey(PlainText.letters(heading));
    }

    /** Returns the field of a code; empty for one that is not there, or not any more. */
    Optional<FieldKey> code(String code) {
        return Optional.of(FieldKey.of(code)).filter(custom::knows);
    }
}
