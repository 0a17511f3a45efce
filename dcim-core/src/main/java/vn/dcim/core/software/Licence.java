package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.LocalDate;

/**
 * A right to use a title that was bought. The key itself is never noted, only where it lies.
 *
 * @param id given by the database; null before
 * @param seats how many of the metric; null for a whole site
 * @param endsOn the last day; null for a perpetual one
 * @param price in đồng; null where it is not known
 * @param budgetYear of the estimate in which its renewal stands; null where nobody planned it
 * @param renewsId the licence that this one goes on from; null for a first one
 */
@MappedEntity("licence")
public record Licence(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        long titleId,
        Metric metric,
        Term term,
        @Nullable Integer seats,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        String number,
        String contract,
        String supplier,
        String decision,
        @Nullable Long price,
        @Nullable Integer budgetYear,
        String keyKeptAt,
        @Nullable Long renewsId,
        @Relation(Relation.Kind.EMBEDDED) Renewal renewal,
        String note,
        String changedBy,
        String changedFor)
        implements Described<LicenceField> {

    @Override
    public String text(LicenceField field) {
        return switch (field) {
            case METRIC -> Codes.of(metric);
            case TERM -> Codes.of(term);
            case SEATS -> text(seats);
            case STARTS_ON -> text(startsOn);
            case ENDS_ON -> text(endsOn);
            case NUMBER -> number;
            case CONTRACT -> contract;
            case SUPPLIER -> supplier;
            case DECISION -> decision;
            case PRICE -> text(price);
            case BUDGET_YEAR -> text(budgetYear);
            case KEY_KEPT_AT -> keyKeptAt;
            case RENEWAL_PERSON -> renewal.person();
            case RENEWAL_UNTIL -> text(renewal.until());
            case RENEWAL_DONE_ON -> text(renewal.doneOn());
            case RENEWAL_DOCUMENT -> renewal.document();
            case NOTE -> note;
        };
    }

    /** Returns it as somebody renewed it. */
    Licence renewed(LocalDate today, String actor) {
        return new Licence(
                id,
                revision + 1,
                titleId,
                metric,
                term,
                seats,
                startsOn,
                endsOn,
                number,
                contract,
                supplier,
                decision,
                price,
                budgetYear,
                keyKeptAt,
                renewsId,
                new Renewal(
                        renewal.person(),
                        renewal.until(),
                        renewal.isDone() ? renewal.doneOn() : today,
                        renewal.document()),
                note,
                actor,
                "");
    }

    private static String text(@Nullable Object present) {
        return present == null ? "" : present.toString();
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "licence:" + id + (number.isEmpty() ? "" : " " + number);
    }
}
