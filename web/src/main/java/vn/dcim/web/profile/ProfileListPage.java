package vn.dcim.web.profile;

import java.util.List;
import java.util.Map;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.ProfileCatalog.Protocol;

/**
 * The list of profiles.
 *
 * @param protocols how many there are of each, whatever the filter
 * @param classes how many each class has, of those that fit the rest of the filter
 */
public record ProfileListPage(
        List<UsedProfile> rows, ProfileFilter filter, Map<Protocol, Long> protocols, Map<DeviceClass, Long> classes) {}
