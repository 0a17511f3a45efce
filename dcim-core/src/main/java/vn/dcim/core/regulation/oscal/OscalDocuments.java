package vn.dcim.core.regulation.oscal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.register.Wording;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.report.ReportJson;

/**
 * Writes OSCAL documents as JSON, the same bytes for the same content: identifiers are UUIDs of version 5, of what they are of and its
 * version; a version is the day of the text and the first digits of the SHA-256 of what the document says.
 */
@Singleton
public final class OscalDocuments {

    private final Catalogue catalogue;
    private final ReportJson json;

    OscalDocuments(Catalogue catalogue, ReportJson json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    /** Returns a text as a catalog. @throws DcimException NOT_FOUND */
    public byte[] catalog(String text) {
        return catalog(catalogue.text(text).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "text", text)));
    }

    /** Returns a text as a catalog. */
    public byte[] catalog(RegulationText text) {
        return bytes(OscalCatalog.of(text, this::sha256));
    }

    /** Returns a profile with its own figures, not those that the site set. @throws DcimException NOT_FOUND */
    public byte[] profile(String id) {
        return profile(catalogue.profiles().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "profile", id)));
    }

    public byte[] profile(Profile profile) {
        return bytes(OscalProfile.of(profile, day(profile), this::sha256));
    }

    /** Returns how the obligations in force on a day are judged. @param words that say a phrase */
    public byte[] assessmentPlan(LocalDate day, Function<Phrase, String> words) {
        return bytes(assessment(day, words).plan(day(catalogue.profile()), this::sha256));
    }

    /**
     * Returns how obligations stood.
     *
     * @param day of the texts in force
     * @param start of what is told; {@code at} where it is about no period
     * @param at how it stood then
     * @param words that say a phrase
     */
    public byte[] assessmentResults(
            List<Standing> standings, LocalDate day, Instant start, Instant at, Function<Phrase, String> words) {
        return bytes(assessment(day, words).results(standings, start, at, this::sha256));
    }

    private OscalAssessment assessment(LocalDate day, Function<Phrase, String> words) {
        return new OscalAssessment(catalogue.profile(), catalogue.texts(catalogue.profile(), day), words);
    }

    /** The newest of its texts; a profile of texts that nobody knows is of the first of all days. */
    private LocalDate day(Profile profile) {
        return profile.texts().stream()
                .flatMap(text -> catalogue.text(text).stream())
                .map(RegulationText::issued)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }

    /**
     * What a document became.
     *
     * @param file below {@code dcim.regulation.folder}
     * @param yaml what stands in it
     * @param articles 0 for a profile
     * @param count of obligations, or of the figures of a profile
     */
    public record Taken(String file, String yaml, Wording title, int articles, int count) {}

    /**
     * Makes a file for {@code dcim.regulation.folder} of a catalog or a profile that {@link #catalog} or {@link #profile} of some site wrote.
     *
     * @param name of the document, for what is wrong with it
     * @throws DcimException BROKEN_DEFINITION with the path of what is wrong
     */
    public Taken take(String name, byte[] document) {
        OscalNode root = new OscalNode(name, "", parsed(name, document));
        if (Oscal.find(root.json(), "profile") != null) {
            String yaml = TextFiles.yaml(OscalProfile.read(root));
            // why: what a site's file may hold is told in one place
            Profile profile = Catalogue.readProfiles(YamlNode.read(name, new StringReader(yaml)))
                    .getFirst();
            return new Taken(
                    "profiles/" + profile.id() + ".yaml",
                    yaml,
                    profile.name(),
                    0,
                    profile.settings().values().stream().mapToInt(Map::size).sum());
        }
        String yaml = TextFiles.yaml(OscalCatalog.read(root));
        RegulationText text = Catalogue.readText(YamlNode.read(name, new StringReader(yaml)));
        return new Taken(
                "texts/" + text.id().toLowerCase(Locale.ROOT) + ".yaml",
                yaml,
                text.title(),
                text.articles().size(),
                text.obligations().size());
    }

    private JsonNode parsed(String name, byte[] document) {
        try {
            return json.read(document, JsonNode.class);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof JsonProcessingException broken
                    ? new DcimException(e, ErrorCode.BROKEN_DEFINITION, name, line(broken), broken.getOriginalMessage())
                    : new DcimException(e, ErrorCode.BROKEN_DEFINITION, name, 1, "JSON");
        }
    }

    private static int line(JsonProcessingException broken) {
        return broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
    }

    private byte[] bytes(Object document) {
        return json.bytes(Oscal.json(document));
    }

    private String sha256(Object piece) {
        return ReportJson.sha256(bytes(piece));
    }
}
