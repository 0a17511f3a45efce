package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.dcim.core.account.Rule;

/**
 * What a list proves of one check.
 *
 * @param limit of the profile in force: a {@link Period}, or a number of characters; null for a check without one
 * @param from the articles that set it; empty for a check without a limit, and where the figure is a proposal
 * @param breaches accounts that do not meet it, in the order of the list; also of a list that is too old to prove anything
 * @param unknown accounts of which the list, though it has the columns, does not tell whether they do
 * @param wanted fields that the list does not have and that would tell
 * @param since the last review; null for every other check, and for never
 */
public record CheckResult(
        AccountCheck check,
        EvidenceState state,
        @Nullable Object limit,
        List<Rule.Source> from,
        List<Finding> breaches,
        List<Finding> unknown,
        Set<ForeignField> wanted,
        @Nullable LocalDate since) {

    static CheckResult of(AccountCheck check, List<Finding> findings) {
        List<Finding> breaches =
                findings.stream().filter(finding -> !finding.isUnknown()).toList();
        List<Finding> unknown = findings.stream().filter(Finding::isUnknown).toList();
        EvidenceState state = !breaches.isEmpty()
                ? EvidenceState.NOT_MET
                : unknown.isEmpty() ? EvidenceState.MET : EvidenceState.NO_EVIDENCE;
        return new CheckResult(check, state, null, List.of(), breaches, unknown, Set.of(), null);
    }

    CheckResult under(Object newLimit, List<Rule.Source> sources) {
        return new CheckResult(check, state, newLimit, sources, breaches, unknown, wanted, since);
    }

    /** Names the fields that the list has no column for, once for all of its accounts. */
    CheckResult ofListWith(Set<ForeignField> columns) {
        Set<ForeignField> missing = EnumSet.noneOf(ForeignField.class);
        List<Finding> told = new ArrayList<>();
        for (Finding finding : unknown) {
            if (finding.missing() == null || columns.contains(finding.missing())) {
                told.add(finding);
            } else {
                missing.add(finding.missing());
            }
        }
        return new CheckResult(check, state, limit, from, breaches, told, missing, since);
    }

    /** The same of a list that is too old, or was never imported. */
    CheckResult withoutEvidence() {
        return new CheckResult(check, EvidenceState.NO_EVIDENCE, limit, from, breaches, unknown, wanted, since);
    }
}
