package vn.dcim.web.regulation;

import java.util.List;
import vn.dcim.core.regulation.Difference;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.RegulationText;

/** The page of what texts set differently. @param texts those that say something, a column each */
public record DifferencesPage(List<Difference> differences, List<RegulationText> texts, Profile profile) {}
