package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What was bought of a title against what is used of it, on a day.
 *
 * @param metric by which both are counted
 * @param bought by licences that are valid; null for as many as one likes
 */
public record Balance(Metric metric, @Nullable Integer bought, int used) {

    static Balance of(Ground ground, LicenceStock stock, Usage usage, LocalDate day) {
        List<Licence> valid = stock.valid(day);
        Metric metric = (valid.isEmpty() ? stock.licences() : valid)
                .stream()
                        .filter(licence -> licence.metric() != Metric.SITE)
                        .max(Comparator.comparing(Licence::startsOn))
                        .map(Licence::metric)
                        .orElse(Metric.SEAT);
        boolean isUnlimited =
                !ground.isCounted() || valid.stream().anyMatch(licence -> licence.metric() == Metric.SITE);
        return new Balance(
                metric,
                isUnlimited ? null : valid.stream().mapToInt(Licence::seats).sum(),
                usage.of(metric));
    }

    /** Returns what is left, less than 0 for what is used beyond it; null for as many as one likes. */
    public @Nullable Integer free() {
        return bought == null ? null : bought - used;
    }

    public boolean isOverUsed() {
        return bought != null && used > bought;
    }
}
