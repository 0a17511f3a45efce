package vn.dcim.core.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;

/** What counts as a good backup, rule by rule, all from the same facts. */
final class BackupRules {

    private static final int COPIES = 3;
    private static final int MEDIA = 2;
    private static final int PLACES = 2;
    private static final int USUAL_OF = 5;
    private static final int PERCENT = 100;

    private BackupRules() {}

    /** Judges a data set whatever its plans do. */
    static List<Finding> findings(BackupSet set, List<BackupPlan> plans) {
        List<Finding> found = new ArrayList<>();
        if (plans.isEmpty()) {
            found.add(new Finding(FindingKind.NO_PLAN, set.id(), set.name(), ""));
        }
        if (!set.missing().isEmpty()) {
            found.add(new Finding(FindingKind.ATTRIBUTES, set.id(), set.name(), String.join(", ", set.missing())));
        }
        return found;
    }

    /** Judges a plan; nothing is said of one that is paused. @return worst first */
    static List<Finding> findings(Backups.Facts facts, BackupConfig config, Instant now) {
        if (!facts.plan().active()) {
            return List.of();
        }
        Stream<Optional<Finding>> all = Stream.of(
                newest(facts, now),
                overdue(facts, config, now),
                shrunk(facts, config),
                sameDevice(facts),
                onePlace(facts, config, now),
                threeTwoOne(facts, config, now),
                external(facts, now),
                unverified(facts),
                test(facts, now));
        return all.flatMap(Optional::stream)
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
    }

    private static Optional<Finding> finding(FindingKind kind, Backups.Facts facts, String detail) {
        return Optional.of(new Finding(kind, facts.set().id(), facts.plan().name(), detail));
    }

    /** What became of the newest run that was due or made. */
    private static Optional<Finding> newest(Backups.Facts facts, Instant now) {
        List<BackupRun> ended =
                facts.runs().stream().filter(run -> !run.isRunning()).toList();
        Instant newest = ended.isEmpty() ? Instant.EPOCH : ended.getFirst().startedAt();
        List<Instant> missed = DueRules.missed(facts.plan(), facts.runs(), now);
        if (!missed.isEmpty() && !missed.getLast().isBefore(newest)) {
            return finding(FindingKind.MISSED, facts, missed.getLast().toString());
        }
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        BackupRun last = ended.getFirst();
        return last.state() == RunState.FAILED
                ? finding(FindingKind.FAILED, facts, last.startedAt().toString())
                : last.verdict() == Verdict.DIFFERENT
                        ? finding(FindingKind.DIFFERENT, facts, last.compared())
                        : Optional.empty();
    }

    private static Optional<Finding> overdue(Backups.Facts facts, BackupConfig config, Instant now) {
        Instant since =
                lastGood(facts).map(BackupRun::startedAt).orElse(facts.plan().activeSince());
        return now.isAfter(since.plus(interval(facts.set(), config))
                        .plus(facts.plan().window()))
                ? finding(FindingKind.OVERDUE, facts, since.toString())
                : Optional.empty();
    }

    /** Returns within which time data of this class are to be backed up again. */
    static Duration interval(BackupSet set, BackupConfig config) {
        return Duration.ofDays(set.isImportant() ? config.importantDays() : config.normalDays());
    }

    /** A run that wrote or counted much less than the middle one of those before it. */
    private static Optional<Finding> shrunk(Backups.Facts facts, BackupConfig config) {
        List<BackupRun> good = facts.runs().stream()
                .filter(run -> run.state() == RunState.DONE)
                .toList();
        if (good.size() < 2) {
            return Optional.empty();
        }
        BackupRun last = good.getFirst();
        List<BackupRun> before = good.subList(1, Math.min(good.size(), 1 + USUAL_OF));
        long usualBytes = middle(before.stream().map(BackupRun::bytes).toList());
        long usualItems = middle(before.stream().map(BackupRun::items).toList());
        return isLess(last.bytes(), usualBytes, config) || isLess(last.items(), usualItems, config)
                ? finding(
                        FindingKind.SHRUNK,
                        facts,
                        usualBytes + " → " + last.bytes() + " B; " + usualItems + " → " + last.items())
                : Optional.empty();
    }

    private static boolean isLess(long now, long usual, BackupConfig config) {
        return usual > 0 && now * PERCENT < usual * (PERCENT - config.shrinkPercent());
    }

    private static long middle(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
    }

    private static Optional<Finding> sameDevice(Backups.Facts facts) {
        Long source = facts.set().assetId();
        return facts.targets().stream()
                .filter(target -> source != null && source.equals(target.assetId()))
                .findFirst()
                .flatMap(target -> finding(FindingKind.SAME_DEVICE, facts, target.address()));
    }

    private static Optional<Finding> onePlace(Backups.Facts facts, BackupConfig config, Instant now) {
        if (!facts.set().isImportant() || facts.runs().isEmpty()) {
            return Optional.empty();
        }
        List<BackupCopy> current = current(facts, interval(facts.set(), config), now).stream()
                .filter(copy -> copy.verifiedAt() != null)
                .toList();
        Set<Object> devices = current.stream()
                .map(BackupCopy::assetId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> places = current.stream()
                .map(copy -> copy.place().strip().toLowerCase(java.util.Locale.ROOT))
                .filter(place -> !place.isEmpty())
                .collect(Collectors.toSet());
        return devices.size() >= PLACES || places.size() >= PLACES
                ? Optional.empty()
                : finding(
                        FindingKind.ONE_PLACE, facts, current.size() + " / " + devices.size() + " / " + places.size());
    }

    private static Optional<Finding> threeTwoOne(Backups.Facts facts, BackupConfig config, Instant now) {
        if (!facts.set().isImportant() || facts.runs().isEmpty()) {
            return Optional.empty();
        }
        List<BackupCopy> current = current(facts, interval(facts.set(), config), now);
        long media = current.stream().map(BackupCopy::medium).distinct().count();
        long apart = current.stream().filter(BackupCopy::external).count();
        return current.size() >= COPIES && media >= MEDIA && apart >= 1
                ? Optional.empty()
                : finding(FindingKind.NOT_3_2_1, facts, current.size() + "-" + media + "-" + apart);
    }

    private static Optional<Finding> external(Backups.Facts facts, Instant now) {
        Instant monthAgo =
                ZonedDateTime.ofInstant(now, CentreTime.ZONE).minusMonths(1).toInstant();
        boolean isThere = facts.copies().stream()
                .anyMatch(copy -> copy.external() && !copy.madeAt().isBefore(monthAgo));
        return !facts.set().isImportant()
                        || isThere
                        || facts.plan().activeSince().isAfter(monthAgo)
                ? Optional.empty()
                : finding(FindingKind.NO_EXTERNAL, facts, "");
    }

    private static Optional<Finding> unverified(Backups.Facts facts) {
        return facts.runs().stream()
                .filter(run -> run.state() == RunState.DONE)
                .findFirst()
                .filter(run -> run.verdict() == Verdict.UNVERIFIED)
                .flatMap(run ->
                        finding(FindingKind.UNVERIFIED, facts, run.startedAt().toString()));
    }

    private static Optional<Finding> test(Backups.Facts facts, Instant now) {
        Optional<RestoreTest> last = facts.tests().stream()
                .filter(test -> test.state() != RunState.RUNNING)
                .findFirst();
        if (last.isPresent() && !last.get().isPassed()) {
            return finding(
                    FindingKind.TEST_FAILED, facts, last.get().startedAt().toString());
        }
        Instant due = testDue(facts);
        return now.isBefore(due) ? Optional.empty() : finding(FindingKind.TEST_OVERDUE, facts, due.toString());
    }

    /** Returns when the next restore test is due: calendar months after the last that passed, or after the plan began. */
    static Instant testDue(Backups.Facts facts) {
        Instant since = facts.tests().stream()
                .filter(RestoreTest::isPassed)
                .map(RestoreTest::startedAt)
                .findFirst()
                .orElse(facts.plan().activeSince());
        return ZonedDateTime.ofInstant(since, CentreTime.ZONE)
                .plusMonths(facts.plan().testMonths())
                .toInstant();
    }

    private static Optional<BackupRun> lastGood(Backups.Facts facts) {
        return facts.runs().stream().filter(BackupRun::isGood).findFirst();
    }

    /** Returns the copies of good runs that are no older than the interval of the data, with the window of the plan. */
    private static List<BackupCopy> current(Backups.Facts facts, Duration interval, Instant now) {
        Instant from = now.minus(interval).minus(facts.plan().window());
        Set<Long> good = facts.runsOfSet().stream()
                .filter(BackupRun::isGood)
                .filter(run -> !run.startedAt().isBefore(from))
                .map(BackupRun::id)
                .collect(Collectors.toSet());
        // why: of one target only the newest counts, else two nights on one disk would be two copies
        return facts.copies().stream()
                .filter(copy -> good.contains(copy.runId()))
                .sorted(Comparator.comparing(BackupCopy::madeAt).reversed())
                .collect(Collectors.toMap(BackupCopy::targetId, copy -> copy, (first, _) -> first))
                .values()
                .stream()
                .toList();
    }
}
