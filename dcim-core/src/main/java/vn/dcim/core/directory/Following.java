package vn.dcim.core.directory;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.ProvidedAccounts;

/** Brings one account to what the directory says of its person. */
@Singleton
@Requires(beans = DirectorySettings.class)
class Following {

    private final ProvidedAccounts accounts;
    private final SeenPersonRepository seen;
    private final Clock clock;

    Following(ProvidedAccounts accounts, SeenPersonRepository seen, Clock clock) {
        this.accounts = accounts;
        this.seen = seen;
        this.clock = clock;
    }

    Account add(DirectoryPerson person) {
        Account account = accounts.add(
                AccountSource.DIRECTORY, person.name(), person.role().orElseThrow(), person.person());
        note(account, person, Presence.PRESENT);
        return account;
    }

    /** Returns how it stands with an account by what was found under its name; REPLACED where that is somebody else. */
    Presence presence(Account account, Optional<DirectoryPerson> found) {
        if (found.isEmpty()) {
            return Presence.GONE;
        }
        boolean another = seen.findByAccountId(account.id())
                .filter(before -> !before.entryId().isEmpty()
                        && !before.entryId().equals(found.get().entryId()))
                // why: an account that had ended here and is active was given by an administrator to whoever has the
                // name now
                .filter(before -> before.presence() == Presence.PRESENT || account.deactivatedAt() != null)
                .isPresent();
        return another ? Presence.REPLACED : found.get().presence();
    }

    /** Ends the account, or gives it role and person; one that has ended already is only noted. */
    Account bring(Account account, Optional<DirectoryPerson> found, Presence presence) {
        if (presence == Presence.PRESENT) {
            note(account, found.orElseThrow(), presence);
            return account.deactivatedAt() == null
                    ? accounts.bringUpToDate(
                            account.id(),
                            found.get().role().orElseThrow(),
                            found.get().person())
                    : account;
        }
        seen.note(account.id(), presence.name(), now());
        return account.deactivatedAt() == null ? accounts.deactivate(account.id(), presence.code()) : account;
    }

    private void note(Account account, DirectoryPerson person, Presence presence) {
        seen.note(account.id(), person.entryId(), person.dn(), presence.name(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
