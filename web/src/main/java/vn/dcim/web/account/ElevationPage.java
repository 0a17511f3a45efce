package vn.dcim.web.account;

import java.time.Duration;
import java.util.List;
import vn.dcim.core.account.FreshProof;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.elevation.Elevation;

/**
 * The rights that the reader may take on demand, and has taken.
 *
 * @param choosable what the role has on demand
 * @param running what is held in this session
 * @param past what was held before, or is held in another session, newest first
 * @param lengths to choose from
 * @param limit the longest one, with where it comes from
 * @param means by which the account proves
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record ElevationPage(
        List<Permission> choosable,
        List<Elevation> running,
        List<Elevation> past,
        List<Duration> lengths,
        String limit,
        FreshProof.Means means,
        ElevationForm typed,
        String field,
        String fault) {

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
