package vn.dcim.web.page;

import vn.dcim.core.account.Permission;

/**
 * A line of the navigation. Every bean of this type is shown, so that a module adds its page by making one.
 *
 * @param path where it leads, such as {@code /devices}
 * @param titleKey of the bundles
 * @param order least first
 * @param permission without which it is not shown
 * @param scoped whether it is also for whoever is narrowed to a part of the centre, as the route is {@link vn.dcim.web.security.Scoped}
 * @param counter name of the live count beside it, such as {@code alarms}; empty for none
 */
public record NavigationEntry(
        String path, String titleKey, int order, Permission permission, boolean scoped, String counter) {

    public NavigationEntry(String path, String titleKey, int order, Permission permission) {
        this(path, titleKey, order, permission, false, "");
    }

    /** Returns the same for everybody, whatever part of the centre they see. */
    NavigationEntry forAllScopes() {
        return new NavigationEntry(path, titleKey, order, permission, true, counter);
    }

    boolean leadsTo(String requestPath) {
        return path.equals("/") ? requestPath.equals("/") : (requestPath + "/").startsWith(path + "/");
    }
}
