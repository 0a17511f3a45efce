package vn.dcim.core.regulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.register.Wording;

/**
 * Whose rules a centre is under.
 *
 * @param id as {@code dcim.regulation.profile} names it
 * @param texts ids of the texts that are judged together
 * @param settings by obligation and key, what holds where a text demands a limit and gives no figure
 */
public record Profile(
        String id, Wording name, Wording note, List<String> texts, Map<String, Map<String, String>> settings) {

    Optional<String> setting(String obligation, String key) {
        return Optional.ofNullable(settings.getOrDefault(obligation, Map.of()).get(key));
    }
}
