package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import vn.dcim.core.account.Role;

/** Obligations that are not met. */
@Singleton
@Requires(property = "datasources.default.url")
class ObligationFindings implements FindingSource {

    private static final String OPERATOR = "operator";

    private final Compliance compliance;
    private final Evaluation evaluation;

    ObligationFindings(Compliance compliance, Evaluation evaluation) {
        this.compliance = compliance;
        this.evaluation = evaluation;
    }

    @Override
    public boolean isOf(String about) {
        return about.indexOf(':') < 0;
    }

    @Override
    public Finding get(String about) {
        return of(compliance.get(about));
    }

    @Override
    public List<Finding> open() {
        return compliance.all().stream()
                .filter(standing -> standing.state() == State.NOT_MET)
                .map(ObligationFindings::of)
                .toList();
    }

    @Override
    public void judge(String about) {
        evaluation.evaluate(about);
    }

    private static Finding of(Standing standing) {
        Obligation obligation = standing.obligation();
        return new Finding(
                obligation.id(),
                obligation.id(),
                standing.state() == State.NOT_MET,
                standing.excepted(),
                standing.since(),
                // why: who owns the centre, and agencies outside, have no account here but that of its head
                !obligation.responsible().isEmpty()
                                && obligation.responsible().getFirst().equals(OPERATOR)
                        ? Set.of(Role.SHIFT_LEAD)
                        : Set.of(Role.HEAD),
                standing.verdict().offences());
    }
}
