package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.RunState;
import vn.dcim.core.incident.IncidentAttempt;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.IncidentGroup;
import vn.dcim.core.incident.IncidentStep;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.Scale;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;

/** Evidence and checks of the order in which things were done about an incident. */
@Factory
final class IncidentOrderChecks {

    static final String ORDER = "incident-order";

    private static final String DEPARTMENT = "department";
    private static final String SUPERIOR = "superior-body";

    @Singleton
    @Named(ORDER)
    @Requires(property = "datasources.default.url")
    SheetEvidence order(Incidents incidents, Backups backups) {
        return new SheetEvidence(ORDER, now -> gather(incidents, backups, now));
    }

    /** An order in time: a run that ended well, and only then the first remedy. */
    @Singleton
    @Named("backed-up-before-repair")
    SheetCheck backedUp() {
        return new SheetCheck("backed-up-before-repair", ORDER, true, (line, _) -> {
            Instant repair = line.instant("repair");
            if (repair == null || line.has("excused")) {
                return SheetCheck.Found.NOTHING;
            }
            Instant ended = line.instant("run-ended");
            return SheetCheck.Found.of(
                    SheetCheck.when(ended == null && !line.has("run"), "repair-without-backup", repair),
                    SheetCheck.when(ended == null && line.has("run"), "backup-not-well", repair),
                    SheetCheck.when(ended != null && !ended.isBefore(repair), "backup-after-repair", ended, repair));
        });
    }

    @Singleton
    @Named("attack-in-order")
    SheetCheck attack() {
        return new SheetCheck("attack-in-order", ORDER, true, (line, _) -> {
            Instant repair = line.instant("repair");
            if (!line.has("attack") || repair == null && !line.has("closed")) {
                return SheetCheck.Found.NOTHING;
            }
            Instant cut = line.instant("isolated");
            Instant copied = line.instant("copied");
            Instant restored = repair;
            return SheetCheck.Found.of(
                    SheetCheck.when(cut == null, "attack-not-isolated"),
                    SheetCheck.when(copied == null, "attack-not-copied"),
                    SheetCheck.when(
                            cut != null && copied != null && copied.isBefore(cut),
                            "copied-before-isolated",
                            copied,
                            cut),
                    SheetCheck.when(
                            copied != null && restored != null && !copied.isBefore(restored),
                            "restored-before-copied",
                            restored,
                            copied));
        });
    }

    /** A system of the centre goes to the report at once: it is told before anybody repairs it, and minutes end it. */
    @Singleton
    @Named("five-steps")
    SheetCheck fiveSteps() {
        return new SheetCheck("five-steps", ORDER, true, (line, _) -> {
            if (!line.has("security")) {
                return SheetCheck.Found.NOTHING;
            }
            Instant told = line.instant("told-" + DEPARTMENT);
            Instant repair = line.instant("repair");
            boolean isClosed = line.has("closed");
            return SheetCheck.Found.of(
                    SheetCheck.when(told == null && (repair != null || isClosed), "handled-without-report"),
                    SheetCheck.when(
                            told != null && repair != null && told.isAfter(repair),
                            "reported-after-repair",
                            repair,
                            told),
                    SheetCheck.when(isClosed && !line.has("minutes"), "incident-without-minutes"),
                    SheetCheck.when(isClosed && !line.has("written-" + SUPERIOR), "superior-not-written-to"));
        });
    }

    private static Sheet gather(Incidents incidents, Backups backups, Instant now) {
        Instant from = OrderChecks.yearBack(now);
        List<IncidentFile> real = OneRound.once("incidents", incidents::all).stream()
                .filter(file -> !file.incident().drill())
                .toList();
        List<Sheet.Line> lines = new ArrayList<>();
        for (IncidentFile file : real) {
            if (!file.isClosed() || !file.incident().detectedAt().isBefore(from)) {
                lines.add(line(file, backups));
            }
        }
        return new Sheet(
                !real.isEmpty(),
                lines,
                List.of(new Proof(Phrase.of("incidents", lines.size()), from, now, "/incidents")));
    }

    private static Sheet.Line line(IncidentFile file, Backups backups) {
        List<BackupRun> runs = file.steps().stream()
                .filter(step -> step.kind() == StepKind.BACKED_UP && step.runId() != null)
                .map(step -> backups.run(step.runId()))
                .toList();
        Sheet.Told told = new Sheet.Told()
                .when("attack", file.group() == IncidentGroup.ATTACK)
                .when("security", file.group() == IncidentGroup.ATTACK || isOfSecurity(file))
                .when("closed", file.isClosed())
                .with("repair", first(file, StepKind.REPAIR_STARTED, StepKind.REPAIRED))
                .with("isolated", first(file, StepKind.ISOLATED))
                .with("copied", first(file, StepKind.BACKED_UP))
                .when("minutes", file.has(StepKind.MINUTES))
                .when("excused", file.has(StepKind.ORDER_OVERRIDDEN))
                .when("run", !runs.isEmpty())
                .with(
                        "run-ended",
                        runs.stream()
                                .filter(run -> run.state() == RunState.DONE && run.endedAt() != null)
                                .map(BackupRun::endedAt)
                                .min(Comparator.naturalOrder())
                                .orElse(null));
        Map<String, List<IncidentAttempt>> byBody = file.attempts().stream()
                .filter(attempt -> attempt.result() != IncidentAttempt.Result.FAILED)
                .collect(Collectors.groupingBy(IncidentAttempt::body));
        byBody.forEach((body, attempts) -> told.with(
                        "told-" + body,
                        attempts.stream()
                                .map(IncidentAttempt::attemptedAt)
                                .min(Comparator.naturalOrder())
                                .orElse(null))
                .when(
                        "written-" + body,
                        attempts.stream()
                                .anyMatch(attempt -> attempt.channel().equals("letter")
                                        || attempt.channel().equals("mail"))));
        long id = file.incident().id();
        return told.of("incident:" + id, file.incident().title(), "/incidents/" + id);
    }

    private static boolean isOfSecurity(IncidentFile file) {
        String level = file.rating(Scale.SECURITY).level();
        return !level.isEmpty() && !level.equals("security-none");
    }

    private static @Nullable Instant first(IncidentFile file, StepKind... kinds) {
        return file.steps().stream()
                .filter(step -> List.of(kinds).contains(step.kind()))
                .map(IncidentStep::happenedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
