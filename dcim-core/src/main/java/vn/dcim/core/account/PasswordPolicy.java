package vn.dcim.core.account;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the passwords of a population must be like.
 *
 * @param leastLength in characters
 * @param kinds how many of lower case, upper case, digits and others there must be
 * @param personal texts that forbid name, birth date and telephone number, which are refused in any case
 * @param longestAge after which a password must be changed; empty for never
 * @param exemptFrom the text whose shorter age does not apply to this population, to be shown openly
 */
public record PasswordPolicy(
        Rule<Integer> leastLength,
        Rule<Integer> kinds,
        List<Rule.Source> personal,
        Optional<Rule<Period>> longestAge,
        Optional<Rule.Source> exemptFrom) {

    /** Tells whether a password has become too old: it may be used on its last day, counted in the centre's own days. */
    public boolean isTooOld(Instant changedAt, Instant now, ZoneId zone) {
        return longestAge
                .map(age -> changedAt.atZone(zone).toLocalDate().plus(age.value()))
                .filter(lastDay -> now.atZone(zone).toLocalDate().isAfter(lastDay))
                .isPresent();
    }
}
