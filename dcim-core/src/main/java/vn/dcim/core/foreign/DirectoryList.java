package vn.dcim.core.foreign;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import vn.dcim.core.directory.ListedPerson;

/** Writes what a directory tells as a list, so that it is shown, compared and taken over like any other. */
final class DirectoryList {

    private DirectoryList() {}

    /** A column that nobody of the directory has a value in is left out, so that it is known to be wanting. */
    static byte[] of(List<ListedPerson> people) {
        Map<ForeignField, Function<ListedPerson, @Nullable String>> columns = new LinkedHashMap<>();
        columns.put(ForeignField.LOGIN, ListedPerson::name);
        columns.put(ForeignField.FULL_NAME, ListedPerson::fullName);
        columns.put(ForeignField.UNIT, ListedPerson::unit);
        columns.put(ForeignField.STATE, person -> state(person).code());
        columns.put(ForeignField.ADMINISTRATOR, person -> ForeignAccount.text(person.administrator()));
        columns.put(ForeignField.CREATED, person -> ForeignAccount.text(person.createdAt(), false));
        columns.put(ForeignField.LAST_USED, person -> ForeignAccount.text(person.lastUsedAt(), false));
        columns.put(ForeignField.PASSWORD_CHANGED, person -> ForeignAccount.text(person.passwordChangedAt(), false));
        columns.put(
                ForeignField.EXPIRES,
                person -> person.neverExpires() ? ForeignAccount.NEVER : Objects.toString(person.expiresOn(), ""));
        columns.values().removeIf(column -> people.stream().map(column).allMatch(String::isEmpty));
        // why: a directory that tells the last use of some tells of the others that there was none
        columns.computeIfPresent(
                ForeignField.LAST_USED,
                (_, _) -> person -> ForeignAccount.text(person.lastUsedAt(), person.lastUsedAt() == null));
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns.keySet().stream().map(ForeignField::code).toList());
            for (ListedPerson person : people) {
                List<String> row = new ArrayList<>();
                columns.values().forEach(column -> row.add(column.apply(person)));
                csv.writeRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static AccountState state(ListedPerson person) {
        return person.disabled() ? AccountState.DISABLED : person.locked() ? AccountState.LOCKED : AccountState.ACTIVE;
    }
}
