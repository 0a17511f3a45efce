package vn.dcim.plant.scenario;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts, steps and stops scenarios; every call is made under the model's lock. */
public final class Director {

    private final Stage stage;
    private final Map<String, Scenario> all = Scenarios.all();
    private final Map<String, Run> running = new LinkedHashMap<>();

    public Director(Stage stage) {
        this.stage = stage;
    }

    /** All scenarios by name. */
    public Map<String, Scenario> scenarios() {
        return all;
    }

    /** The names of those under way, their way back included. */
    public Set<String> running() {
        return new LinkedHashSet<>(running.keySet());
    }

    /** Begins; the actions of its first moment happen now. One that is under way is refused. */
    public void start(String name) {
        Scenario scenario = known(name);
        if (running.containsKey(name)) {
            throw new IllegalStateException("Scenario " + name + " is already running; stop it first");
        }
        Run run = new Run(scenario, stage.model().second());
        running.put(name, run);
        step();
    }

    /** Begins the way back now; one that is not running, or already on its way back, is left as it is. */
    public void stop(String name) {
        known(name);
        Run run = running.get(name);
        if (run != null && !run.goingBack) {
            run.goBack(stage.model().second());
            step();
        }
    }

    private Scenario known(String name) {
        Scenario scenario = all.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException(
                    "There is no scenario " + name + "; there are " + String.join(", ", all.keySet()));
        }
        return scenario;
    }

    /** Does what is due at the model's present second. */
    public void step() {
        running.values().removeIf(run -> run.step(stage));
    }

    private static final class Run {

        private final Scenario scenario;
        private long began;
        private int next;
        private boolean goingBack;

        private Run(Scenario scenario, long second) {
            this.scenario = scenario;
            began = second;
        }

        private void goBack(long second) {
            goingBack = true;
            began = second;
            next = 0;
        }

        /** Whether it is over. */
        private boolean step(Stage stage) {
            long second = stage.model().second();
            if (!goingBack) {
                act(scenario.course(), stage, second);
                if (scenario.lasts() != null
                        && second - began >= scenario.lasts().toSeconds()) {
                    goBack(second);
                }
            }
            if (goingBack) {
                act(scenario.back(), stage, second);
            }
            return goingBack && next == scenario.back().size();
        }

        private void act(List<Scenario.Step> steps, Stage stage, long second) {
            while (next < steps.size()
                    && second - began >= steps.get(next).after().toSeconds()) {
                steps.get(next++).action().accept(stage);
            }
        }
    }
}
