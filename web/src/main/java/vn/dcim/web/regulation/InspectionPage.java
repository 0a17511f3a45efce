package vn.dcim.web.regulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.inspection.InspectionFile;
import vn.dcim.web.language.Words;

/**
 * The page of one inspection file.
 *
 * @param profile under which it was made; empty where the program does not know it any more
 * @param sums lines of its list of hashes that are worth reading, which are all but facts and results
 * @param entries how many files its archive has
 * @param fault why it was not noted as sent; empty where nobody tried
 */
public record InspectionPage(
        InspectionFile file,
        Optional<Profile> profile,
        List<String> sums,
        int entries,
        Map<String, String> typed,
        String fault) {

    /** Returns what the profile is called; its code where nobody knows it any more. */
    public String profileName(Words words) {
        return profile.map(known -> RegulationWords.of(words, known.name())).orElse(file.profile());
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
