package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Role;
import vn.dcim.core.regulation.Escalation;
import vn.dcim.core.regulation.Finding;
import vn.dcim.core.regulation.FindingOwner;
import vn.dcim.core.regulation.Remedy;

/**
 * What is done about a finding, and by whom.
 *
 * @param owner who took it over; null for nobody yet
 * @param made the newest first
 * @param typed what stands in the form
 * @param fault empty for none
 */
public record FindingWork(
        Finding finding,
        @Nullable FindingOwner owner,
        List<Remedy.Progress> made,
        Escalation escalation,
        Map<String, String> typed,
        String fault) {

    /** Roles that a task may be given to. */
    public static final List<Role> ROLES = List.of(
            Role.SHIFT_LEAD,
            Role.OPERATOR,
            Role.MAINTENANCE,
            Role.ASSET_MANAGER,
            Role.SECURITY_OFFICER,
            Role.ADMINISTRATOR,
            Role.HEAD);

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns who stands in the form: what was typed, else who has it, else the first role that answers for it. */
    public String responsible() {
        if (!typed("responsible").isEmpty()) {
            return typed("responsible");
        }
        return owner != null
                ? owner.account()
                : ROLES.stream()
                        .filter(finding.owners()::contains)
                        .map(Role::code)
                        .findFirst()
                        .orElse(Role.SHIFT_LEAD.code());
    }
}
