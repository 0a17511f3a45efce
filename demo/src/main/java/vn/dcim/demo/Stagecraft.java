package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.plant.Plant;
import vn.dcim.web.language.Words;

/** Starts and stops what happens to the plant, moves time, and writes down who did it. */
@Singleton
final class Stagecraft {
    private static final Duration LONGEST_STEP = Duration.ofDays(400);

    private final Plant plant;
    private final KeptClock clock;
    private final DemoPeople people;
    private final AuditLog audit;

    Stagecraft(Plant plant, KeptClock clock, DemoPeople people, AuditLog audit) {
        this.plant = plant;
        this.clock = clock;
        this.people = people;
        this.audit = audit;
    }

    /** All scenarios, in the order of the plant. */
    List<ScenarioView> scenarios(Words words) {
        Set<String> running = plant.running();
        return plant.scenarios().keySet().stream()
                .map(name -> view(name, running.contains(name), words))
                .toList();
    }

    /** @throws DcimException NOT_FOUND, or ILLEGAL_TRANSITION when it is under way */
    ScenarioView start(String name, String actor, Words words) {
        known(name);
        try {
            plant.start(name);
        } catch (IllegalStateException e) {
            throw new DcimException(e, ErrorCode.ILLEGAL_TRANSITION, "scenario " + name, "running", "start");
        }
        audit.record(actor, "scenario.start", "scenario:" + name, "", "running", "");
        return now(name, words);
    }

    /** Begins the way back; one that does not run is left as it is. @throws DcimException NOT_FOUND */
    ScenarioView stop(String name, String actor, Words words) {
        known(name);
        String was = plant.running().contains(name) ? "running" : "";
        plant.stop(name);
        audit.record(actor, "scenario.stop", "scenario:" + name, was, "", "");
        return now(name, words);
    }

    ClockView time() {
        return new ClockView(clock.clock().instant(), clock.clock().ahead().toString());
    }

    /**
     * Moves the clock of program and plant, and returns when the plant has lived through it.
     *
     * @throws DcimException INVALID_VALUE for what is no step forward of at most 400 days
     */
    ClockView move(ClockStep step, String actor) {
        Duration by = by(step);
        ClockView before = time();
        try {
            clock.advance(by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plant.advance(Duration.ZERO);
        people.areAtWork();
        ClockView after = time();
        audit.record(
                actor,
                "clock.advance",
                "clock",
                before.now().toString(),
                after.now().toString(),
                "");
        return after;
    }

    private Duration by(ClockStep step) {
        String given = step.advance() != null ? step.advance() : String.valueOf(step.now());
        Duration by;
        try {
            by = step.advance() != null
                    ? Duration.parse(given)
                    : Duration.between(clock.clock().instant(), Instant.parse(given));
        } catch (DateTimeParseException e) {
            throw new DcimException(
                    e, ErrorCode.INVALID_VALUE, "advance", given, "PT1H, P30D or now: 2026-12-31T00:00:00Z");
        }
        if (by.isNegative() || by.compareTo(LONGEST_STEP) > 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "advance", given, "PT0S–P400D");
        }
        return by;
    }

    private void known(String name) {
        if (!plant.scenarios().containsKey(name)) {
            throw new DcimException(ErrorCode.NOT_FOUND, "scenario", name);
        }
    }

    private ScenarioView now(String name, Words words) {
        return view(name, plant.running().contains(name), words);
    }

    private static ScenarioView view(String name, boolean running, Words words) {
        return new ScenarioView(
                name, words.t("scenario." + name), words.t("scenario." + name + ".explanation"), running);
    }
}
