package vn.dcim.core.oidc;

import vn.dcim.core.account.Role;

/** Members of a group have a role. @param group as the provider writes it, case included */
public record GroupRole(Role role, String group) {}
