package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list that was taken over. All stay; the newest of a system counts.
 *
 * @param fileName empty where there was none
 * @param sha256 of the bytes that came, hexadecimal
 * @param fields codes of the fields that the list has, with commas between
 * @param accounts how many
 * @param added against the import before, like changed and gone
 * @param reviewedAt when somebody said to have looked at each account; null for not yet
 */
@MappedEntity("foreign_import")
public record ForeignImport(
        @Id @GeneratedValue @Nullable Long id,
        Long systemId,
        Instant importedAt,
        String importedBy,
        Source source,
        String fileName,
        String sha256,
        String fields,
        int accounts,
        int added,
        int changed,
        int gone,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy) {

    /** Where a list comes from. */
    public enum Source {
        FILE,
        DIRECTORY,
        /** A program with a token. */
        PROGRAM;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the fields that the list has. */
    public Set<ForeignField> columns() {
        Set<ForeignField> columns = EnumSet.noneOf(ForeignField.class);
        Arrays.stream(fields.split(",")).forEach(code -> ForeignField.of(code).ifPresent(columns::add));
        return columns;
    }

    static String codes(Collection<ForeignField> fields) {
        return fields.stream().sorted().map(ForeignField::code).collect(Collectors.joining(","));
    }
}
