package vn.dcim.core.unit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Makes units and finds them. */
@Singleton
public class Units {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SHORT_NAME = 50;

    private final UnitRepository repository;
    private final AuditLog audit;

    Units(UnitRepository repository, AuditLog audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** Returns all, by name. */
    public List<Unit> all() {
        return repository.findAllOrderByName();
    }

    /** Returns the names of all, by id. */
    public Map<Long, String> names() {
        return all().stream().collect(Collectors.toMap(Unit::id, Unit::name));
    }

    /** Returns the name of one; null for none. */
    public @Nullable String nameOf(@Nullable Long id) {
        return id == null ? null : get(id).name();
    }

    /** @throws DcimException NOT_FOUND */
    public Unit get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "unit", id));
    }

    /**
     * Adds a unit.
     *
     * @throws DcimException INVALID_VALUE (name, short-name), ALREADY_EXISTS for a name or short name of another
     */
    @Transactional
    public Unit add(String name, String shortName, String actor) {
        Unit wanted = checked(null, name, shortName);
        Unit unit = unlessTaken(wanted, () -> repository.save(wanted));
        audit.record(actor, "unit.add", subject(unit), "", text(unit), "");
        return unit;
    }

    /**
     * Gives a unit other names.
     *
     * @throws DcimException NOT_FOUND, and as {@link #add}
     */
    @Transactional
    public Unit rename(long id, String name, String shortName, String actor) {
        Unit before = get(id);
        Unit wanted = checked(id, name, shortName);
        if (wanted.equals(before)) {
            return before;
        }
        Unit unit = unlessTaken(wanted, () -> repository.update(wanted));
        audit.record(actor, "unit.rename", subject(unit), text(before), text(unit), "");
        return unit;
    }

    private Unit checked(@Nullable Long id, String name, String shortName) {
        Unit wanted = new Unit(id, name.strip(), shortName.strip());
        if (wanted.name().isEmpty() || wanted.name().length() > LONGEST_NAME) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "name", wanted.name(), "1–" + LONGEST_NAME);
        }
        if (wanted.shortName().length() > LONGEST_SHORT_NAME) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "short-name", wanted.shortName(), "0–" + LONGEST_SHORT_NAME);
        }
        refuseOther(repository.findByName(wanted.name()), wanted, wanted.name());
        if (!wanted.shortName().isEmpty()) {
            refuseOther(repository.findFirstByShortName(wanted.shortName()), wanted, wanted.shortName());
        }
        return wanted;
    }

    private static void refuseOther(Optional<Unit> known, Unit wanted, String name) {
        if (known.isPresent() && !known.get().id().equals(wanted.id())) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "unit", name);
        }
    }

    /** Somebody else may have taken the name since it was looked for. */
    private static Unit unlessTaken(Unit wanted, Supplier<Unit> write) {
        try {
            return write.get();
        } catch (DataAccessException e) {
            if (e.getCause() instanceof java.sql.SQLIntegrityConstraintViolationException) {
                throw new DcimException(e, ErrorCode.ALREADY_EXISTS, "unit", wanted.name());
            }
            throw e;
        }
    }

    private static String text(Unit unit) {
        return unit.shortName().isEmpty() ? unit.name() : unit.name() + " (" + unit.shortName() + ")";
    }

    private static String subject(Unit unit) {
        return "unit:" + unit.id() + " " + unit.name();
    }
}
