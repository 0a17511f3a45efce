package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.software.FieldFault.Kind;

/** Makes a licence of what was typed for its fields. */
final class LicenceReader {

    private static final int MOST_SEATS = 1_000_000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private LicenceReader() {}

    /**
     * Reads.
     *
     * @param like what holds where nothing was typed; null for nothing
     * @param id of the licence that is changed; null for a new one
     * @param renewsId the licence that this one goes on from; null for none
     */
    static Outcome<Licence> read(
            Map<LicenceField, String> fields,
            @Nullable Licence like,
            @Nullable Long id,
            long titleId,
            @Nullable Long renewsId,
            String actor,
            String reason) {
        var typed = new TypedFields<>(LicenceField.values(), fields, like);
        typed.need(LicenceField.METRIC);
        typed.need(LicenceField.TERM);
        Metric metric = typed.choice(LicenceField.METRIC, Metric.class).orElse(Metric.SITE);
        Term term = typed.choice(LicenceField.TERM, Term.class).orElse(Term.PERPETUAL);
        if (metric == Metric.SITE && typed.has(LicenceField.METRIC)) {
            empty(typed, LicenceField.SEATS, LicenceField.METRIC);
        } else {
            typed.need(LicenceField.SEATS);
        }
        typed.need(LicenceField.STARTS_ON);
        LocalDate startsOn = typed.day(LicenceField.STARTS_ON);
        LocalDate endsOn = typed.day(LicenceField.ENDS_ON);
        if (term == Term.PERPETUAL && typed.has(LicenceField.TERM)) {
            empty(typed, LicenceField.ENDS_ON, LicenceField.TERM);
        } else {
            typed.need(LicenceField.ENDS_ON);
        }
        if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
            typed.fault(LicenceField.ENDS_ON, Kind.NOT_TOGETHER, LicenceField.STARTS_ON.code());
        }
        var licence = new Licence(
                id,
                id == null || like == null ? 1 : like.revision() + 1,
                titleId,
                metric,
                term,
                typed.number(LicenceField.SEATS, 1, MOST_SEATS),
                startsOn,
                endsOn,
                typed.text(LicenceField.NUMBER),
                typed.text(LicenceField.CONTRACT),
                typed.text(LicenceField.SUPPLIER),
                typed.text(LicenceField.DECISION),
                typed.price(LicenceField.PRICE),
                typed.number(LicenceField.BUDGET_YEAR, FIRST_YEAR, LAST_YEAR),
                typed.text(LicenceField.KEY_KEPT_AT),
                renewsId,
                renewal(typed),
                typed.text(LicenceField.NOTE),
                actor,
                reason);
        List<FieldFault> faults = typed.faults();
        return faults.isEmpty() ? Outcome.of(licence) : Outcome.refused(faults);
    }

    private static Renewal renewal(TypedFields<LicenceField> typed) {
        if (typed.has(LicenceField.RENEWAL_UNTIL)) {
            typed.need(LicenceField.RENEWAL_PERSON);
        }
        return new Renewal(
                typed.text(LicenceField.RENEWAL_PERSON),
                typed.day(LicenceField.RENEWAL_UNTIL),
                typed.day(LicenceField.RENEWAL_DONE_ON),
                typed.text(LicenceField.RENEWAL_DOCUMENT));
    }

    private static void empty(TypedFields<LicenceField> typed, LicenceField field, LicenceField because) {
        if (typed.has(field)) {
            typed.fault(field, Kind.NOT_TOGETHER, because.code());
        }
    }
}
