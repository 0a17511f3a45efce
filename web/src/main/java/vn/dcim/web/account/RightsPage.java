package vn.dcim.web.account;

import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;

/**
 * The table of rights.
 *
 * @param roles its columns
 * @param rights its rows
 */
public record RightsPage(List<Role> roles, List<Permission> rights) {

    static final RightsPage IN_FORCE = new RightsPage(List.of(Role.values()), List.of(Permission.values()));
}
