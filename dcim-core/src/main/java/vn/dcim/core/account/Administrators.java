package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Sees to it that somebody can administer accounts: nobody may bring about by an act that there is no such account, and what comes
 * about by the passing of time is known beforehand.
 */
@Singleton
public final class Administrators {

    private static final int TOLD_DAYS = 14;

    private final AccountRepository repository;
    private final Standings standings;
    private final Clock clock;

    Administrators(AccountRepository repository, Standings standings, Clock clock) {
        this.repository = repository;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Refuses that an account ends, unless another one can administer after that, or this one could not anyway. Called before
     * anything else is locked in the caller's transaction; of two who end each other at once, the second one waits here, and sees what
     * the first one did.
     *
     * @param lastDay on which it can still be used; null where it ends at once
     * @throws DcimException LAST_ADMINISTRATOR
     */
    void refuseEnd(long id, @Nullable LocalDate lastDay) {
        List<Account> all = repository.holdAdministrators();
        all.stream()
                .filter(account -> account.id() == id)
                .filter(account -> standings.of(account).keepsRights() && isEarlier(lastDay, account.expiresOn()))
                .filter(account -> all.stream().noneMatch(other -> other.id() != id && canAfter(other, lastDay)))
                .findFirst()
                .ifPresent(account -> {
                    throw new DcimException(ErrorCode.LAST_ADMINISTRATOR, account.name());
                });
    }

    /**
     * Returns the first day on which nobody can administer any more, when terms are not prolonged and nobody uses the accounts from now on;
     * empty where there is always somebody.
     */
    Optional<LocalDate> missingFrom() {
        List<Account> all = repository.findByRoleIn(Role.administering());
        if (all.isEmpty()) {
            // why: the start of the program makes the first one
            return Optional.empty();
        }
        LocalDate from = today();
        for (Account account : all) {
            if (standings.of(account) == Standing.ACTIVE) {
                Optional<LocalDate> last = standings.lastDay(account);
                if (last.isEmpty()) {
                    return Optional.empty();
                }
                from = last.get().isBefore(from) ? from : last.get().plusDays(1);
            }
        }
        return Optional.of(from);
    }

    /** Returns that day where it is near enough for people to be told. */
    public Optional<LocalDate> missingSoonFrom() {
        return missingFrom().filter(day -> day.isBefore(today().plusDays(TOLD_DAYS)));
    }

    private boolean canAfter(Account account, @Nullable LocalDate lastDay) {
        // why: whoever is locked needs an administrator to be let in again
        return standings.of(account) == Standing.ACTIVE
                && (lastDay == null
                        || account.expiresOn() == null
                        || account.expiresOn().isAfter(lastDay));
    }

    private static boolean isEarlier(@Nullable LocalDate end, @Nullable LocalDate than) {
        return end == null || than == null || end.isBefore(than);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Standings.ZONE);
    }
}
