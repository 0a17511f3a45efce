package vn.dcim.web.software;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.software.Described;
import vn.dcim.core.software.Described.Difference;
import vn.dcim.core.software.Licence;
import vn.dcim.core.software.LicenceStock.Standing;
import vn.dcim.core.software.SoftwareRegister.Installed;
import vn.dcim.core.software.SoftwareTitle;
import vn.dcim.core.software.TitleField;
import vn.dcim.core.software.TitleLine;
import vn.dcim.core.software.Version;

/**
 * One title.
 *
 * @param installed machines by name first, then people
 * @param versions newest first
 * @param fault why taking off was refused; empty where nothing was
 */
public record SoftwarePage(
        TitleLine line,
        List<Installed> installed,
        List<Version<SoftwareTitle>> versions,
        LocalDate today,
        String fault) {

    private static final int MOST_SHOWN = 300;

    /** What one change did. @param differences none for the first version */
    public record Change(
            Instant at, SoftwareTitle title, @Nullable SoftwareTitle before, List<Difference> differences) {}

    /** Returns the installations that there is room for. */
    public List<Installed> shown() {
        return installed.stream().limit(MOST_SHOWN).toList();
    }

    public int hidden() {
        return installed.size() - shown().size();
    }

    public Standing standing(Licence licence) {
        return line.stock().standing(licence, today);
    }

    /** Tells whether a licence may be renewed. */
    public boolean mayBeRenewed(Licence licence) {
        return licence.endsOn() != null && line.stock().successor(licence).isEmpty();
    }

    /** Returns the timeline, newest first. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            SoftwareTitle title = versions.get(i).thing();
            SoftwareTitle before = i + 1 < versions.size() ? versions.get(i + 1).thing() : null;
            changes.add(new Change(
                    versions.get(i).from(),
                    title,
                    before,
                    before == null ? List.of() : Described.differences(TitleField.values(), before, title)));
        }
        return changes;
    }
}
