package vn.dcim.core.account;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;

/** Judges accounts by the rules of the centre's regulation and by the clock; nothing has to run for an account to end in time. */
@Singleton
public final class Standings {

    /** In whose days terms are counted. */
    static final ZoneId ZONE = CentreTime.ZONE;

    private final AccessRules rules;
    private final Clock clock;

    Standings(AccessRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    public Standing of(Account account) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(ZONE).toLocalDate();
        if (account.deactivatedAt() != null) {
            return Standing.DEACTIVATED;
        }
        if (account.expiresOn() != null && today.isAfter(account.expiresOn())) {
            return Standing.EXPIRED;
        }
        if (isUnused(account, today)) {
            return Standing.UNUSED;
        }
        return isLocked(account, now) ? Standing.LOCKED : Standing.ACTIVE;
    }

    /** Tells whether nothing but the password may be changed before it is another one. */
    public boolean needsNewPassword(Account account) {
        // why: the password of a directory's account is neither known nor changed here; its age is the directory's
        // concern
        return account.source() == AccountSource.LOCAL && (account.mustChangePassword() || isPasswordTooOld(account));
    }

    private boolean isPasswordTooOld(Account account) {
        return rules.passwords(account.role()).isTooOld(account.passwordChangedAt(), clock.instant(), ZONE);
    }

    /** Returns the last day on which an account that is in use keeps its rights if nobody uses it from now on; empty for no end. */
    Optional<LocalDate> lastDay(Account account) {
        Optional<LocalDate> used = unusedFrom(account).map(day -> day.minusDays(1));
        Optional<LocalDate> term = Optional.ofNullable(account.expiresOn());
        return Stream.concat(used.stream(), term.stream()).min(LocalDate::compareTo);
    }

    private boolean isUnused(Account account, LocalDate today) {
        return unusedFrom(account).filter(day -> !today.isBefore(day)).isPresent();
    }

    private Optional<LocalDate> unusedFrom(Account account) {
        Instant last = account.lastUsedAt() == null || account.lastUsedAt().isBefore(account.activeSince())
                ? account.activeSince()
                : account.lastUsedAt();
        return rules.unused().map(time -> last.atZone(ZONE).toLocalDate().plus(time.value()));
    }

    private boolean isLocked(Account account, Instant now) {
        return account.lockedAt() != null
                && rules.signIn()
                        .unlockAfter()
                        .value()
                        .filter(time -> !now.isBefore(account.lockedAt().plus(time)))
                        .isEmpty();
    }
}
