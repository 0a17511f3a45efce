package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.BackupSet;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.DataKind;
import vn.dcim.core.backup.FindingKind;
import vn.dcim.core.regulation.Limits;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;

/** What is backed up, by kind of data, and when each was last backed up well. */
@Singleton
@Requires(property = "datasources.default.url")
final class BackupLevelEvidence extends NamedEvidence<BackupLevelEvidence.Facts> {

    static final String NAME = "backup-levels";

    /** Copies that are not what the source was, or could not be brought back. */
    private static final Set<FindingKind> BROKEN =
            EnumSet.of(FindingKind.DIFFERENT, FindingKind.TEST_FAILED, FindingKind.SHRUNK);

    private final Backups backups;

    BackupLevelEvidence(Backups backups) {
        super(NAME, Facts.class);
        this.backups = backups;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<DataSet> sets) {

        Facts {
            sets = List.copyOf(sets);
        }
    }

    /**
     * @param kind code of {@link DataKind}
     * @param savedAt the last good backup of the last two months; null for none
     * @param broken what is wrong with its copies: codes of findings
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DataSet(
            long id,
            String name,
            String kind,
            boolean isImportant,
            @Nullable Instant savedAt,
            List<String> broken) {

        DataSet {
            broken = List.copyOf(broken);
        }
    }

    @Override
    public Facts gather(Instant now) {
        Map<Long, List<Backups.Standing>> bySet = OneRound.once("backups", backups::standings).stream()
                .filter(standing -> standing.plan().active())
                .collect(Collectors.groupingBy(standing -> standing.set().id()));
        return new Facts(backups.sets().stream()
                .filter(BackupSet::active)
                .map(set -> {
                    List<Backups.Standing> plans = bySet.getOrDefault(set.id(), List.of());
                    return new DataSet(
                            set.id(),
                            set.name(),
                            set.kind().code(),
                            set.isImportant(),
                            plans.stream()
                                    .flatMap(plan -> plan.facts().runs().stream())
                                    .filter(BackupRun::isGood)
                                    .map(BackupRun::endedAt)
                                    .filter(Objects::nonNull)
                                    .max(Comparator.naturalOrder())
                                    .orElse(null),
                            plans.stream()
                                    .flatMap(plan -> plan.findings().stream())
                                    .map(finding -> finding.kind())
                                    .filter(BROKEN::contains)
                                    .map(FindingKind::code)
                                    .distinct()
                                    .sorted()
                                    .toList());
                })
                .toList());
    }

    /** Checks of what is backed up, level by level. */
    @Factory
    static final class Checks {

        private static final String PAGE = "/backups";

        /** The draft of Kon Tum, 10.1. */
        private static final Map<String, Set<String>> LEVELS = Map.of(
                "system", Set.of(DataKind.OS_IMAGE.code(), DataKind.CONFIGURATION.code()),
                "application", Set.of(DataKind.DATABASE.code()),
                "user", Set.of(DataKind.BUSINESS_DATA.code()));

        /** Hưng Yên, 7.3: operating systems, specialised software, important databases. */
        private static final List<String> KINDS =
                List.of(DataKind.OS_IMAGE.code(), DataKind.CONFIGURATION.code(), DataKind.DATABASE.code());

        @Singleton
        @Named("backup-levels")
        RuleCheck<Facts> levels() {
            return new RuleCheck<>("backup-levels", NAME, (facts, question, ruling) -> {
                ruling.proof(Phrase.of("backup-sets", facts.sets().size()), PAGE);
                if (facts.sets().isEmpty()) {
                    return;
                }
                ruling.looked();
                Arrays.stream(question.limits().word("levels").split("\\|"))
                        .filter(level -> facts.sets().stream()
                                .noneMatch(set ->
                                        LEVELS.getOrDefault(level, Set.of()).contains(set.kind())
                                                && set.savedAt() != null))
                        .forEach(level -> ruling.wrong(new Offence(
                                "backup-level:" + level, "", Phrase.of("backup-level-missing-" + level), PAGE)));
                facts.sets().forEach(set -> set.broken()
                        .forEach(code -> ruling.wrong(new Offence(
                                "backup-set:" + set.id(), set.name(), Phrase.of("backup-broken-" + code), PAGE))));
            });
        }

        @Singleton
        @Named("backup-intervals")
        RuleCheck<Facts> intervals() {
            return new RuleCheck<>("backup-intervals", NAME, (facts, question, ruling) -> {
                Map<String, Integer> days = days(question.limits());
                ruling.proof(Phrase.of("backup-sets", facts.sets().size()), PAGE);
                if (facts.sets().isEmpty()) {
                    return;
                }
                ruling.looked();
                KINDS.stream()
                        .filter(kind -> facts.sets().stream()
                                .noneMatch(set -> set.kind().equals(kind)))
                        .forEach(kind -> ruling.wrong(new Offence(
                                "backup-kind:" + kind, "", Phrase.of("backup-kind-missing-" + kind), PAGE)));
                for (DataSet set : facts.sets()) {
                    int most = days.get(set.isImportant() ? "important" : "normal");
                    if (set.savedAt() == null) {
                        ruling.wrong(
                                new Offence("backup-set:" + set.id(), set.name(), Phrase.of("backup-never"), PAGE));
                    } else if (question.at().isAfter(set.savedAt().plus(Duration.ofDays(most)))) {
                        ruling.wrong(new Offence(
                                "backup-set:" + set.id(),
                                set.name(),
                                Phrase.of("backup-too-old", set.savedAt(), most),
                                PAGE));
                    } else {
                        ruling.due(set.savedAt().plus(Duration.ofDays(most)));
                    }
                }
            });
        }

        /** Reads {@code important:1|normal:7}, or one figure for all. @throws Limits.NotSet */
        private static Map<String, Integer> days(Limits limits) {
            String word = limits.word("backup_interval");
            Map<String, Integer> days = new HashMap<>();
            for (String part : word.split("\\|")) {
                int colon = part.indexOf(':');
                int figure = Integer.parseInt(part.substring(colon + 1).strip());
                if (colon < 0) {
                    days.put("important", figure);
                    days.put("normal", figure);
                } else {
                    days.put(part.substring(0, colon).strip(), figure);
                }
            }
            return days;
        }
    }
}
