package vn.dcim.core.software;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a list that people bring tells of; licences and installations name their title in a column of its own. */
public enum ListKind {
    TITLES("software_title", TitleField.values()),
    LICENCES("licence", LicenceField.values()),
    INSTALLATIONS("installation", InstallationField.values());

    private final String table;
    private final List<FormField> fields;

    ListKind(String table, FormField[] fields) {
        this.table = table;
        this.fields = Stream.concat(Stream.of(TitleField.NAME), Arrays.stream(fields))
                .distinct()
                .toList();
    }

    String table() {
        return table;
    }

    /** Returns what its columns may be, the name of the title first. */
    public List<FormField> fields() {
        return fields;
    }

    public String code() {
        return Codes.of(this);
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<ListKind> of(String code) {
        return Codes.find(ListKind.class, code);
    }
}
