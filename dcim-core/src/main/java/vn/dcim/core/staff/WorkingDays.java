package vn.dcim.core.staff;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Counts the working days of state bodies: Monday to Friday but for the days off of a file per year, {@code working-days/}, and the
 * Saturdays and Sundays on which the work of a day off is made up for.
 */
@Singleton
public final class WorkingDays {

    static final String FOLDER = "working-days";

    private record Year(boolean complete, Set<LocalDate> off, Set<LocalDate> working) {}

    private static final String WANTED_FROM = "12-01";

    private final Map<Integer, Year> years;
    private final MonthDay wantedFrom;

    /**
     * @param site folder with the site's own files, which come before those that the program carries
     * @param wantedFrom month and day from which on those of the next year are missed
     * @throws DcimException BROKEN_DEFINITION; INVALID_VALUE for what is no day of a year
     */
    @Inject
    WorkingDays(
            @Nullable @Property(name = "dcim.working-days.folder") Path site,
            @Property(name = "dcim.working-days.wanted-from", defaultValue = WANTED_FROM) String wantedFrom) {
        this.wantedFrom = monthDay(wantedFrom);
        Map<Integer, Year> read = new HashMap<>();
        Stream.concat(
                        DefinitionFiles.carried(FOLDER, WorkingDays.class.getClassLoader()).stream(),
                        DefinitionFiles.under(site).stream())
                .forEach(file -> {
                    Map<String, YamlNode> entries = file.entries(Set.of("year", "complete", "off", "working"));
                    if (!entries.containsKey("year")) {
                        throw file.broken("year is missing");
                    }
                    read.put(entries.get("year").integer(), year(entries));
                });
        years = Map.copyOf(read);
    }

    public boolean isWorkingDay(LocalDate day) {
        Year year = years.get(day.getYear());
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (year == null) {
            return !isWeekend;
        }
        return isWeekend ? year.working().contains(day) : !year.off().contains(day);
    }

    /** Returns the {@code count}th working day after a day, which itself does not count. */
    public LocalDate after(LocalDate day, int count) {
        LocalDate reached = day;
        for (int left = count; left > 0; ) {
            reached = reached.plusDays(1);
            if (isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    /** Tells whether all days off of a year are known, those that are announced year by year too. */
    public boolean isComplete(int year) {
        return years.containsKey(year) && years.get(year).complete();
    }

    /**
     * Returns the year whose days off should be known on a day and are not all: the present one or, from a day of the year on that the
     * site can set, the next.
     */
    public Optional<Integer> missing(LocalDate today) {
        boolean isNextWanted = !MonthDay.from(today).isBefore(wantedFrom);
        return Stream.of(today.getYear(), today.getYear() + 1)
                .limit(isNextWanted ? 2 : 1)
                .filter(year -> !isComplete(year))
                .findFirst();
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text.strip());
        } catch (DateTimeException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "dcim.working-days.wanted-from", text, WANTED_FROM);
        }
    }

    private static Year year(Map<String, YamlNode> entries) {
        int number = entries.get("year").integer();
        return new Year(
                entries.containsKey("complete")
                        && entries.get("complete").text().equals("true"),
                days(number, entries.get("off")),
                days(number, entries.get("working")));
    }

    private static Set<LocalDate> days(int year, @Nullable YamlNode list) {
        return list == null
                ? new HashSet<>()
                : list.items().stream().map(node -> day(year, node)).collect(Collectors.toSet());
    }

    private static LocalDate day(int year, YamlNode node) {
        try {
            LocalDate day = LocalDate.parse(node.text());
            if (day.getYear() == year) {
                return day;
            }
        } catch (DateTimeException e) {
            throw node.broken("expected a day such as " + year + "-04-30, found " + node.text());
        }
        throw node.broken("expected a day of " + year + ", found " + node.text());
    }
}
