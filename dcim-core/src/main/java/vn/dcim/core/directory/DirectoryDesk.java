package vn.dcim.core.directory;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountSource;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.ProvidedAccounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.Standings;
import vn.dcim.core.audit.AuditLog;

/** What administrators see of the directory, and do about it. */
@Singleton
@Requires(beans = DirectorySettings.class)
public class DirectoryDesk {

    private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR);

    private static final Set<Presence> AGAIN = Set.of(Presence.PRESENT, Presence.REPLACED);

    private final Directory directory;
    private final DirectoryWatch watch;
    private final DirectoryFollower follower;
    private final SeenPersonRepository seen;
    private final Accounts accounts;
    private final ProvidedAccounts provided;
    private final Standings standings;
    private final AuditLog audit;
    private final Clock clock;

    DirectoryDesk(
            Directory directory,
            DirectoryWatch watch,
            DirectoryFollower follower,
            SeenPersonRepository seen,
            Accounts accounts,
            ProvidedAccounts provided,
            Standings standings,
            AuditLog audit,
            Clock clock) {
        this.directory = directory;
        this.watch = watch;
        this.follower = follower;
        this.seen = seen;
        this.accounts = accounts;
        this.provided = provided;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks the directory now; within the time limits of the settings, each a few times. */
    public DirectoryReport report() {
        List<Account> local = accounts.all().stream()
                .filter(account -> account.source() == AccountSource.LOCAL && account.deactivatedAt() == null)
                .toList();
        DirectoryFault fault = null;
        List<DirectoryReport.Group> groups = new ArrayList<>();
        List<Account> clashes = new ArrayList<>();
        try (DirectoryLine line = directory.open()) {
            line.requireBase();
            directory.settings().roles().forEach(mapped -> groups.add(group(line, mapped)));
            local.stream().filter(account -> hasRole(line, account)).forEach(clashes::add);
        } catch (DirectoryFault e) {
            fault = e;
        }
        if (fault != null) {
            groups.clear();
            directory
                    .settings()
                    .roles()
                    .forEach(mapped -> groups.add(new DirectoryReport.Group(
                            mapped.role(), mapped.group().toString(), null, null)));
        }
        DirectoryRun run = follower.last();
        return new DirectoryReport(
                directory.settings(),
                fault,
                watch.paths().getFirst(),
                List.copyOf(groups),
                clashes,
                run,
                fault == null && run.outcome() == DirectoryRun.Outcome.HELD ? follower.ending() : List.of(),
                returned(),
                local.stream()
                        .filter(account ->
                                ADMINISTRATORS.contains(account.role()) && standings.of(account) == Standing.ACTIVE)
                        .toList());
    }

    /** Tells what sign-in would find under a name; changes nothing. */
    public TestedName test(String name) {
        Account local = accounts.find(name)
                .filter(account -> account.source() == AccountSource.LOCAL)
                .orElse(null);
        if (name.isBlank()) {
            return new TestedName(name, null, List.of(), null);
        }
        try (DirectoryLine line = directory.open()) {
            return new TestedName(name, local, line.find(name, clock.instant()), null);
        } catch (DirectoryFault e) {
            return new TestedName(name, local, List.of(), e);
        }
    }

    /**
     * Holds all accounts of the directory against it now.
     *
     * @param sure true to end accounts however many they are
     */
    public DirectoryRun follow(boolean sure, String actor) {
        DirectoryRun run = follower.follow(sure);
        audit.record(
                actor,
                sure ? "directory.follow-all" : "directory.follow",
                AccountSource.DIRECTORY.code(),
                "",
                run.outcome().code() + " " + run.checked() + "/" + run.changed() + "/" + run.ended(),
                run.detail());
        return run;
    }

    private static DirectoryReport.Group group(DirectoryLine line, GroupRole mapped) {
        String name = mapped.group().toString();
        try {
            return new DirectoryReport.Group(mapped.role(), name, line.members(mapped.group()), null);
        } catch (DirectoryFault e) {
            return new DirectoryReport.Group(mapped.role(), name, null, e);
        }
    }

    private boolean hasRole(DirectoryLine line, Account account) {
        try {
            return line.find(account.name(), clock.instant()).stream()
                    .anyMatch(person -> person.presence() == Presence.PRESENT);
        } catch (DirectoryFault e) {
            if (e.kind() == DirectoryFault.Kind.GROUP_MISSING) {
                // why: told beside the group already
                return false;
            }
            throw e;
        }
    }

    private Map<Account, Presence> returned() {
        Map<Long, Presence> last =
                seen.findAll().stream().collect(Collectors.toMap(SeenPerson::accountId, SeenPerson::presence));
        Map<Account, Presence> returned = new LinkedHashMap<>();
        provided.all(AccountSource.DIRECTORY).stream()
                .filter(account -> account.deactivatedAt() != null)
                .filter(account -> AGAIN.contains(last.getOrDefault(account.id(), Presence.GONE)))
                .forEach(account -> returned.put(account, last.get(account.id())));
        return returned;
    }
}
