package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.register.EntryReader.Result;
import vn.dcim.core.register.RegisterFault.Kind;
import vn.dcim.core.register.RegisterPlan.Fate;
import vn.dcim.core.register.RegisterPlan.Line;
import vn.dcim.core.version.Versions;

/** What people do with registers; each act is a version of an entry and a row of the audit log. Entries are never deleted. */
@Singleton
public class RegisterDesk {

    private static final int LONGEST_REASON = 1000;

    private final RegisterEntries entries;
    private final RegisterEntryRepository repository;
    private final RegisterLinks links;
    private final Versions versions;
    private final AuditLog audit;

    RegisterDesk(
            RegisterEntries entries,
            RegisterEntryRepository repository,
            RegisterLinks links,
            Versions versions,
            AuditLog audit) {
        this.entries = entries;
        this.repository = repository;
        this.links = links;
        this.versions = versions;
        this.audit = audit;
    }

    /** Adds an entry. @param typed fields as they were typed, by code */
    public RegisterOutcome add(RegisterDefinition register, Map<String, String> typed, String actor) {
        return versions.write(_ -> {
            Result read = EntryReader.read(register, typed, null, links.finder());
            List<RegisterFault> faults = faults(read, taken(register));
            if (!faults.isEmpty()) {
                return new RegisterOutcome(null, faults);
            }
            RegisterEntry added = repository.save(read.entry().changed(true, actor, ""));
            audit.record(List.of(told(register, null, added, actor, "")));
            return RegisterOutcome.of(added);
        });
    }

    /**
     * Changes some fields of an entry.
     *
     * @param revision that the change was made upon
     * @param typed fields as they were typed; those that are not in it stay as they are
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE where somebody else was faster
     */
    public RegisterOutcome change(
            RegisterDefinition register,
            long id,
            int revision,
            Map<String, String> typed,
            String reason,
            String actor) {
        String why = reason(reason, 0);
        return versions.write(_ -> {
            RegisterEntry before = known(register, id, revision);
            Result read = EntryReader.read(register, typed, before, links.finder());
            List<RegisterFault> faults =
                    faults(read, before.active() ? taken(register) : new Taken(register, List.of()));
            if (!faults.isEmpty()) {
                return new RegisterOutcome(null, faults);
            }
            if (read.entry().values().equals(before.values())) {
                return RegisterOutcome.of(before);
            }
            RegisterEntry changed = repository.update(read.entry().changed(before.active(), actor, why));
            audit.record(List.of(told(register, before, changed, actor, why)));
            return RegisterOutcome.of(changed);
        });
    }

    /**
     * Has an entry count no more, or again.
     *
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE; INVALID_VALUE without a reason; ALREADY_EXISTS where another entry has by now
     *     what must be one entry's
     */
    public RegisterEntry setActive(
            RegisterDefinition register, long id, int revision, boolean active, String reason, String actor) {
        String why = reason(reason, 1);
        return versions.write(_ -> {
            RegisterEntry before = known(register, id, revision);
            if (before.active() == active) {
                return before;
            }
            if (active) {
                taken(register).clashes(before).stream().findFirst().ifPresent(clash -> {
                    throw new DcimException(ErrorCode.ALREADY_EXISTS, "register-entry", clash.accepted());
                });
            }
            RegisterEntry changed = repository.update(before.next().changed(active, actor, why));
            audit.record(
                    actor,
                    active ? "register.restore" : "register.close",
                    changed.toString(),
                    Boolean.toString(before.active()),
                    Boolean.toString(active),
                    why);
            return changed;
        });
    }

    /** Tells what would come of a list, and all that is wrong with it; writes nothing. */
    @Transactional(readOnly = true)
    public RegisterPlan plan(RegisterDefinition register, String table) {
        RegisterTable read = RegisterTable.read(register, table);
        if (!read.faults().isEmpty()) {
            return new RegisterPlan(List.of(), read.faults());
        }
        Taken taken = taken(register);
        EntryReader.Links finder = links.finder();
        Set<Long> seen = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (RegisterTable.Row row : read.rows()) {
            Line line = line(register, row, taken, finder, seen);
            if (line.fate() != Fate.FAULTY) {
                taken.add(line.entry());
            }
            lines.add(line);
        }
        return new RegisterPlan(lines, List.of());
    }

    /** Takes a list over, as one change; nothing was written where the plan that it returns is faulty. */
    public RegisterPlan take(RegisterDefinition register, String table, String reason, String actor) {
        String why = reason(reason, 0);
        return versions.write(_ -> {
            RegisterPlan plan = plan(register, table);
            if (plan.isFaulty()) {
                return plan;
            }
            List<Line> changed = plan.lines().stream()
                    .filter(line -> line.fate() != Fate.SAME)
                    .toList();
            LinkNames names = links.names(
                    register,
                    changed.stream()
                            .flatMap(line -> Stream.of(line.before(), line.entry()))
                            .filter(Objects::nonNull)
                            .toList());
            List<AuditNote> notes = new ArrayList<>();
            for (Line line : changed) {
                RegisterEntry wanted = line.entry().changed(true, actor, why);
                RegisterEntry kept = line.fate() == Fate.NEW ? repository.save(wanted) : repository.update(wanted);
                notes.add(told(register, line.before(), kept, names, actor, why));
            }
            audit.record(notes);
            return plan;
        });
    }

    private static Line line(
            RegisterDefinition register, RegisterTable.Row row, Taken taken, EntryReader.Links finder, Set<Long> seen) {
        Result read = EntryReader.read(register, row.typed(), null, finder);
        RegisterEntry before = taken.known(read.entry());
        boolean isTwice = before != null && (before.id() == null || !seen.add(before.id()));
        if (before != null && before.id() != null) {
            read = EntryReader.read(register, row.typed(), before, finder);
        }
        List<RegisterFault> faults = faults(read, taken);
        String key = register.key().code();
        if (isTwice && faults.stream().noneMatch(fault -> fault.field().equals(key))) {
            faults.add(new RegisterFault(key, read.entry().values().get(key), Kind.TAKEN, before.name()));
        }
        Fate fate = !faults.isEmpty()
                ? Fate.FAULTY
                : before == null ? Fate.NEW : read.entry().values().equals(before.values()) ? Fate.SAME : Fate.CHANGED;
        return new Line(row.number(), fate, read.entry(), before, faults);
    }

    private static List<RegisterFault> faults(Result read, Taken taken) {
        List<RegisterFault> faults = new ArrayList<>(read.faults());
        taken.clashes(read.entry()).stream()
                .filter(clash ->
                        faults.stream().noneMatch(fault -> fault.field().equals(clash.field())))
                .toList()
                .forEach(faults::add);
        return faults;
    }

    private Taken taken(RegisterDefinition register) {
        return new Taken(register, repository.findByRegisterAndActive(register.code(), true));
    }

    private RegisterEntry known(RegisterDefinition register, long id, int revision) {
        RegisterEntry entry = entries.get(register, id);
        if (entry.revision() != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, entry.toString(), entry.changedBy());
        }
        return entry;
    }

    private AuditNote told(
            RegisterDefinition register,
            @Nullable RegisterEntry before,
            RegisterEntry after,
            String actor,
            String reason) {
        LinkNames names = links.names(register, before == null ? List.of(after) : List.of(before, after));
        return told(register, before, after, names, actor, reason);
    }

    private static AuditNote told(
            RegisterDefinition register,
            @Nullable RegisterEntry before,
            RegisterEntry after,
            LinkNames names,
            String actor,
            String reason) {
        var differences = register.differences(before == null ? Map.of() : before.values(), after.values());
        return new AuditNote(
                actor,
                before == null ? "register.add" : "register.change",
                after.toString(),
                before == null ? "" : side(differences, names, 0),
                side(differences, names, 1),
                reason);
    }

    private static String side(Map<RegisterField, List<String>> differences, LinkNames names, int side) {
        return differences.entrySet().stream()
                .map(each -> each.getKey().code() + ": "
                        + names.of(each.getKey(), each.getValue().get(side)))
                .collect(Collectors.joining("; "));
    }

    private static String reason(@Nullable String typed, int least) {
        String text = TypedValues.line(Objects.requireNonNullElse(typed, ""));
        if (text.length() < least || text.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", text, least + "–" + LONGEST_REASON);
        }
        return text;
    }
}
