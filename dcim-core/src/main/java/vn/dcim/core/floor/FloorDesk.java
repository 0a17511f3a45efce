package vn.dcim.core.floor;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** Changes floor plans; each change, of however many things, is a version of each and a row of the audit log. */
@Singleton
public class FloorDesk {

    private static final int LONGEST_REASON = 1000;
    /** What the audit log tells of a change, at most. */
    private static final int LONGEST_TOLD = 10_000;

    private final Floors floors;
    private final FloorPlanRepository plans;
    private final FloorThingRepository things;
    private final Versions versions;
    private final AuditLog audit;

    FloorDesk(
            Floors floors, FloorPlanRepository plans, FloorThingRepository things, Versions versions, AuditLog audit) {
        this.floors = floors;
        this.plans = plans;
        this.things = things;
        this.versions = versions;
        this.audit = audit;
    }

    /**
     * Saves the plan of a room with all that stands on it, as it is typed, or nothing of it.
     *
     * @param revision that the change was made upon; 0 for a room that nobody had drawn
     * @param room as {@link FloorDraft#read} takes it, as are the rows
     * @return what is wrong with it; where there is something, nothing was written
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE; INVALID_VALUE for the reason
     */
    public List<FloorDraft.Fault> save(
            long roomId,
            int revision,
            Map<String, String> room,
            List<Map<String, String>> rows,
            String reason,
            String actor) {
        String name = floors.room(roomId).name();
        String why = FloorText.plain(reason);
        if (why.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why, "0–" + LONGEST_REASON);
        }
        FloorDraft draft = FloorDraft.read(roomId, revision + 1, room, rows, floors.offers(roomId), actor);
        if (!draft.faults().isEmpty()) {
            return draft.faults();
        }
        versions.write(_ -> {
            FloorPlan before = floors.plan(roomId).orElse(null);
            if ((before == null ? 0 : before.revision()) != revision) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, name, before == null ? "?" : before.changedBy());
            }
            write(name, before, draft, why, actor);
            return draft;
        });
        return List.of();
    }

    private void write(String room, @Nullable FloorPlan before, FloorDraft draft, String reason, String actor) {
        Map<Long, FloorThing> gone = floors.things(draft.plan().placeId()).stream()
                .collect(Collectors.toMap(FloorThing::id, Function.identity()));
        List<String> was = new ArrayList<>(List.of(told(before)));
        List<String> became = new ArrayList<>(List.of(told(draft.plan())));
        if (before == null) {
            plans.save(draft.plan());
        } else {
            plans.update(draft.plan());
        }
        for (FloorThing thing : draft.things()) {
            FloorThing known = thing.id() == null ? null : gone.remove(thing.id());
            if (known == null) {
                became.add(thing.toString());
                things.save(new FloorThing(
                        null,
                        thing.roomId(),
                        thing.node(),
                        thing.kind(),
                        thing.name(),
                        thing.xMm(),
                        thing.yMm(),
                        thing.widthMm(),
                        thing.depthMm(),
                        thing.turn(),
                        thing.ratedWatts(),
                        actor));
            } else if (!known.by(actor).equals(thing)) {
                was.add(known.toString());
                became.add(thing.toString());
                things.update(thing);
            }
        }
        gone.values().forEach(thing -> was.add(thing.toString()));
        things.deleteAll(gone.values());
        audit.record(
                actor, "floor.change", "floor:" + draft.plan().placeId() + " " + room, join(was), join(became), reason);
    }

    private static String told(@Nullable FloorPlan plan) {
        return plan == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f × %.2f m, tile %.2f m",
                        plan.widthMm() / 1000.0,
                        plan.depthMm() / 1000.0,
                        plan.tileMm() / 1000.0);
    }

    private static String join(List<String> lines) {
        String all = lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("; "));
        return all.length() > LONGEST_TOLD ? all.substring(0, LONGEST_TOLD) + "…" : all;
    }
}
