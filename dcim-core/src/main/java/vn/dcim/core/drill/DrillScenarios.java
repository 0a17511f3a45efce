package vn.dcim.core.drill;

import java.util.List;

/** What can be drilled, as codes of the texts {@code drill.scenario.<code>}: what the plant simulator plays, and what is told at a table. */
public final class DrillScenarios {

    public static final List<String> ALL = List.of(
            "grid-outage",
            "generator-fails-to-start",
            "ups-battery-worn",
            "cooler-fails",
            "water-leak",
            "door-forced",
            "camera-lost",
            "line-a-down",
            "line-flapping",
            "malware",
            "data-loss",
            "fire");

    private DrillScenarios() {}
}
