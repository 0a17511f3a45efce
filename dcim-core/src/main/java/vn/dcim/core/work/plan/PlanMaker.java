package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.dcim.core.work.manual.Manual;
import vn.dcim.core.work.manual.Upkept;

/**
 * Works out when what is to be done within a year. What belongs to the maintenance of the whole centre is spread over the working days of
 * its campaign, whose days count for its manuals; everything else comes one period after it was last done, on the working day on or
 * before that.
 */
final class PlanMaker {

    private final LocalDate first;
    private final LocalDate last;
    private final List<LocalDate> campaign;
    private final Predicate<LocalDate> worked;
    private final int most;

    /**
     * @param first day from which on something can be planned
     * @param worked whether a day is a working day
     * @param most assets of one line
     */
    PlanMaker(
            LocalDate first,
            LocalDate last,
            LocalDate campaignFrom,
            LocalDate campaignTo,
            Predicate<LocalDate> worked,
            int most) {
        this.first = first;
        this.last = last;
        this.worked = worked;
        this.most = most;
        List<LocalDate> days =
                campaignFrom.datesUntil(campaignTo.plusDays(1)).filter(worked).toList();
        campaign = days.isEmpty() ? List.of(campaignFrom) : days;
    }

    /** Something to be done. */
    record Draft(String manual, @Nullable Long placeId, LocalDate dueOn, boolean overall, List<Long> assets) {}

    private record Group(String manual, @Nullable Long placeId, LocalDate dueOn) {}

    /**
     * Returns what is to be done, by day.
     *
     * @param done the day on which an asset was last kept up by each manual, by asset and manual
     */
    List<Draft> make(Collection<Upkept> assets, Collection<Manual> manuals, Map<Long, Map<String, LocalDate>> done) {
        List<Draft> drafts = new ArrayList<>(overall(assets, manuals));
        for (Manual manual : manuals) {
            Map<Group, List<Long>> groups = new TreeMap<>(Comparator.comparing(Group::dueOn)
                    .thenComparing(Group::placeId, Comparator.nullsFirst(Comparator.naturalOrder())));
            for (Upkept asset : assets) {
                if (manual.concerns(asset)) {
                    LocalDate before = done.getOrDefault(asset.id(), Map.of()).get(manual.code());
                    days(manual, before).forEach(day -> groups.computeIfAbsent(
                                    new Group(manual.code(), asset.placeId(), day), _ -> new ArrayList<>())
                            .add(asset.id()));
                }
            }
            groups.forEach((group, ids) -> cut(ids).forEach(some ->
                    drafts.add(new Draft(group.manual(), group.placeId(), group.dueOn(), false, some))));
        }
        drafts.sort(Comparator.comparing(Draft::dueOn).thenComparing(Draft::manual));
        return drafts;
    }

    /** Returns the days on which one asset is kept up by a manual beside the campaign, where the manual is part of that. */
    private List<LocalDate> days(Manual manual, @Nullable LocalDate before) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate last = before;
        LocalDate mid = campaign.getFirst();
        boolean isCampaignPassed = !manual.overall();
        while (true) {
            // why: what was never done counts from the first day of the plan; by then it is one period old at most
            LocalDate due = (last == null ? first : last).plus(manual.every());
            LocalDate day = due.isBefore(first) ? first : due;
            if (!isCampaignPassed && !day.isBefore(mid)) {
                last = campaign.getLast();
                isCampaignPassed = true;
                continue;
            }
            if (day.isAfter(this.last)) {
                return days;
            }
            LocalDate workday = workday(day, last);
            days.add(workday);
            last = workday;
        }
    }

    private LocalDate workday(LocalDate due, @Nullable LocalDate after) {
        LocalDate least = after == null || after.isBefore(first) ? first : after.plusDays(1);
        LocalDate day = due;
        while (day.isAfter(least) && !worked.test(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    private List<Draft> overall(Collection<Upkept> assets, Collection<Manual> manuals) {
        List<Draft> lines = new ArrayList<>();
        for (Manual manual : manuals) {
            if (!manual.overall()) {
                continue;
            }
            Map<Long, List<Long>> byPlace = new TreeMap<>();
            for (Upkept asset : assets) {
                if (manual.concerns(asset)) {
                    Long place = asset.placeId();
                    byPlace.computeIfAbsent(place == null ? 0 : place, _ -> new ArrayList<>())
                            .add(asset.id());
                }
            }
            // why: of what is switched off for it, one at a time
            int size = manual.isolates() ? 1 : most;
            byPlace.forEach((place, ids) -> cut(ids, size)
                    .forEach(some -> lines.add(
                            new Draft(manual.code(), place == 0 ? null : place, campaign.getFirst(), true, some))));
        }
        return spread(lines);
    }

    private List<Draft> spread(List<Draft> lines) {
        List<Draft> spread = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Draft line = lines.get(i);
            // why: neighbours, of which a pair often is made, get different days
            LocalDate day = campaign.get(i % campaign.size());
            spread.add(new Draft(line.manual(), line.placeId(), day, true, line.assets()));
        }
        return spread;
    }

    private List<List<Long>> cut(List<Long> ids) {
        return cut(ids, most);
    }

    private static List<List<Long>> cut(List<Long> ids, int size) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += size) {
            parts.add(List.copyOf(ids.subList(from, Math.min(from + size, ids.size()))));
        }
        return parts;
    }
}
