package vn.dcim.web.profile;

import java.util.List;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.ProfileCatalog.Profile;

/** A profile with the devices that it reads, by name; retired ones left out. */
public record UsedProfile(Profile profile, List<Device> devices) {

    /** Returns the word of the API and of the bundles. */
    public String protocol() {
        return Profiles.code(profile.protocol());
    }
}
