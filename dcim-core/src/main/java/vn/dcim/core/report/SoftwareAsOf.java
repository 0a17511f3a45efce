package vn.dcim.core.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.software.Licence;
import vn.dcim.core.software.LicenceStock;
import vn.dcim.core.software.LicenceStock.Standing;
import vn.dcim.core.software.TitleLine;

/**
 * All that the software part of a report is made of.
 *
 * @param opening titles as they stood at the opening, with what hung on them then, by id
 * @param closing as they stood at the cut-off
 */
record SoftwareAsOf(ReportParameters parameters, Map<Long, TitleLine> opening, Map<Long, TitleLine> closing) {

    private static final Comparator<TitleLine> BY_NAME = Comparator.comparing(
                    (TitleLine line) -> line.title().title(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(line -> line.title().id());

    /** A licence with the title that it is for. */
    record Bought(TitleLine line, Licence licence) {}

    /** Returns the titles that are used at the cut-off, by name. */
    List<TitleLine> present() {
        return present(closing, parameters.cutOffDay()).toList();
    }

    List<TitleLine> presentBefore() {
        return present(opening, parameters.openingDay()).toList();
    }

    private static Stream<TitleLine> present(Map<Long, TitleLine> lines, LocalDate day) {
        return lines.values().stream().filter(line -> isPresent(line, day)).sorted(BY_NAME);
    }

    private static boolean isPresent(TitleLine line, LocalDate day) {
        LocalDate retired = line.title().retiredOn();
        return retired == null || retired.isAfter(day);
    }

    boolean isPresent(long id) {
        return Optional.ofNullable(closing.get(id))
                .filter(line -> isPresent(line, parameters.cutOffDay()))
                .isPresent();
    }

    boolean wasPresent(long id) {
        return Optional.ofNullable(opening.get(id))
                .filter(line -> isPresent(line, parameters.openingDay()))
                .isPresent();
    }

    /** Returns all licences that were noted by the cut-off, by name of their title. */
    List<Bought> licences() {
        return bought(closing);
    }

    List<Bought> licencesBefore() {
        return bought(opening);
    }

    private static List<Bought> bought(Map<Long, TitleLine> lines) {
        return lines.values().stream()
                .sorted(BY_NAME)
                .flatMap(line -> line.stock().licences().stream()
                        .sorted(Comparator.comparing(Licence::id))
                        .map(licence -> new Bought(line, licence)))
                .toList();
    }

    static Standing standing(Bought bought, LocalDate day) {
        return bought.line().stock().standing(bought.licence(), day);
    }

    /** Tells whether it is valid, goes on in nothing and ends within half a year. */
    static boolean endsSoon(Bought bought, LocalDate day) {
        LocalDate end = bought.licence().endsOn();
        return standing(bought, day) == Standing.VALID
                && end != null
                && !end.isAfter(day.plusDays(EventTables.SOON_DAYS))
                && isLast(bought);
    }

    /** Tells whether it ended within the period and went on in nothing. */
    boolean endedInPeriod(Bought bought) {
        LocalDate end = bought.licence().endsOn();
        return standing(bought, parameters.cutOffDay()) == Standing.ENDED
                && end != null
                && !end.isBefore(parameters.openingDay());
    }

    private static boolean isLast(Bought bought) {
        LicenceStock stock = bought.line().stock();
        return stock.successor(bought.licence()).isEmpty();
    }
}
