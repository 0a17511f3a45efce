package vn.dcim.core.floor;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * A plan as somebody typed it, and all that is wrong with it.
 *
 * @param plan null where the size of the room cannot be read
 * @param things that can be read
 */
public record FloorDraft(@Nullable FloorPlan plan, List<FloorThing> things, List<Fault> faults) {

    private static final int LEAST_ROOM = 1000;
    private static final int GREATEST_ROOM = 100_000;
    private static final int LEAST_TILE = 100;
    private static final int GREATEST_TILE = 2000;
    private static final int SMALLEST = 50;
    private static final int MOST_WATTS = 2_000_000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_THINGS = 500;

    /** @param thing that it is wrong with; empty for the room */
    public record Fault(String thing, DcimException cause) {}

    /**
     * Reads a plan.
     *
     * @param room width, depth and tile, in m
     * @param rows for each thing id, node, kind, name, x, y, width, depth (m), turn, rated (kW); a row that names neither a node nor a
     *     name, or has something under gone, stands for nothing
     * @param offers what may stand in the room
     */
    static FloorDraft read(
            long roomId,
            int revision,
            Map<String, String> room,
            List<Map<String, String>> rows,
            List<Offer> offers,
            String actor) {
        return new Reader(roomId, offers, actor).read(revision, room, rows);
    }

    private static final class Reader {

        private final long roomId;
        private final Map<String, Offer> offers;
        private final String actor;
        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> placed = new HashSet<>();

        Reader(long roomId, List<Offer> offers, String actor) {
            this.roomId = roomId;
            this.offers = offers.stream().collect(Collectors.toMap(Offer::node, Function.identity()));
            this.actor = actor;
        }

        FloorDraft read(int revision, Map<String, String> room, List<Map<String, String>> rows) {
            FloorPlan plan = null;
            try {
                plan = new FloorPlan(
                        roomId,
                        revision,
                        FloorText.millimetres("width", room.get("width"), LEAST_ROOM, GREATEST_ROOM),
                        FloorText.millimetres("depth", room.get("depth"), LEAST_ROOM, GREATEST_ROOM),
                        FloorText.millimetres("tile", room.get("tile"), LEAST_TILE, GREATEST_TILE),
                        actor);
            } catch (DcimException e) {
                faults.add(new Fault("", e));
            }
            List<FloorThing> things = new ArrayList<>();
            for (Map<String, String> row : rows) {
                if (isMeant(row)) {
                    FloorThing thing = thing(row);
                    if (thing != null) {
                        things.add(thing);
                    }
                }
            }
            if (things.size() > MOST_THINGS) {
                faults.add(new Fault(
                        "", new DcimException(ErrorCode.INVALID_VALUE, "things", things.size(), "0–" + MOST_THINGS)));
            } else if (plan != null) {
                checkGround(plan, things);
            }
            return new FloorDraft(plan, things, faults);
        }

        private static boolean isMeant(Map<String, String> row) {
            return row.getOrDefault("gone", "").isEmpty()
                    && !(row.getOrDefault("node", "").isBlank()
                            && row.getOrDefault("name", "").isBlank());
        }

        private @Nullable FloorThing thing(Map<String, String> row) {
            String node = row.getOrDefault("node", "");
            Offer offer = offers.get(node);
            String name = offer == null ? FloorText.plain(row.get("name")) : offer.name();
            try {
                if (!node.isEmpty() && (offer == null || !placed.add(node))) {
                    throw offer == null
                            ? new DcimException(ErrorCode.INVALID_VALUE, "node", name.isEmpty() ? node : name, "")
                            : new DcimException(ErrorCode.ALREADY_EXISTS, "floor", name);
                }
                if (name.isEmpty() || name.length() > LONGEST_NAME) {
                    throw new DcimException(ErrorCode.INVALID_VALUE, "name", name, "1–" + LONGEST_NAME);
                }
                FloorKind kind = offer == null
                        ? FloorKind.of(row.getOrDefault("kind", ""))
                                .orElseThrow(() -> new DcimException(
                                        ErrorCode.INVALID_VALUE, "kind", row.getOrDefault("kind", ""), ""))
                        : offer.kind();
                return new FloorThing(
                        id(row),
                        roomId,
                        node,
                        kind,
                        name,
                        FloorText.millimetres("x", row.get("x"), 0, GREATEST_ROOM),
                        FloorText.millimetres("y", row.get("y"), 0, GREATEST_ROOM),
                        size("width", row, kind.width()),
                        size("depth", row, kind.depth()),
                        turn(row),
                        kind == FloorKind.COOLING ? FloorText.watts("rated", row.get("rated"), MOST_WATTS) : null,
                        actor);
            } catch (DcimException e) {
                faults.add(new Fault(name, e));
                return null;
            }
        }

        private static @Nullable Long id(Map<String, String> row) {
            String typed = row.getOrDefault("id", "");
            return typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
        }

        private static int size(String field, Map<String, String> row, int usual) {
            return FloorText.plain(row.get(field)).isEmpty()
                    ? usual
                    : FloorText.millimetres(field, row.get(field), SMALLEST, GREATEST_ROOM);
        }

        private static int turn(Map<String, String> row) {
            return switch (FloorText.plain(row.get("turn"))) {
                case "", "0" -> 0;
                case "90" -> 90;
                case "180" -> 180;
                case "270" -> 270;
                default -> throw new DcimException(ErrorCode.INVALID_VALUE, "turn", row.get("turn"), "0, 90, 180, 270");
            };
        }

        private void checkGround(FloorPlan plan, List<FloorThing> things) {
            Map<String, Integer> names = new HashMap<>();
            for (int i = 0; i < things.size(); i++) {
                FloorThing thing = things.get(i);
                if (names.putIfAbsent(thing.name(), i) != null) {
                    faults.add(new Fault(
                            thing.name(), new DcimException(ErrorCode.ALREADY_EXISTS, "floor", thing.name())));
                }
                if (!thing.box().isInside(plan.widthMm(), plan.depthMm())) {
                    faults.add(new Fault(thing.name(), new DcimException(ErrorCode.OUTSIDE_ROOM, thing.name())));
                }
                for (FloorThing other : things.subList(0, i)) {
                    if (thing.kind().isSolid()
                            && other.kind().isSolid()
                            && thing.box().overlaps(other.box())) {
                        faults.add(new Fault(
                                thing.name(), new DcimException(ErrorCode.OVERLAPS, thing.name(), other.name())));
                    }
                }
            }
        }
    }
}
