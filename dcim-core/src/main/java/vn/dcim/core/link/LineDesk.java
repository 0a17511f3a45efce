package vn.dcim.core.link;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** What people do with lines; each act is a row of the audit log. */
@Singleton
public class LineDesk {

    private static final int LONGEST_REASON = 1000;

    private final Lines lines;
    private final InternetLineRepository repository;
    private final LineExclusionRepository exclusions;
    private final DeviceRepository devices;
    private final Versions versions;
    private final AuditLog audit;
    private final ApplicationEventPublisher<LineChanged> changes;
    private final Clock clock;

    LineDesk(
            Lines lines,
            InternetLineRepository repository,
            LineExclusionRepository exclusions,
            DeviceRepository devices,
            Versions versions,
            AuditLog audit,
            ApplicationEventPublisher<LineChanged> changes,
            Clock clock) {
        this.lines = lines;
        this.repository = repository;
        this.exclusions = exclusions;
        this.devices = devices;
        this.versions = versions;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Adds a line.
     *
     * @param typed by the codes of {@link Lines#FIELDS}; what is left out is empty
     * @throws DcimException INVALID_VALUE with the field, ALREADY_EXISTS for a name in use
     */
    public InternetLine add(Map<String, String> typed, String actor) {
        return write(null, typed, actor, "line.add");
    }

    /**
     * Changes a line to what was typed.
     *
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, ILLEGAL_TRANSITION once it is retired; as {@link #add}
     */
    public InternetLine change(long id, int revision, Map<String, String> typed, String actor) {
        return write(used(id, revision, "CHANGE"), typed, actor, "line.change");
    }

    /** Ends the use of a line; its history stays. @throws DcimException as {@link #change}; INVALID_VALUE without a reason */
    public InternetLine retire(long id, int revision, String reason, String actor) {
        String why = reason(reason);
        InternetLine retired = versions.write(_ -> {
            InternetLine before = used(id, revision, "RETIRE");
            InternetLine after = repository.update(before.retired(today(), actor, why));
            audit.record(actor, "line.retire", before.toString(), "", today().toString(), why);
            return after;
        });
        changes.publishEvent(new LineChanged());
        return retired;
    }

    private InternetLine write(@Nullable InternetLine before, Map<String, String> typed, String actor, String action) {
        LineDraft draft = new LineDraft(typed);
        Long router = router(draft.text("router", 0, 100));
        InternetLine wanted = draft.line(before, router, actor);
        InternetLine written = versions.write(_ -> {
            repository.findAllOrderByName().stream()
                    .filter(other -> other.isUsed()
                            && !Objects.equals(other.id(), wanted.id())
                            && other.name().equalsIgnoreCase(wanted.name()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new DcimException(ErrorCode.ALREADY_EXISTS, "line", wanted.name());
                    });
            if (before != null) {
                used(before.id(), before.revision(), "CHANGE");
            }
            InternetLine after = before == null ? repository.save(wanted) : repository.update(wanted);
            Map<String, String> was = before == null ? Map.of() : lines.typed(before);
            Map<String, String> became = lines.typed(after);
            audit.record(actor, action, after.toString(), told(was, became), told(became, was), after.changedFor());
            return after;
        });
        changes.publishEvent(new LineChanged());
        return written;
    }

    /** Returns what is another one than in the other, field by field. */
    private static String told(Map<String, String> one, Map<String, String> other) {
        Map<String, String> told = new LinkedHashMap<>();
        one.forEach((field, value) -> {
            if (!value.isEmpty() && !value.equals(other.get(field))) {
                told.put(field, value.replace('\n', ';'));
            }
        });
        return told.isEmpty() ? "" : told.toString().replaceAll("^\\{|}$", "");
    }

    /**
     * Notes a time that the contract does not count.
     *
     * @param until the first instant that counts again
     * @throws DcimException NOT_FOUND; INVALID_VALUE for until, reason and document
     */
    public LineExclusion exclude(
            long id, @Nullable Instant from, @Nullable Instant until, String reason, String document, String actor) {
        InternetLine line = lines.get(id);
        if (from == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "from", "", "");
        }
        if (until == null || !until.isAfter(from)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "until", until == null ? "" : until, "");
        }
        String why = reason(reason);
        String paper = document.strip();
        if (paper.isEmpty() || paper.length() > 200) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "document", paper, "1–200");
        }
        return versions.write(_ -> {
            LineExclusion added =
                    exclusions.save(new LineExclusion(null, id, from, until, why, paper, now(), actor, null, "", ""));
            audit.record(actor, "line.exclude", line.toString(), "", from + " – " + until + ", " + paper, why);
            return added;
        });
    }

    /** Has a time count after all. @throws DcimException NOT_FOUND, ILLEGAL_TRANSITION, INVALID_VALUE without a reason */
    public LineExclusion include(long id, long exclusion, String reason, String actor) {
        InternetLine line = lines.get(id);
        String why = reason(reason);
        return versions.write(_ -> {
            LineExclusion before = exclusions
                    .findById(exclusion)
                    .filter(one -> one.lineId() == id)
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "exclusion", exclusion));
            if (before.isWithdrawn()) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION, "exclusion " + exclusion, "WITHDRAWN", "WITHDRAW");
            }
            LineExclusion after = exclusions.update(before.withdrawn(now(), actor, why));
            audit.record(actor, "line.include", line.toString(), before.fromAt() + " – " + before.untilAt(), "", why);
            return after;
        });
    }

    private @Nullable Long router(String name) {
        return name.isEmpty()
                ? null
                : devices.findByName(name)
                        .map(Device::id)
                        .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "router", name, ""));
    }

    private InternetLine used(long id, int revision, String action) {
        InternetLine line = lines.get(id);
        if (!line.isUsed()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, line.toString(), "RETIRED", action);
        }
        if (line.revision() != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, line.toString(), line.changedBy());
        }
        return line;
    }

    private static String reason(String typed) {
        String why = typed.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why, "1–" + LONGEST_REASON);
        }
        return why;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
