package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import vn.dcim.core.foreign.AccountCheck;
import vn.dcim.core.foreign.CheckResult;
import vn.dcim.core.foreign.EvidenceState;
import vn.dcim.core.foreign.ForeignEvidence;
import vn.dcim.core.foreign.SystemEvidence;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;

/** What the lists of accounts of other systems prove; one that is missing or too old proves nothing. */
@Singleton
@Requires(property = "datasources.default.url")
final class ForeignAccountEvidence extends NamedEvidence<Answers> {

    static final String NAME = "foreign-accounts";

    private static final int LONGEST_MONTH = 31;
    private static final int SHORTEST_MONTH = 28;

    private final ForeignEvidence evidence;

    ForeignAccountEvidence(ForeignEvidence evidence) {
        super(NAME, Answers.class);
        this.evidence = evidence;
    }

    @Override
    public Answers gather(Instant now) {
        return OneRound.once(NAME, () -> look(now));
    }

    private Answers look(Instant now) {
        return new Answers(evidence.all().stream()
                .flatMap(system -> system.results().stream().flatMap(result -> result.check().obligations().stream()
                        .map(obligation -> of(obligation, system, result))))
                .toList());
    }

    private static Answers.Answer of(String obligation, SystemEvidence system, CheckResult result) {
        String path = "/foreign-systems/" + system.system().id();
        List<Offence> offences = result.breaches().stream()
                .map(finding -> new Offence(
                        "foreign-system:" + system.system().id() + ":"
                                + finding.account().login(),
                        finding.account().login(),
                        Phrase.of("foreign-account", system.system().name(), finding.fact()),
                        path))
                .toList();
        if (offences.isEmpty() && result.state() == EvidenceState.NOT_MET) {
            offences = List.of(new Offence(
                    "foreign-system:" + system.system().id(),
                    system.system().name(),
                    Phrase.of("foreign-account", system.system().name(), ""),
                    path));
        }
        return Answers.Answer.of(
                obligation,
                result.state() != EvidenceState.NO_EVIDENCE,
                offences,
                under(result.check(), result.limit()),
                Proof.of(Phrase.of("foreign-list", system.system().name()), path));
    }

    private static List<Answers.Under> under(AccountCheck check, @Nullable Object limit) {
        return switch (check) {
            case UNUSED -> List.of(new Answers.Under("inactivity_days", days((Period) limit), true));
            case OPERATING_PASSWORD_AGE, USER_PASSWORD_AGE ->
                List.of(new Answers.Under("password_max_age_days", days((Period) limit), true));
            case ADMINISTRATOR_PASSWORD_LENGTH, USER_PASSWORD_LENGTH ->
                List.of(new Answers.Under("password_min_length", (Integer) limit, false));
            case REVIEW -> List.of(new Answers.Under("account_review_interval_months", months((Period) limit), true));
            default -> List.of();
        };
    }

    /** The longest that a period can be. */
    private static int days(Period period) {
        return Math.toIntExact(period.toTotalMonths()) * LONGEST_MONTH + period.getDays();
    }

    private static int months(Period period) {
        return Math.toIntExact(period.toTotalMonths()) + Math.ceilDiv(period.getDays(), SHORTEST_MONTH);
    }
}
