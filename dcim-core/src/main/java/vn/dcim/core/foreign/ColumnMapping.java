package vn.dcim.core.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.text.PlainText;

/** Which column of a list tells what: chosen by people, kept for the next list of the system, else guessed by the heads. */
final class ColumnMapping {

    private final Map<String, String> chosen = new LinkedHashMap<>();

    /** @param kept a line {@code head=field} for each column that somebody chose for; without a field where it is left out */
    ColumnMapping(String kept) {
        kept.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> chosen.put(parts[0], parts[1]));
    }

    /** Chooses; nothing for a column that is left out. */
    void choose(String head, Optional<ForeignField> field) {
        chosen.put(PlainText.letters(head), field.map(ForeignField::code).orElse(""));
    }

    /** Returns the field of each column, in their order. */
    List<Optional<ForeignField>> of(List<String> heads, ForeignWords words) {
        List<Optional<ForeignField>> fields = new ArrayList<>();
        for (String head : heads) {
            String code = chosen.get(PlainText.letters(head));
            fields.add(
                    code != null
                            ? ForeignField.of(code)
                            // why: of two columns that sound alike the first is taken; people choose the other
                            : words.column(head).filter(field -> !fields.contains(Optional.of(field))));
        }
        return fields;
    }

    /** Returns it as it is kept. */
    String kept() {
        return chosen.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
