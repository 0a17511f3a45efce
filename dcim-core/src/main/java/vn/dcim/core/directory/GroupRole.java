package vn.dcim.core.directory;

import com.unboundid.ldap.sdk.DN;
import vn.dcim.core.account.Role;

/**
 * Members of a group have a role.
 *
 * @param group as the settings name it
 */
record GroupRole(Role role, DN group) {}
