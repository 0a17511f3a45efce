package vn.dcim.web.incident;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.drill.DrillConfig;
import vn.dcim.core.drill.DrillScore;
import vn.dcim.core.drill.Drills;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;

/**
 * Drills.
 *
 * @param score of the one that goes on; null for none
 * @param yearWithout calendar year without a drill; 0 where there was one
 * @param played codes of the scenarios that are played, not only told
 * @param names full names by account
 * @param typed what was refused
 * @param fault empty for none
 */
public record DrillPage(
        List<Drills.Listed> drills,
        @Nullable DrillScore score,
        int yearWithout,
        DrillConfig limits,
        List<String> played,
        Map<String, String> names,
        Typed typed,
        String fault) {

    public @Nullable Drills.Listed running() {
        return drills.stream().filter(drill -> !drill.isOver()).findFirst().orElse(null);
    }

    public List<Drills.Listed> held() {
        return drills.stream().filter(Drills.Listed::isOver).toList();
    }

    /** Returns how long something took, in words; a dash where it did not happen. */
    public static String took(Instant from, @Nullable Instant at, Words words) {
        return at == null ? "–" : words.span(Duration.between(from, at).toSeconds());
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }
}
