package vn.dcim.core.directory;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.ProvidedAccounts;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Brings one account to what the directory says of its person. */
@Singleton
@Requires(beans = DirectorySettings.class)
class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

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

    /**
     * Ends the account, or gives it role and person; one that has ended already is only noted. The last one that can administer
     * stays as it is where it only lost its groups.
     */
    Account bring(Account account, Optional<DirectoryPerson> found, Presence presence) {
        try {
            return brought(account, found, presence);
        } catch (DcimException e) {
            if (e.code() != ErrorCode.LAST_ADMINISTRATOR) {
                throw e;
            }
            // why: a mistake in the directory must not leave the centre without anybody who could mend it here
            LOG.warn("{} keeps its rights against the directory: nobody else can administer", account.name());
            return account;
        }
    }

    /** Tells whether an account stayed as it is against the directory. */
    static boolean isKept(Account after, Optional<DirectoryPerson> found, Presence presence) {
        return after.deactivatedAt() == null
                && (presence != Presence.PRESENT
                        || found.flatMap(DirectoryPerson::role)
                                .filter(role -> role != after.role())
                                .isPresent());
    }

    private Account brought(Account account, Optional<DirectoryPerson> found, Presence presence) {
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
        if (account.deactivatedAt() != null) {
            return account;
        }
        return presence == Presence.NO_GROUP
                ? accounts.deactivate(account.id(), presence.code())
                : accounts.deactivateGone(account.id(), presence.code());
    }

    private void note(Account account, DirectoryPerson person, Presence presence) {
        seen.note(account.id(), person.entryId(), person.dn(), presence.name(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
