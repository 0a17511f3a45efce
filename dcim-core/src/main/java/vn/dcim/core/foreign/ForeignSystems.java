package vn.dcim.core.foreign;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dcim.core.account.Population;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** The systems whose lists of accounts are imported. */
@Singleton
public class ForeignSystems {

    /** How often a list may be due, in days. */
    public static final int LONGEST_DUE_DAYS = 366;

    private static final int LONGEST = 200;

    private final ForeignSystemRepository repository;
    private final AuditLog audit;
    private final Clock clock;

    ForeignSystems(ForeignSystemRepository repository, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns those that are watched, by name. */
    public List<ForeignSystem> present() {
        return repository.findByRemovedAtIsNullOrderByName();
    }

    /** @throws DcimException NOT_FOUND, also for one that is watched no more */
    public ForeignSystem get(long id) {
        return repository
                .findById(id)
                .filter(system -> system.removedAt() == null)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "system", id));
    }

    /**
     * Declares a system. Until its first list is imported, nothing is proved of its accounts.
     *
     * @param population USERS or OPERATORS
     * @param dueDays 1 to 366
     * @throws DcimException INVALID_VALUE; ALREADY_EXISTS for a name that another one has
     */
    @Transactional
    public ForeignSystem declare(
            String name, SystemKind kind, String owner, Population population, int dueDays, String actor) {
        check(0, name, owner, population, dueDays);
        ForeignSystem system = repository.save(new ForeignSystem(
                null,
                name.strip(),
                kind,
                owner.strip(),
                population,
                dueDays,
                "",
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                null));
        audit.record(actor, "foreign-system.declare", subject(system), "", described(system), "");
        return system;
    }

    /** Describes it anew; errors as in {@link #declare}, and NOT_FOUND. */
    @Transactional
    public void change(
            long id, String name, SystemKind kind, String owner, Population population, int dueDays, String actor) {
        ForeignSystem before = get(id);
        check(id, name, owner, population, dueDays);
        repository.update(id, name.strip(), kind, owner.strip(), population, dueDays);
        audit.record(
                actor,
                "foreign-system.change",
                subject(before),
                before.name() + " " + described(before),
                name.strip() + " " + described(get(id)),
                "");
    }

    /** Watches it no more; its imports stay. @throws DcimException NOT_FOUND; INVALID_VALUE without a reason */
    @Transactional
    public void remove(long id, String reason, String actor) {
        ForeignSystem system = get(id);
        text("reason", reason);
        repository.updateRemovedAt(id, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        audit.record(actor, "foreign-system.remove", subject(system), described(system), "", reason.strip());
    }

    static String subject(ForeignSystem system) {
        return "foreign-system:" + system.id() + " " + system.name();
    }

    private void check(long id, String name, String owner, Population population, int dueDays) {
        text("system", name);
        text("owner", owner);
        if (population != Population.USERS && population != Population.OPERATORS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "population", population.code(), "users, operators");
        }
        if (dueDays < 1 || dueDays > LONGEST_DUE_DAYS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "due-days", dueDays, "1–" + LONGEST_DUE_DAYS);
        }
        boolean taken = present().stream()
                .anyMatch(other -> other.id() != id && other.name().equalsIgnoreCase(name.strip()));
        if (taken) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "system", name.strip());
        }
    }

    static void text(String field, String typed) {
        boolean hasControls = typed.chars().anyMatch(Character::isISOControl);
        if (typed.isBlank() || typed.strip().length() > LONGEST || hasControls) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, "1–" + LONGEST);
        }
    }

    private static String described(ForeignSystem system) {
        return system.kind().code() + "; " + system.owner() + "; "
                + system.population().code() + "; " + system.dueDays() + " d";
    }
}
