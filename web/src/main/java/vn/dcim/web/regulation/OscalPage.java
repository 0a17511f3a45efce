package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.oscal.OscalDocuments;

/**
 * The page of OSCAL documents.
 *
 * @param document as somebody pasted it; empty for nothing
 * @param taken what it would become; null where there is nothing, or it cannot be taken
 * @param fault why it cannot; empty where it can
 */
public record OscalPage(
        List<RegulationText> texts,
        List<Profile> profiles,
        String document,
        @Nullable OscalDocuments.Taken taken,
        String fault) {}
