package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.register.Wording;

/** All texts that are known, the profiles that put them together, and what the site set. */
public final class Catalogue {

    private static final String FOLDER = "regulation";

    private final Map<String, RegulationText> texts;
    private final Map<String, Profile> profiles;
    private final Map<String, Map<String, String>> site;
    private final Map<String, Obligation> obligations = new LinkedHashMap<>();
    private final Profile profile;

    private Catalogue(
            Map<String, RegulationText> texts,
            Map<String, Profile> profiles,
            Map<String, Map<String, String>> site,
            String profile) {
        this.texts = texts;
        this.profiles = profiles;
        this.site = site;
        texts.values().forEach(text -> text.obligations()
                .forEach(obligation -> obligations.put(obligation.id(), obligation)));
        if (!profiles.containsKey(profile)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "dcim.regulation.profile", profile, String.join(", ", profiles.keySet()));
        }
        this.profile = profiles.get(profile);
    }

    /**
     * Reads what the program carries and what the site adds: a text of the same id comes before the program's.
     *
     * @param folder of the site; null for none
     * @param profile that the centre is under
     * @throws DcimException BROKEN_DEFINITION, INVALID_VALUE for a profile that there is not
     */
    static Catalogue load(@Nullable Path folder, String profile) {
        ClassLoader loader = Catalogue.class.getClassLoader();
        Map<String, RegulationText> texts = new LinkedHashMap<>();
        Map<String, Profile> profiles = new LinkedHashMap<>();
        Map<String, String> checks = new LinkedHashMap<>();
        for (YamlNode file : DefinitionFiles.carried(FOLDER + "/texts", loader)) {
            RegulationText text = CatalogueReader.text(file);
            texts.put(text.id(), text);
        }
        DefinitionFiles.carried(FOLDER + "/checks", loader)
                .forEach(file -> checks.putAll(CatalogueReader.checks(file)));
        DefinitionFiles.carried(FOLDER + "/profiles", loader)
                .forEach(file -> profiles.putAll(CatalogueReader.profiles(file)));
        Map<String, Wording> leftOut = new LinkedHashMap<>();
        DefinitionFiles.carried(FOLDER + "/in-part", loader)
                .forEach(file -> leftOut.putAll(CatalogueReader.leftOut(file)));
        texts.replaceAll((_, text) -> checked(text, checks, leftOut));
        Map<String, Map<String, String>> site = Map.of();
        if (folder != null) {
            for (YamlNode file : under(folder, "texts")) {
                RegulationText text = CatalogueReader.text(file);
                texts.put(text.id(), text);
            }
            under(folder, "profiles").forEach(file -> profiles.putAll(CatalogueReader.profiles(file)));
            for (YamlNode file : under(folder, "settings")) {
                site = CatalogueReader.settings(file);
            }
        }
        return new Catalogue(texts, profiles, site, profile);
    }

    private static List<YamlNode> under(Path folder, String name) {
        Path below = folder.resolve(name);
        return Files.isDirectory(below) ? DefinitionFiles.under(below) : List.of();
    }

    private static RegulationText checked(
            RegulationText text, Map<String, String> checks, Map<String, Wording> leftOut) {
        return new RegulationText(
                text.id(),
                text.number(),
                text.title(),
                text.issuer(),
                text.issued(),
                text.validFrom(),
                text.validTo(),
                text.isDraft(),
                text.articles(),
                text.obligations().stream()
                        .map(obligation -> checks.containsKey(obligation.id())
                                ? obligation.checkedBy(checks.get(obligation.id()), leftOut.get(obligation.id()))
                                : obligation)
                        .toList());
    }

    /** Returns a text as a file of the site writes it. @throws DcimException BROKEN_DEFINITION */
    public static RegulationText readText(YamlNode file) {
        return CatalogueReader.text(file);
    }

    /** Returns the profiles of a file of the site. @throws DcimException BROKEN_DEFINITION */
    public static List<Profile> readProfiles(YamlNode file) {
        return List.copyOf(CatalogueReader.profiles(file).values());
    }

    /** Returns the profile that the centre is under. */
    public Profile profile() {
        return profile;
    }

    public List<Profile> profiles() {
        return List.copyOf(profiles.values());
    }

    /** Returns every text, whether in force here or not. */
    public List<RegulationText> texts() {
        return List.copyOf(texts.values());
    }

    /** Returns the texts of a profile that are in force on a day, the draft of a profile too. */
    public List<RegulationText> texts(Profile of, LocalDate day) {
        return of.texts().stream()
                .flatMap(id -> Stream.ofNullable(texts.get(id)))
                .filter(text -> text.isValid(day))
                .toList();
    }

    public Optional<Obligation> find(String id) {
        return Optional.ofNullable(obligations.get(id));
    }

    public Optional<RegulationText> text(String id) {
        return Optional.ofNullable(texts.get(id));
    }

    /** Returns the limits of an obligation as they hold under a profile. */
    public Limits limits(Obligation obligation, Profile under) {
        List<Limit> limits = new ArrayList<>();
        for (Parameter parameter : obligation.parameters()) {
            limits.add(limit(obligation.id(), parameter, under));
        }
        return new Limits(limits);
    }

    private Limit limit(String obligation, Parameter parameter, Profile under) {
        if (!parameter.isOfTheSite()) {
            return new Limit(parameter.key(), parameter.operator(), parameter.value(), Limit.Origin.TEXT);
        }
        Optional<String> own =
                Optional.ofNullable(site.getOrDefault(obligation, Map.of()).get(parameter.key()));
        Optional<String> proposed = under.setting(obligation, parameter.key());
        Limit.Origin origin =
                own.isPresent() ? Limit.Origin.SITE : proposed.isPresent() ? Limit.Origin.PROFILE : Limit.Origin.OPEN;
        return new Limit(
                parameter.key(), parameter.operator(), own.or(() -> proposed).orElse(""), origin);
    }
}
