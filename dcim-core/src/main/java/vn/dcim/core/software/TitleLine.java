package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * A title with what hangs on it, on a day.
 *
 * @param risk null before it was rated
 * @param nextEnd of its licences that go on in nothing; null for none
 */
public record TitleLine(
        SoftwareTitle title,
        LicenceStock stock,
        Usage usage,
        Balance balance,
        @Nullable Level risk,
        @Nullable LocalDate nextEnd,
        Set<TitleFlaw> flaws) {

    static TitleLine of(SoftwareTitle title, LicenceStock stock, Usage usage, SoftwareConfig config, LocalDate day) {
        Balance balance = Balance.of(title.ground(), stock, usage, day);
        return new TitleLine(
                title,
                stock,
                usage,
                balance,
                title.rating().risk(config.risk()).orElse(null),
                stock.nextEnd(day).orElse(null),
                flaws(title, stock, usage, balance, config, day));
    }

    /** Tells whether nothing is lacking to use it lawfully: a licence that is valid and goes round, or no need for one. */
    public boolean isLicensed(LocalDate day) {
        return !title.ground().isCounted() || !stock.valid(day).isEmpty() && !balance.isOverUsed();
    }

    private static Set<TitleFlaw> flaws(
            SoftwareTitle title,
            LicenceStock stock,
            Usage usage,
            Balance balance,
            SoftwareConfig config,
            LocalDate day) {
        Set<TitleFlaw> flaws = EnumSet.noneOf(TitleFlaw.class);
        boolean isUsed = usage.total() > 0;
        Rating rating = title.rating();
        add(flaws, TitleFlaw.UNRATED, !rating.isComplete());
        add(
                flaws,
                TitleFlaw.RATING_OUT_OF_DATE,
                rating.isComplete()
                        && (rating.reopened()
                                || rating.ratedOn()
                                        .plusMonths(config.ratingMonths())
                                        .isBefore(day)));
        add(flaws, TitleFlaw.INCOMPLETE, !title.isComplete());
        if (title.ground().isCounted()) {
            boolean isValid = !stock.valid(day).isEmpty();
            add(
                    flaws,
                    TitleFlaw.NO_LICENCE,
                    isUsed && !isValid && stock.licences().isEmpty());
            add(
                    flaws,
                    TitleFlaw.EXPIRED_IN_USE,
                    isUsed && !isValid && !stock.licences().isEmpty());
            add(flaws, TitleFlaw.OVER_USED, isValid && balance.isOverUsed());
            add(flaws, TitleFlaw.UNUSED, isValid && !isUsed);
            add(flaws, TitleFlaw.CORES_UNKNOWN, balance.metric() == Metric.CORE && usage.withoutCores() > 0);
        }
        add(flaws, TitleFlaw.NOT_PERMITTED, isUsed && title.permit() != Permit.PERMITTED);
        add(
                flaws,
                TitleFlaw.PERMITTED_ELSEWHERE,
                title.permit() == Permit.PERMITTED && usage.outside(title.permittedOn()) > 0);
        add(flaws, TitleFlaw.NO_CONSENT, usage.withoutConsent() > 0);
        add(flaws, TitleFlaw.NO_RENEWAL, isRenewalForgotten(stock, config, day));
        add(flaws, TitleFlaw.RETIRED_IN_USE, isUsed && title.retiredOn() != null);
        return flaws;
    }

    private static boolean isRenewalForgotten(LicenceStock stock, SoftwareConfig config, LocalDate day) {
        return stock.valid(day).stream()
                .anyMatch(licence -> licence.endsOn() != null
                        && !licence.endsOn().isAfter(day.plusDays(config.renewalLead()))
                        && stock.successor(licence).isEmpty()
                        && !licence.renewal().isCharged());
    }

    private static void add(Set<TitleFlaw> flaws, TitleFlaw flaw, boolean stands) {
        if (stands) {
            flaws.add(flaw);
        }
    }
}
