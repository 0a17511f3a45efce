package vn.dcim.core.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.register.Wording;

/**
 * A text that asks for something: a decision of a province, or a site's own rules.
 *
 * @param id prefix of its obligations
 * @param validFrom the first day on which it is in force
 * @param validTo the last; null while nobody knows one
 * @param articles those that obligations stand in, in the order of the text
 * @param obligations in the order of the text
 */
public record RegulationText(
        String id,
        String number,
        Wording title,
        Wording issuer,
        LocalDate issued,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean isDraft,
        List<Article> articles,
        List<Obligation> obligations) {

    /** @param title in our own words */
    public record Article(String number, Wording title) {}

    /** Tells whether it is in force on a day. */
    public boolean isValid(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
