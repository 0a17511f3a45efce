package vn.dcim.core.account;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.audit.AuditTerm;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds the rules of the regulation that the centre is under. */
@Factory
final class AccessRulesFactory {

    static final String FOLDER = "access-rules";

    /** The profile where none is named. */
    static final String USUAL = "bac-kan";

    /**
     * @param profile name of a file
     * @param site folder with the site's own files, which come before those that the program carries
     * @throws DcimException BROKEN_DEFINITION, INVALID_VALUE for a profile that has no file
     */
    @Singleton
    AccessRules rules(
            @Property(name = "dcim.regulation.profile", defaultValue = USUAL) String profile,
            @Nullable @Property(name = "dcim.regulation.access-rules") Path site) {
        Map<String, AccessRules> known = all(site);
        AccessRules rules = known.get(profile);
        if (rules == null) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "dcim.regulation.profile", profile, String.join(", ", known.keySet()));
        }
        return rules;
    }

    /** For how long the audit log is kept, which does not know of profiles. */
    @Singleton
    AuditTerm auditTerm(AccessRules rules) {
        AccessRules.LogTerm log = rules.auditLog();
        return new AuditTerm(log.keep().value(), articles(log.keep().from()), articles(log.askedBy()));
    }

    private static List<String> articles(List<Rule.Source> sources) {
        return sources.stream()
                .map(source -> source.article() + ", " + source.document())
                .toList();
    }

    /** Returns every file's rules by profile: all are read, so that a broken one is found before it is needed. */
    static Map<String, AccessRules> all(@Nullable Path site) {
        Map<String, AccessRules> rules = new LinkedHashMap<>();
        Stream.concat(
                        DefinitionFiles.carried(FOLDER, AccessRulesFactory.class.getClassLoader()).stream(),
                        DefinitionFiles.under(site).stream())
                .forEach(file -> rules.put(profile(file), AccessRulesReader.read(profile(file), file)));
        return rules;
    }

    private static String profile(YamlNode file) {
        return Path.of(file.file()).getFileName().toString().replaceFirst("\\.yaml$", "");
    }
}
