package vn.dcim.web.security;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.elevation.Elevation;

/**
 * What somebody may do beyond the own role.
 *
 * @param grounds of each right, as the audit log tells them
 * @param onDemand what is held for a time, in this session
 */
public record FurtherRights(Map<Permission, String> grounds, List<Elevation> onDemand) {

    public static final FurtherRights NONE = new FurtherRights(Map.of(), List.of());

    /** @param delegated rights of others, each with whose it is and by which document */
    static FurtherRights of(Map<Permission, String> delegated, List<Elevation> onDemand) {
        Map<Permission, String> grounds = new EnumMap<>(Permission.class);
        delegated.forEach((permission, whose) -> grounds.put(permission, "on behalf of " + whose));
        // why: who took a right for this very work means that one
        onDemand.forEach(elevation -> elevation.held().forEach(held -> grounds.put(held, elevation.ground())));
        return new FurtherRights(grounds, onDemand);
    }

    public Set<Permission> permissions() {
        return grounds.keySet();
    }
}
