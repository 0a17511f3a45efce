package vn.dcim.web.backup;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.backup.BackupSet;
import vn.dcim.core.software.SoftwareTitle;

/**
 * The form of a data set.
 *
 * @param set null for a new one
 * @param devices names of assets that may hold it
 * @param fault why it was refused; empty for none
 */
public record BackupSetPage(
        @Nullable BackupSet set,
        List<SoftwareTitle> titles,
        List<String> devices,
        Map<String, String> typed,
        String fault) {

    public String path() {
        return set == null ? "/backups/sets/new" : "/backups/sets/" + set.id();
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
