package vn.dcim.core.link;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.link.LineFinding.Kind;
import vn.dcim.core.text.PlainText;

/** Finds what is wanting about the lines. */
@Singleton
public class LineFindings {

    private static final int LEAST = 2;

    private final Lines lines;
    private final FailoverTestRepository tests;
    private final LineReport report;
    private final LineConfig config;
    private final Clock clock;

    LineFindings(Lines lines, FailoverTestRepository tests, LineReport report, LineConfig config, Clock clock) {
        this.lines = lines;
        this.tests = tests;
        this.report = report;
        this.config = config;
        this.clock = clock;
    }

    /** Returns all of now. */
    public List<LineFinding> now() {
        return of(lines.used(), tests.findAllOrderByStartedAtDesc(), report.lately(), clock.instant(), config);
    }

    /**
     * Finds what is wanting.
     *
     * @param used lines that are used
     * @param tests newest first
     * @param lately what each line carried within a day
     */
    static List<LineFinding> of(
            List<InternetLine> used,
            List<FailoverTest> tests,
            Map<Long, LineUses.Use> lately,
            Instant now,
            LineConfig config) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        List<LineFinding> found = new ArrayList<>();
        List<InternetLine> valid =
                used.stream().filter(line -> !hasEnded(line, today)).toList();
        if (valid.size() < LEAST) {
            found.add(new LineFinding(Kind.TOO_FEW, "", Integer.toString(valid.size())));
        }
        pairs(used, found);
        for (InternetLine line : used) {
            contract(line, today, config, found);
            if (line.asked().isEmpty()) {
                found.add(new LineFinding(Kind.NO_PROBES, line.name(), ""));
            }
            LineUses.Use use = lately.get(line.id());
            if (line.routerId() == null) {
                found.add(new LineFinding(Kind.NOT_COUNTED, line.name(), ""));
            } else if (use != null && use.sharePercent().doubleValue() < config.minShare()) {
                found.add(new LineFinding(Kind.NO_TRAFFIC, line.name(), use.sharePercent() + " %"));
            }
            test(line, tests, today, config, found);
        }
        found.sort(Comparator.comparing(LineFinding::kind));
        return found;
    }

    private static boolean hasEnded(InternetLine line, LocalDate today) {
        return line.contractEndsOn() != null && line.contractEndsOn().isBefore(today);
    }

    private static void contract(InternetLine line, LocalDate today, LineConfig config, List<LineFinding> found) {
        if (line.contractNumber().isEmpty() || line.contractEndsOn() == null) {
            found.add(new LineFinding(Kind.NO_CONTRACT, line.name(), line.contractNumber()));
        } else if (hasEnded(line, today)) {
            found.add(new LineFinding(
                    Kind.CONTRACT_ENDED, line.name(), line.contractEndsOn().toString()));
        } else if (!line.contractEndsOn().isAfter(today.plusDays(config.contractDays()))) {
            found.add(new LineFinding(
                    Kind.CONTRACT_ENDING, line.name(), line.contractEndsOn().toString()));
        }
    }

    private static void pairs(List<InternetLine> used, List<LineFinding> found) {
        for (int i = 0; i < used.size(); i++) {
            for (int j = i + 1; j < used.size(); j++) {
                InternetLine one = used.get(i);
                InternetLine other = used.get(j);
                String both = one.name() + ", " + other.name();
                if (plain(one.provider()).equals(plain(other.provider()))) {
                    found.add(new LineFinding(Kind.SAME_PROVIDER, both, one.provider()));
                }
                if (isSame(one.sourceAddress(), other.sourceAddress())
                        || one.sourceAddress().isEmpty()
                                && other.sourceAddress().isEmpty()
                                && isSame(one.interfaceName(), other.interfaceName())) {
                    found.add(new LineFinding(
                            Kind.ONE_WAY_OUT,
                            both,
                            one.sourceAddress().isEmpty() ? one.interfaceName() : one.sourceAddress()));
                }
                var theirs = other.ways().stream().map(LineFindings::plain).collect(Collectors.toSet());
                var shared = new TreeSet<>(one.ways());
                shared.removeIf(way -> !theirs.contains(plain(way)));
                if (!shared.isEmpty()) {
                    found.add(new LineFinding(Kind.SHARED_PATH, both, String.join(", ", shared)));
                }
            }
        }
    }

    private static boolean isSame(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    /** Names that differ in case, diacritics or blanks alone are one. */
    private static String plain(String name) {
        return PlainText.of(name).replace(" ", "");
    }

    private static void test(
            InternetLine line, List<FailoverTest> tests, LocalDate today, LineConfig config, List<LineFinding> found) {
        var newest = tests.stream()
                .filter(test ->
                        test.lineId() == line.id() && !test.isRunning() && test.result() != FailoverTest.Result.VOID)
                .findFirst();
        if (newest.isEmpty()) {
            found.add(new LineFinding(Kind.NO_TEST, line.name(), ""));
            return;
        }
        LocalDate day = LocalDate.ofInstant(newest.get().startedAt(), CentreTime.ZONE);
        if (day.plusMonths(config.testMonths()).isBefore(today)) {
            found.add(new LineFinding(Kind.NO_TEST, line.name(), day.toString()));
        }
        if (newest.get().result() == FailoverTest.Result.FAILED) {
            found.add(new LineFinding(Kind.TEST_FAILED, line.name(), day.toString()));
        }
    }
}
