package vn.dcim.core.regulation.inspection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.report.ReportJson;

/** Makes inspection files, and notes where they went; each act is a row of the audit log. */
@Singleton
@Requires(property = "datasources.default.url")
public class InspectionDesk {

    /** The longest period, days. */
    public static final int LONGEST = 366;

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_RECIPIENT = 500;

    private final Inspections inspections;
    private final InspectionArchive archive;
    private final OwedReports owed;
    private final InspectionFileRepository repository;
    private final InspectionPartRepository parts;
    private final Catalogue catalogue;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    InspectionDesk(
            Inspections inspections,
            InspectionArchive archive,
            OwedReports owed,
            InspectionFileRepository repository,
            InspectionPartRepository parts,
            Catalogue catalogue,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.inspections = inspections;
        this.archive = archive;
        this.owed = owed;
        this.repository = repository;
        this.parts = parts;
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes the file of a period that is over, and keeps it for good.
     *
     * @throws DcimException INVALID_VALUE (first-day, last-day) for a day that is not past, a period the wrong way round or too long
     */
    public InspectionFile make(@Nullable LocalDate firstDay, @Nullable LocalDate lastDay, String actor) {
        return make("", firstDay, lastDay, actor);
    }

    /**
     * Makes a yearly report, likewise.
     *
     * @param obligation id of the one that asks for it; empty for an inspection
     * @throws DcimException INVALID_VALUE (obligation) also where it asks for no yearly report
     */
    public InspectionFile make(
            String obligation, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay, String actor) {
        LocalDate yesterday = today().minusDays(1);
        if (lastDay == null || lastDay.isAfter(yesterday)) {
            throw invalid("last-day", lastDay, "≤ " + yesterday);
        }
        if (firstDay == null
                || firstDay.isAfter(lastDay)
                || firstDay.plusDays(LONGEST).isBefore(lastDay.plusDays(1))) {
            throw invalid("first-day", firstDay, lastDay.minusDays(LONGEST - 1L) + "–" + lastDay);
        }
        String profile = catalogue.profile().id();
        OwedReports.Asked asked = obligation.isEmpty() ? null : owed.asked(obligation, lastDay);
        InspectionContent content = inspections.content(asked, firstDay, lastDay);
        // why: this takes seconds, for which nobody else has to wait
        Map<String, byte[]> made = archive.made(content);
        byte[] sums = archive.sums(profile, content, made);
        made.put(InspectionArchive.SUMS, sums);
        return transactions.executeWrite(_ -> {
            InspectionFile file = repository.save(new InspectionFile(
                    null,
                    profile,
                    firstDay,
                    lastDay,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    actor,
                    ReportJson.sha256(sums),
                    "",
                    null,
                    "",
                    "",
                    obligation,
                    asked == null ? null : asked.dueOn()));
            made.forEach(
                    (path, bytes) -> parts.save(new InspectionPart(null, file.id(), path, ReportJson.packed(bytes))));
            audit.record(actor, "inspection.make", file.toString(), "", "sha256:" + file.sha256(), "");
            return file;
        });
    }

    /** Notes that somebody took a file away. @param what such as {@link InspectionArchive#SUMMARY} */
    public void taken(InspectionFile file, String what, String actor) {
        audit.record(actor, "inspection.take", file.toString(), "", what, "");
    }

    /**
     * Notes that it went out.
     *
     * @param sentOn between the day after the period and today
     * @throws DcimException NOT_FOUND; INVALID_VALUE (number, sent-on, sent-to); ILLEGAL_TRANSITION where it went out already
     */
    public InspectionFile send(long id, String number, @Nullable LocalDate sentOn, String sentTo, String actor) {
        return transactions.executeWrite(_ -> {
            InspectionFile file = inspections.get(id);
            String under = line("number", number, LONGEST_NUMBER);
            String to = line("sent-to", sentTo, LONGEST_RECIPIENT);
            if (sentOn == null || !sentOn.isAfter(file.lastDay()) || sentOn.isAfter(today())) {
                throw invalid("sent-on", sentOn, file.lastDay().plusDays(1) + "–" + today());
            }
            if (repository.send(id, under, sentOn, to, actor) == 0) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, file.toString(), "SENT", "SEND");
            }
            audit.record(actor, "inspection.send", file.toString(), "", under + "; " + sentOn + "; " + to, "");
            return inspections.get(id);
        });
    }

    private static String line(String field, String typed, int longest) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > longest) {
            throw invalid(field, text, "1–" + longest);
        }
        return text;
    }

    private static DcimException invalid(String field, @Nullable Object value, String accepted) {
        return new DcimException(ErrorCode.INVALID_VALUE, field, value == null ? "" : value, accepted);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
