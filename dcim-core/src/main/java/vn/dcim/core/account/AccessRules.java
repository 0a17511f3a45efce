package vn.dcim.core.account;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the regulation that a centre is under asks of accounts: a file under {@code access-rules/}.
 *
 * @param profile name of the file, such as {@code bac-kan}
 * @param titles by language
 * @param passwords one policy for each population
 * @param secondFactor whether one is asked for, for each population
 * @param idle a session in which its person did nothing for longer is over
 * @param auditLog for how long entries of the audit log are kept
 * @param unused after which an account that nobody uses is suspended: on that day; empty for never
 * @param review within which all accounts are reviewed again; empty for never
 */
public record AccessRules(
        String profile,
        Map<String, String> titles,
        Map<Population, PasswordPolicy> passwords,
        SignInPolicy signIn,
        Map<Population, Rule<SecondFactorDuty>> secondFactor,
        Rule<Duration> idle,
        Optional<Rule<Period>> unused,
        Optional<Rule<Period>> review,
        LogTerm auditLog) {

    /** For how long a log is kept. @param askedBy the articles that ask for a figure to be set */
    public record LogTerm(Rule<Period> keep, List<Rule.Source> askedBy) {}

    public PasswordPolicy passwords(Role role) {
        return passwords.get(role.population());
    }

    public Rule<SecondFactorDuty> secondFactor(Role role) {
        return role == Role.DISPLAY
                ? new Rule<>(SecondFactorDuty.NEVER, List.of())
                : secondFactor.get(role.population());
    }
}
