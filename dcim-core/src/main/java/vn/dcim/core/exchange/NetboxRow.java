package vn.dcim.core.exchange;

import java.util.Map;

/**
 * One object as NetBox tells it.
 *
 * @param file that it stands in
 * @param where line of the file, or {@code #} with NetBox's id
 * @param fields by the columns of NetBox's bulk import; a column that there is not is no key
 */
public record NetboxRow(NetboxKind kind, String file, String where, Map<String, String> fields) {

    /** Returns a field; empty where there is nothing. */
    String of(String column) {
        return fields.getOrDefault(column, "");
    }

    /** Returns by what other objects name it: NetBox's id where it has no name, as parts of a chassis. */
    String handle() {
        return of("name").isEmpty() ? where : of("name");
    }

    /** Returns a custom field of ours; empty where there is nothing. */
    String ours(String name) {
        return of(NetboxKind.ours(name));
    }

    boolean tells(String column) {
        return fields.containsKey(column);
    }

    /** Returns what tells it from all others that were brought along. */
    String id() {
        return kind.code() + " " + file + " " + where;
    }
}
