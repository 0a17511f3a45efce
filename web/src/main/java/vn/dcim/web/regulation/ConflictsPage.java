package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.regulation.Conflict;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Standing;

/** The page of contradictions. */
public record ConflictsPage(List<Line> lines) {

    public record Line(Conflict conflict, List<Source> sources) {}

    /** A place of a text. @param standing null where the text is not in force here */
    public record Source(
            Obligation obligation,
            RegulationText text,
            @Nullable Standing standing) {}
}
