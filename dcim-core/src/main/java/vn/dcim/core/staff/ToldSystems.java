package vn.dcim.core.staff;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** The systems whose owners are told when somebody goes. */
@Singleton
public class ToldSystems {

    private static final int LONGEST = 200;

    private final ToldSystemRepository repository;
    private final AuditLog audit;
    private final Clock clock;

    ToldSystems(ToldSystemRepository repository, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns those that departures to come tell of, by name. */
    public List<ToldSystem> present() {
        return repository.findByRemovedAtIsNullOrderByName();
    }

    /**
     * Adds a system; departures that are open already do not get it.
     *
     * @param owner who is told, and where
     * @throws DcimException INVALID_VALUE, ALREADY_EXISTS
     */
    @Transactional
    public void add(String name, String owner, boolean shared, String actor) {
        text("system", name);
        text("owner", owner);
        if (present().stream().anyMatch(known -> known.name().equals(name.strip()))) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "system", name.strip());
        }
        repository.save(new ToldSystem(
                null,
                name.strip(),
                owner.strip(),
                shared,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                null));
        audit.record(actor, "told-system.add", "system:" + name.strip(), "", owner.strip(), shared ? "shared" : "");
    }

    /** @throws DcimException NOT_FOUND */
    @Transactional
    public void remove(long id, String actor) {
        ToldSystem system = repository
                .findById(id)
                .filter(found -> found.removedAt() == null)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "system", id));
        repository.updateRemovedAt(id, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        audit.record(actor, "told-system.remove", "system:" + system.name(), system.owner(), "", "");
    }

    private static void text(String field, String typed) {
        if (typed.isBlank() || typed.strip().length() > LONGEST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, "1–" + LONGEST);
        }
    }
}
