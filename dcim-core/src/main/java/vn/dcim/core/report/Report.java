package vn.dcim.core.report;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One report of one period. Texts are empty where there is nothing yet.
 *
 * @param edition 1 for the first of its period, one more for each correction
 * @param correctsId the report that this one corrects; null for a first edition
 * @param revision one more with each change
 * @param dueOn the last day on which sending it is in time
 * @param reason why it corrects another one
 * @param evidenceSha256 hexadecimal; empty before it is frozen
 * @param number under which it was sent
 */
@MappedEntity("report")
public record Report(
        @Id @GeneratedValue @Nullable Long id,
        ReportKind kind,
        LocalDate openingDay,
        LocalDate cutOffDay,
        int edition,
        @Nullable Long correctsId,
        ReportState state,
        int revision,
        LocalDate dueOn,
        Instant draftedAt,
        String draftedBy,
        String reason,
        String assessment,
        String difficulties,
        String proposals,
        @Nullable Instant reviewedAt,
        String reviewedBy,
        @Nullable Instant frozenAt,
        String frozenBy,
        String evidenceSha256,
        String number,
        @Nullable LocalDate sentOn,
        String sentTo,
        String sentBy) {

    static Report draft(
            ReportPeriod period,
            int edition,
            @Nullable Long correctsId,
            LocalDate dueOn,
            Instant at,
            String by,
            String reason) {
        return new Report(
                null,
                period.kind(),
                period.openingDay(),
                period.cutOffDay(),
                edition,
                correctsId,
                ReportState.DRAFT,
                1,
                dueOn,
                at,
                by,
                reason,
                "",
                "",
                "",
                null,
                "",
                null,
                "",
                "",
                "",
                null,
                "",
                "");
    }

    public ReportPeriod period() {
        return new ReportPeriod(kind, openingDay, cutOffDay);
    }

    /** Tells whether it should have been sent before a day. */
    public boolean isOverdue(LocalDate today) {
        return state != ReportState.SENT && today.isAfter(dueOn);
    }

    public ReportRemarks remarks() {
        return new ReportRemarks(assessment, difficulties, proposals);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "report:" + id + " " + period().code() + (edition == 1 ? "" : " #" + edition);
    }
}
