package vn.dcim.web.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dcim.core.register.LinkNames;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterEntries.Version;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.register.RegisterField;
import vn.dcim.core.register.RegisterRule;

/**
 * One entry.
 *
 * @param versions newest first
 * @param typed the reason of a closing that was refused; empty for none
 * @param fault why it was refused; empty where nothing was
 */
public record RegisterEntryPage(
        RegisterDefinition register,
        RegisterEntry entry,
        LinkNames names,
        List<Version> versions,
        LocalDate day,
        String typed,
        String fault) {

    /** What one change did. @param differences none for the first version */
    public record Change(
            Instant at,
            RegisterEntry entry,
            boolean first,
            boolean turned,
            Map<RegisterField, List<String>> differences) {}

    public String path() {
        return "/registers/" + register.code() + "/" + entry.id();
    }

    /** Returns what is wanting today. */
    public List<RegisterRule> wanting() {
        return entry.active() ? register.wanting(entry.values(), day) : List.of();
    }

    /** Returns the timeline, newest first. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            RegisterEntry after = versions.get(i).entry();
            RegisterEntry before = i + 1 < versions.size() ? versions.get(i + 1).entry() : null;
            changes.add(new Change(
                    versions.get(i).from(),
                    after,
                    before == null,
                    before != null && before.active() != after.active(),
                    before == null ? Map.of() : register.differences(before.values(), after.values())));
        }
        return changes;
    }
}
