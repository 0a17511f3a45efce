package vn.dcim.web.regulation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.regulation.Difference;
import vn.dcim.core.regulation.Preview;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.State;
import vn.dcim.web.language.Words;

/**
 * The page of what another profile would bring.
 *
 * @param counts of the profile in force
 * @param supposed of the other, the worst first
 * @param differences those in which the two do not say the same
 */
public record ProfilePage(
        Profile inForce,
        List<RegulationText> texts,
        Map<State, Long> counts,
        Preview.Under there,
        List<Preview.Supposed> supposed,
        List<Difference> differences) {

    public boolean isInForce() {
        return inForce.id().equals(there.profile().id());
    }

    public long count(State state) {
        return counts.getOrDefault(state, 0L);
    }

    /** Returns what some texts say of a topic, each with its place. */
    public static List<String> said(Difference difference, List<RegulationText> texts, Words words) {
        return texts.stream()
                .flatMap(text -> difference.of(text.id()).stream()
                        .map(said -> RegulationWords.of(words, said.value()) + " ("
                                + words.t("regulation.place.article", said.article()) + ", " + text.number() + ")"))
                .toList();
    }

    /** Returns the limits of an obligation in one line. */
    public static String limits(Preview.Supposed supposed, Words words) {
        return supposed.limits().all().stream()
                .map(limit -> RegulationWords.limit(words, limit) + " " + RegulationWords.figure(words, limit))
                .collect(Collectors.joining("; "));
    }
}
