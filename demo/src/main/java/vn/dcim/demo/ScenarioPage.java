package vn.dcim.demo;

import java.util.List;

/** What the scenario panel shows. */
public record ScenarioPage(List<ScenarioView> scenarios, ClockView clock) {
    /** By how much the panel offers to move the clock, ISO 8601. */
    public static final List<String> STEPS = List.of("PT10M", "PT1H", "P1D", "P7D", "P31D");
}
