package vn.dcim.web.incident;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.incident.IncidentContact;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.StepKind;
import vn.dcim.web.api.Typed;

/**
 * One incident.
 *
 * @param asset the affected system; null where nobody said
 * @param runs backups that may be named as the one before the repair: id to what it is called
 * @param kinds what may be done next
 * @param names full names by account
 * @param contacts how bodies are reached, by body
 * @param mails what became of the last mail to a body, in words
 * @param obligation id of the one of the regulation that it was opened from
 * @param typed what was refused
 * @param fault empty for none
 */
public record IncidentPage(
        IncidentFile file,
        @Nullable Asset asset,
        Map<Long, String> runs,
        List<StepKind> kinds,
        List<IncidentMoment> timeline,
        Map<String, String> names,
        Map<String, IncidentContact> contacts,
        Map<String, String> mails,
        Instant now,
        Optional<String> obligation,
        Typed typed,
        String fault) {

    public String name(String account) {
        return names.getOrDefault(account, account);
    }
}
