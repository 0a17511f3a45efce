package vn.dcim.core.directory;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.ProvidedAccounts;
import vn.dcim.core.directory.DirectoryRun.Outcome;

/** Holds all accounts of the directory against it again and again, on one node at a time. */
@Singleton
@Requires(beans = DirectorySettings.class)
class DirectoryFollower {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryFollower.class);
    /** For how long a node that began is believed to be at work. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    /** What could not be asked is asked again soon. */
    private static final Duration RETRY = Duration.ofMinutes(1);
    /** So many at once, and more than half, are more likely a mistake in the directory than as many people leaving. */
    private static final int MANY = 3;

    private record Seen(Account account, Optional<DirectoryPerson> found, Presence presence) {

        boolean ends() {
            return account.deactivatedAt() == null && presence != Presence.PRESENT;
        }
    }

    private final Directory directory;
    private final ProvidedAccounts accounts;
    private final Following following;
    private final DirectoryRunRepository runs;
    private final Clock clock;

    DirectoryFollower(
            Directory directory,
            ProvidedAccounts accounts,
            Following following,
            DirectoryRunRepository runs,
            Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.following = following;
        this.runs = runs;
        this.clock = clock;
    }

    /** Returns the last run of any node. */
    DirectoryRun last() {
        return runs.findById(1).orElseThrow();
    }

    /** Has the next run come within a minute, since somebody is not found where an account says so. */
    void hurry() {
        runs.makeDue(now(), now().plus(directory.settings().followEvery()));
    }

    @Scheduled(initialDelay = "${dcim.directory.first-look:15s}", fixedDelay = "1m")
    void look() {
        try {
            if (runs.claim(now(), now().plus(LEASE)) == 1) {
                follow(false);
            }
        } catch (RuntimeException e) {
            // why: the next look is a minute away; the database is told of by its own part of health
            LOG.warn("The accounts of the directory could not be followed: {}", e.toString());
        }
    }

    /**
     * Holds all accounts against the directory now.
     *
     * @param sure true to end accounts however many they are
     */
    DirectoryRun follow(boolean sure) {
        List<Seen> seen = new ArrayList<>();
        List<DirectoryFault> faults = new ArrayList<>();
        try (DirectoryLine line = directory.open()) {
            line.requireBase();
            for (Account account : accounts.all(AccountSource.DIRECTORY)) {
                look(line, account, seen, faults);
            }
        } catch (DirectoryFault e) {
            // why: whoever was not asked about keeps the account; nothing is concluded from silence
            return note(Outcome.FAILED, e.getMessage(), 0, 0, 0, RETRY);
        }
        long active = seen.stream()
                .filter(each -> each.account().deactivatedAt() == null)
                .count();
        int ends = (int) seen.stream().filter(Seen::ends).count();
        if (!sure && ends >= MANY && ends * 2L > active) {
            return note(
                    Outcome.HELD, "", seen.size(), 0, ends, directory.settings().followEvery());
        }
        int changed = 0;
        for (Seen each : seen) {
            Account after = following.bring(each.account(), each.found(), each.presence());
            if (Following.isKept(after, each.found(), each.presence())) {
                String name = each.account().name();
                faults.add(new DirectoryFault(null, DirectoryFault.Kind.OTHER, name, "is the last administrator"));
            }
            changed += each.ends() || after.equals(each.account()) ? 0 : 1;
        }
        return faults.isEmpty()
                ? note(
                        Outcome.DONE,
                        "",
                        seen.size(),
                        changed,
                        ends,
                        directory.settings().followEvery())
                : note(Outcome.FAILED, faults.getFirst().getMessage(), seen.size(), changed, ends, RETRY);
    }

    /** Returns the names of accounts that a run would end. @throws DirectoryFault when nobody can be asked */
    List<String> ending() {
        List<Seen> seen = new ArrayList<>();
        try (DirectoryLine line = directory.open()) {
            for (Account account : accounts.all(AccountSource.DIRECTORY)) {
                look(line, account, seen, new ArrayList<>());
            }
        }
        return seen.stream()
                .filter(Seen::ends)
                .map(each -> each.account().name())
                .toList();
    }

    private void look(DirectoryLine line, Account account, List<Seen> seen, List<DirectoryFault> faults) {
        try {
            List<DirectoryPerson> found = line.find(account.name(), now());
            if (found.size() > 1) {
                faults.add(new DirectoryFault(null, DirectoryFault.Kind.OTHER, account.name(), "two entries"));
                return;
            }
            Optional<DirectoryPerson> person = found.stream().findFirst();
            seen.add(new Seen(account, person, following.presence(account, person)));
        } catch (DirectoryFault e) {
            if (e.kind() != DirectoryFault.Kind.GROUP_MISSING) {
                throw e;
            }
            faults.add(e);
        }
    }

    private DirectoryRun note(Outcome outcome, String detail, int checked, int changed, int ended, Duration next) {
        Instant now = now();
        runs.note(now.plus(next), now, outcome.name(), detail, checked, changed, ended);
        if (outcome == Outcome.HELD) {
            LOG.warn(
                    "The directory has no place any more for {} accounts: held back until an administrator looks",
                    ended);
        }
        return last();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
