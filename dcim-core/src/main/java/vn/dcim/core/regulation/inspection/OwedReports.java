package vn.dcim.core.regulation.inspection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.register.Registers;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.ResultHistory;

/** The yearly reports that the texts in force ask for, beside those on equipment and software: 11/2023 35.4, 22/2021 11.1, 59/2024 21.3, 05/2016 11.6. */
@Singleton
@Requires(property = "datasources.default.url")
public class OwedReports {

    private static final String REGISTER = "reports-owed";

    private final Catalogue catalogue;
    private final ResultHistory history;
    private final Registers registers;
    private final Clock clock;

    OwedReports(Catalogue catalogue, ResultHistory history, Registers registers, Clock clock) {
        this.catalogue = catalogue;
        this.history = history;
        this.registers = registers;
        this.clock = clock;
    }

    /**
     * A yearly report.
     *
     * @param file the newest that was made of it; null while there is none
     */
    public record Owed(
            Obligation obligation,
            RegulationText text,
            ReportTerm term,
            @Nullable InspectionFile file) {

        /** Tells whether its figures can be cut off. */
        public boolean isOver(LocalDate today) {
            return today.isAfter(term.cutOffDay());
        }

        public boolean isSent() {
            return file != null && file.isSent();
        }

        /** Tells whether it should have been sent before a day. */
        public boolean isOverdue(LocalDate today) {
            return !isSent() && term.dueOn() != null && today.isAfter(term.dueOn());
        }
    }

    /** Returns those of the newest year, of which something was judged by its cut-off, or may still be. @param files all that were made, the newest first */
    public List<Owed> owed(List<InspectionFile> files) {
        LocalDate today = today();
        Optional<LocalDate> since = history.beginning().map(at -> LocalDate.ofInstant(at, CentreTime.ZONE));
        List<Owed> owed = new ArrayList<>();
        Set<String> asked = registers.get(REGISTER).obligations().keySet();
        for (RegulationText text : catalogue.texts(catalogue.profile(), today)) {
            for (Obligation obligation : text.obligations()) {
                if (asked.contains(obligation.id())) {
                    ReportTerm.of(catalogue.limits(obligation, catalogue.profile()), today)
                            .filter(term -> since.filter(day -> !day.isAfter(term.cutOffDay()))
                                    .isPresent())
                            .ifPresent(term ->
                                    owed.add(new Owed(obligation, text, term, newest(files, obligation, term))));
                }
            }
        }
        return owed;
    }

    private static @Nullable InspectionFile newest(List<InspectionFile> files, Obligation obligation, ReportTerm term) {
        return files.stream()
                .filter(file -> file.obligation().equals(obligation.id())
                        && file.lastDay().getYear() == term.cutOffDay().getYear())
                .min(Comparator.comparing((InspectionFile file) -> !file.isSent()))
                .orElse(null);
    }

    /**
     * Returns what asks for a report of a time, with the day by which it is due.
     *
     * @throws DcimException INVALID_VALUE (obligation) where no yearly report is asked for
     */
    Asked asked(String obligation, LocalDate lastDay) {
        for (RegulationText text : catalogue.texts(catalogue.profile(), lastDay)) {
            for (Obligation of : text.obligations()) {
                if (of.id().equals(obligation)) {
                    var limits = catalogue.limits(of, catalogue.profile());
                    // why: that of the last day itself is of the year before, unless it is due within its year
                    ReportTerm term = ReportTerm.of(limits, lastDay)
                            .filter(within -> within.firstDay().getYear() == lastDay.getYear())
                            .or(() -> ReportTerm.of(limits, lastDay.plusYears(1)))
                            .orElseThrow(() -> unknown(obligation));
                    return new Asked(of, text, term.dueOn());
                }
            }
        }
        throw unknown(obligation);
    }

    /** What asks for a report. @param dueOn null while nobody set a day */
    public record Asked(
            Obligation obligation,
            RegulationText text,
            @Nullable LocalDate dueOn) {}

    private DcimException unknown(String obligation) {
        return new DcimException(
                ErrorCode.INVALID_VALUE,
                "obligation",
                obligation,
                String.join(", ", registers.get(REGISTER).obligations().keySet()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
