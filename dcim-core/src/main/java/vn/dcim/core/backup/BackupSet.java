package vn.dcim.core.backup;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.asset.Importance;

/**
 * What is to be backed up, with the six attributes that article 22.4 asks the rule of each data set for.
 *
 * @param label that its copies bear
 * @param assetId on which the original lies; null where nobody said
 * @param titleId the software whose data it is; null for none
 * @param owner the agency whose data it is; empty for the centre
 * @param reading how data are got back off the medium
 */
@MappedEntity("backup_set")
public record BackupSet(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        String name,
        DataKind kind,
        Importance importance,
        String label,
        @Nullable Long assetId,
        @Nullable Long titleId,
        String owner,
        String frequency,
        String medium,
        String retention,
        String place,
        String storing,
        String reading,
        boolean active) {

    /** The six attributes by their names, in the order of the text. */
    public static final List<String> ATTRIBUTES =
            List.of("frequency", "medium", "retention", "place", "storing", "reading");

    /** Tells whether the rules for important data hold. */
    public boolean isImportant() {
        return importance.compareTo(Importance.HIGH) >= 0;
    }

    /** Returns what it says of the six attributes, in their order. */
    public List<String> attributes() {
        return List.of(frequency, medium, retention, place, storing, reading);
    }

    /** Returns the attributes of which it says nothing. */
    public List<String> missing() {
        List<String> told = attributes();
        return Stream.iterate(0, i -> i < told.size(), i -> i + 1)
                .filter(i -> told.get(i).isBlank())
                .map(ATTRIBUTES::get)
                .toList();
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "backup-set:" + id + " " + name;
    }
}
