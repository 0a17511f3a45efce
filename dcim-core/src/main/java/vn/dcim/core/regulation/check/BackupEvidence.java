package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupSet;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;

/** Data sets, the plans that back them up, their runs, copies and restore tests. */
@Singleton
@Requires(property = "datasources.default.url")
final class BackupEvidence extends NamedEvidence<Findings> {

    static final String NAME = "backups";

    private final Backups backups;

    BackupEvidence(Backups backups) {
        super(NAME, Findings.class);
        this.backups = backups;
    }

    @Override
    public Findings gather(Instant now) {
        List<Backups.Standing> standings = OneRound.once("backups", backups::standings).stream()
                .filter(standing -> standing.plan().active())
                .toList();
        long sets = backups.sets().stream().filter(BackupSet::active).count();
        long plans = standings.stream()
                .map(Backups.Standing::plan)
                .filter(BackupPlan::active)
                .count();
        Stream<Findings.Found> ofPlans = standings.stream().flatMap(standing -> standing.findings().stream()
                .map(finding -> found(finding, "/backups/" + standing.plan().id())));
        Stream<Findings.Found> ofSets = backups.setFindings().stream().map(finding -> found(finding, "/backups"));
        return new Findings(
                sets > 0,
                Stream.concat(ofPlans, ofSets).distinct().toList(),
                List.of(Proof.of(Phrase.of("backup-plans", sets, plans), "/backups")));
    }

    private static Findings.Found found(vn.dcim.core.backup.Finding finding, String path) {
        return new Findings.Found(
                finding.kind().obligations(),
                new Offence(
                        "backup-set:" + finding.setId(),
                        finding.subject(),
                        Phrase.of("finding", "backup.finding." + finding.kind().code(), finding.detail()),
                        path));
    }
}
