package vn.dcim.web.maintenance;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.plan.MaintenanceFinding;
import vn.dcim.core.work.plan.MaintenancePlan;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.core.work.plan.MaintenancePlans.Progress;
import vn.dcim.core.work.plan.PlanApproval;
import vn.dcim.core.work.plan.PlanExclusion;
import vn.dcim.web.api.Typed;
import vn.dcim.web.language.Words;

/**
 * The plan of a year.
 *
 * @param plan null where there is none; then all that belongs to it is empty
 * @param years that can be looked at
 * @param lines all of the plan, by day
 * @param manuals by code, also those that are retired
 * @param assets names by id, as far as lines and exclusions name them
 * @param places names by id
 * @param shown a month from 1 to 12, or one of {@link #SHOWN}
 * @param fault empty for none
 */
public record PlanPage(
        int year,
        @Nullable MaintenancePlan plan,
        List<Integer> years,
        List<Planned> lines,
        @Nullable Progress progress,
        List<PlanApproval> approvals,
        List<PlanExclusion> exclusions,
        List<MaintenanceFinding> findings,
        Map<String, KnownManual> manuals,
        Map<Long, String> assets,
        Map<Long, String> places,
        Map<String, String> names,
        String shown,
        LocalDate today,
        Typed typed,
        String fault) {

    public static final List<String> SHOWN = List.of("late", "overall", "all");
    private static final int NAMED = 3;

    /** Returns the months in which something is due. */
    public List<String> months() {
        return IntStream.rangeClosed(1, 12)
                .filter(month ->
                        lines.stream().anyMatch(each -> each.line().dueOn().getMonthValue() == month))
                .mapToObj(Integer::toString)
                .toList();
    }

    public List<Planned> shownLines() {
        return of(shown);
    }

    public int count(String what) {
        return of(what).size();
    }

    private List<Planned> of(String what) {
        return lines.stream()
                .filter(each -> switch (what) {
                    case "all" -> true;
                    case "late" -> each.isLate(today);
                    case "overall" -> each.line().overall();
                    default ->
                        Integer.toString(each.line().dueOn().getMonthValue()).equals(what);
                })
                .toList();
    }

    public long unapproved() {
        return lines.stream().filter(each -> each.line().approvalId() == null).count();
    }

    public String manual(Planned planned, Words words) {
        KnownManual known = manuals.get(planned.line().manual());
        return known == null
                ? planned.line().manual()
                : MaintenanceTexts.text(known.manual().name(), words);
    }

    /** Returns the first of the assets, and how many more. */
    public String assets(Planned planned, Words words) {
        String first = planned.assets().stream().limit(NAMED).map(this::asset).collect(Collectors.joining(", "));
        int more = planned.assets().size() - NAMED;
        return more > 0 ? first + " " + words.t("maintenance.more", more) : first;
    }

    public String asset(Long id) {
        return assets.getOrDefault(id, "");
    }

    public String place(Planned planned) {
        Long place = planned.line().placeId();
        return place == null ? "" : places.getOrDefault(place, "");
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    /** Returns the paper of a line; empty before. */
    public String paper(Planned planned) {
        return approvals.stream()
                .filter(each -> each.id().equals(planned.line().approvalId()))
                .map(PlanApproval::document)
                .findFirst()
                .orElse("");
    }

    public String with(String other) {
        return "?year=" + year + "&shown=" + other;
    }

    /** Returns the names of the assets that are in no line, as far as they are shown. */
    public Stream<Long> unplanned() {
        return progress == null ? Stream.of() : progress.unplanned().stream();
    }
}
