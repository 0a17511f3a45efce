package vn.dcim.core.directory;

import com.unboundid.ldap.sdk.DN;
import java.util.List;
import vn.dcim.core.account.Role;

/**
 * Members of a group have a role.
 *
 * @param group as the settings name it
 */
record GroupRole(Role role, DN group) {

    /** Roles from the one that may do most; who is in several groups gets the first. */
    static final List<Role> BY_STRENGTH = List.of(
            Role.TOP_ADMINISTRATOR,
            Role.ADMINISTRATOR,
            Role.SECURITY_OFFICER,
            Role.SHIFT_LEAD,
            Role.OPERATOR,
            Role.MAINTENANCE,
            Role.ASSET_MANAGER,
            Role.HEAD,
            Role.AUDITOR,
            Role.AGENCY,
            Role.DISPLAY);
}
