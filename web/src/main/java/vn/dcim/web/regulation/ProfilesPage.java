package vn.dcim.web.regulation;

import java.util.List;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.RegulationText;

/** The page of the profiles. @param texts all that some profile names */
public record ProfilesPage(Profile inForce, List<Profile> profiles, List<RegulationText> texts) {

    public List<RegulationText> texts(Profile profile) {
        return texts.stream()
                .filter(text -> profile.texts().contains(text.id()))
                .toList();
    }
}
