package vn.dcim.core.drill;

import java.util.Set;

/** Plays scenarios, such as a simulated plant. A centre without a bean of this type tells them at a table. */
public interface DrillStage {

    /** Returns the codes of {@link DrillScenarios} that it plays. */
    Set<String> plays();

    /** @throws vn.dcim.core.error.DcimException ILLEGAL_TRANSITION when it is under way */
    void begin(String scenario, String actor);

    /** Begins the way back; one that does not run is left as it is. */
    void end(String scenario, String actor);
}
