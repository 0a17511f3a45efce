package vn.dcim.core.account;

import java.time.Duration;
import java.util.Optional;

/**
 * When wrong passwords lock an account, and what unlocks it.
 *
 * @param failures so many in a row lock
 * @param window within which they must lie, first and last included; empty for however far apart
 * @param unlockAfter the lock ends by itself after this time; without a value, only when the account's owner asks
 */
public record SignInPolicy(
        Rule<Integer> failures, Optional<Rule<Duration>> window, Rule<Optional<Duration>> unlockAfter) {}
