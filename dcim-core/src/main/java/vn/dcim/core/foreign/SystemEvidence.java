package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the accounts of another system.
 *
 * @param list the import that counts; null where none was ever made
 * @param ageDays of the list; 0 without one
 * @param dueOn the last day on which the list proves something; the day the system was declared without a list
 * @param isCurrent whether it still does
 * @param accounts of the list, in its order; none where all systems were asked for
 * @param results one for each check that the profile in force asks for, the worst first
 */
public record SystemEvidence(
        ForeignSystem system,
        @Nullable ForeignImport list,
        long ageDays,
        LocalDate dueOn,
        boolean isCurrent,
        List<MatchedAccount> accounts,
        List<CheckResult> results) {

    SystemEvidence withoutAccounts() {
        return new SystemEvidence(system, list, ageDays, dueOn, isCurrent, List.of(), results);
    }

    /** Returns the worst state. */
    public EvidenceState worst() {
        return results.getFirst().state();
    }

    public long count(EvidenceState state) {
        return results.stream().filter(result -> result.state() == state).count();
    }

    public Optional<CheckResult> result(AccountCheck check) {
        return results.stream().filter(result -> result.check() == check).findFirst();
    }
}
