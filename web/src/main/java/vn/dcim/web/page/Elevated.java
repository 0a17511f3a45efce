package vn.dcim.web.page;

import java.util.stream.Collectors;
import vn.dcim.core.account.elevation.Elevation;

/** What somebody holds on demand, in words. */
public final class Elevated {

    private Elevated() {}

    /** Returns the rights that hold, one after the other. */
    public static String rights(Elevation elevation, Visit visit) {
        return elevation.held().stream()
                .map(right -> visit.t("permission." + right.code()))
                .collect(Collectors.joining("; "));
    }
}
