package vn.dcim.plant.scenario;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A course of events and the way back.
 *
 * @param name stable; titles and explanations belong to whoever shows it
 * @param course actions by time since the start, in order
 * @param lasts when the way back begins by itself; null when it has to be stopped
 * @param back actions by time since the way back began, in order; they must be right at any moment of the course
 */
public record Scenario(String name, List<Step> course, Duration lasts, List<Step> back) {

    /** One action at its time. */
    public record Step(Duration after, Consumer<Stage> action) {}

    public Scenario {
        course = List.copyOf(course);
        back = List.copyOf(back);
    }
}
