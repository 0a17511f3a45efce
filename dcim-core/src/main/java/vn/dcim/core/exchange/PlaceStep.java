package vn.dcim.core.exchange;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.exchange.ExchangeLine.Change;
import vn.dcim.core.exchange.ExchangeLine.Fault;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.version.Versions;

/** Takes over sites, locations and racks. A name is one place's here, so that of several gets its site, or location, beside it. */
final class PlaceStep {

    private static final int LONGEST = 100;
    private static final int HIGHEST_RACK = 100;

    private final Step step;
    private final PlaceRepository repository;
    private final AuditLog audit;
    private final Map<String, Place> byName = new HashMap<>();
    private final Map<Long, Place> byId = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    /** Places by what NetBox calls them: site, location and rack in one. */
    private final Map<String, Place> taken = new HashMap<>();

    PlaceStep(Step step, PlaceRepository repository, AuditLog audit) {
        this.step = step;
        this.repository = repository;
        this.audit = audit;
        repository.findAll().forEach(this::know);
        Stream.of(NetboxKind.SITE, NetboxKind.LOCATION, NetboxKind.RACK)
                .flatMap(kind -> step.set.of(kind).stream())
                .forEach(row -> counts.merge(plain(row.of("name")), 1, Integer::sum));
    }

    private void know(Place place) {
        byName.put(PlainText.of(place.name()), place);
        byId.put(place.id(), place);
    }

    private static String plain(String name) {
        return PlainText.of(name);
    }

    void take(Versions versions) {
        versions.write(_ -> {
            step.rows(NetboxKind.SITE).stream()
                    .filter(row -> !row.of("name").equals(NetboxTerms.NOTHING))
                    .forEach(row -> take(row, Place.Kind.SITE, null));
            locations();
            step.rows(NetboxKind.RACK).forEach(this::rack);
            return step;
        });
    }

    private void locations() {
        List<NetboxRow> left = new ArrayList<>(step.rows(NetboxKind.LOCATION));
        boolean goesOn = true;
        while (goesOn) {
            List<NetboxRow> next = left.stream()
                    .filter(row -> row.of("parent").isEmpty()
                            || left.stream()
                                    .noneMatch(other -> other.of("name").equals(row.of("parent"))
                                            && other.of("site").equals(row.of("site"))))
                    .toList();
            next.forEach(this::location);
            left.removeAll(next);
            goesOn = !next.isEmpty();
        }
        left.forEach(row ->
                step.tellFault(row, row.of("name"), new Fault("parent", row.of("parent"), "circle", row.of("name"))));
    }

    private void location(NetboxRow row) {
        Optional<Place> within = standing(row, row.of("parent"));
        if (within.isEmpty() && !isOutside(row)) {
            unknownParent(row, "parent");
            return;
        }
        String told = row.ours("kind").toUpperCase(Locale.ROOT);
        Place.Kind kind;
        if (Stream.of("ROOM", "ZONE", "ROW").anyMatch(told::equals)) {
            kind = Place.Kind.valueOf(told);
        } else {
            Place known = byName.get(plain(name(row)));
            boolean isKept = known != null && known.kind() != Place.Kind.SITE && known.kind() != Place.Kind.RACK;
            kind = isKept ? known.kind() : guessed(row);
        }
        take(row, kind, within.map(Place::id).orElse(null));
    }

    private static Place.Kind guessed(NetboxRow row) {
        String name = plain(row.of("name"));
        if (name.matches("(row|day|hang|aisle)\\b.*")) {
            return Place.Kind.ROW;
        }
        return row.of("parent").isEmpty() ? Place.Kind.ROOM : Place.Kind.ZONE;
    }

    private void rack(NetboxRow row) {
        Optional<Place> within = standing(row, row.of("location"));
        if (within.isEmpty() && !isOutside(row)) {
            unknownParent(row, "location");
            return;
        }
        take(row, Place.Kind.RACK, within.map(Place::id).orElse(null));
    }

    private static boolean isOutside(NetboxRow row) {
        return row.of("site").equals(NetboxTerms.NOTHING);
    }

    private void unknownParent(NetboxRow row, String column) {
        boolean isSite = row.of(column).isEmpty();
        step.tellFault(
                row,
                row.of("name"),
                new Fault(isSite ? "site" : column, isSite ? row.of("site") : row.of(column), "unknown-place", ""));
    }

    /** Returns the place in which something stands: its location, or else its site. */
    private Optional<Place> standing(NetboxRow row, String location) {
        return location.isEmpty() ? find(row.of("site"), "", "") : find(row.of("site"), location, "");
    }

    /** Returns a place by what NetBox calls it; what was not brought along is looked for in the registry. */
    Optional<Place> find(String site, String location, String rack) {
        String name = !rack.isEmpty() ? rack : !location.isEmpty() ? location : site;
        if (name.isEmpty() || name.equals(NetboxTerms.NOTHING)) {
            return Optional.empty();
        }
        Place exactly = taken.get(key(site, location, rack));
        if (exactly == null && !rack.isEmpty()) {
            // why: who names a rack does not always say in which room of the site
            exactly = taken.get(key(site, "", rack));
        }
        if (exactly != null) {
            return Optional.of(exactly);
        }
        // why: one that was brought along and refused is none that is meant
        return counts.containsKey(plain(name)) ? Optional.empty() : Optional.ofNullable(byName.get(plain(name)));
    }

    private static String key(String site, String location, String rack) {
        return String.join("\n", plain(site), plain(location), plain(rack));
    }

    /** Returns what the place is called here. */
    private String name(NetboxRow row) {
        String name = row.of("name");
        if (!row.ours("name").isEmpty()) {
            return row.ours("name");
        }
        if (counts.getOrDefault(plain(name), 0) <= 1 || row.kind() == NetboxKind.SITE) {
            return name;
        }
        String bySite = name + " (" + row.of("site") + ")";
        long same = Stream.of(NetboxKind.LOCATION, NetboxKind.RACK)
                .flatMap(kind -> step.set.of(kind).stream())
                .filter(other -> plain(other.of("name")).equals(plain(name))
                        && other.of("site").equals(row.of("site")))
                .count();
        String within = row.kind() == NetboxKind.RACK ? row.of("location") : row.of("parent");
        return same <= 1 || within.isEmpty() ? bySite : name + " (" + row.of("site") + ", " + within + ")";
    }

    private void take(NetboxRow row, Place.Kind kind, @Nullable Long parent) {
        String name = name(row).strip();
        Place before = byName.get(plain(name));
        List<Fault> faults = new ArrayList<>();
        Integer units = kind == Place.Kind.RACK ? units(row, before, faults) : null;
        if (name.isEmpty()) {
            faults.add(new Fault("name", "", "missing", ""));
        } else if (name.length() > LONGEST) {
            faults.add(new Fault("name", name, "too-long", Integer.toString(LONGEST)));
        } else if (!told.add(plain(name))) {
            faults.add(new Fault("name", name, "twice", ""));
        } else if (before != null && !isAlike(before.kind(), kind)) {
            faults.add(
                    new Fault("name", name, "other-kind", before.kind().name().toLowerCase(Locale.ROOT)));
        } else if (before != null && parent != null && isWithin(parent, before.id())) {
            faults.add(new Fault("parent", byId.get(parent).name(), "circle", name));
        }
        if (!faults.isEmpty()) {
            step.tell(row, name, Fate.FAULTY, faults, List.of());
            return;
        }
        var wanted = new Place(before == null ? null : before.id(), name, kind, parent, units);
        if (before == null) {
            Place added = repository.save(wanted);
            audit.record(step.actor, "place.add", "place:" + added.id() + " " + name, "", told(added), step.reason);
            step.made.add(new Step.Made("place", added.id(), name));
            step.tell(row, name, Fate.NEW, List.of(), List.of());
            keep(row, added);
            return;
        }
        List<Change> changes = changes(before, wanted);
        if (changes.isEmpty()) {
            step.tell(row, name, Fate.SAME, List.of(), List.of());
            keep(row, before);
            return;
        }
        if (step.onKnown == OnKnown.UPDATE) {
            Place changed = repository.update(
                    new Place(before.id(), before.name(), wanted.kind(), wanted.parentId(), wanted.units()));
            audit.record(
                    step.actor,
                    "place.change",
                    "place:" + changed.id() + " " + changed.name(),
                    told(before),
                    told(changed),
                    step.reason);
            step.tell(row, name, Fate.CHANGED, List.of(), changes);
            keep(row, changed);
        } else if (step.onKnown == OnKnown.SKIP) {
            step.tell(row, name, Fate.SKIPPED, List.of(), changes);
            keep(row, before);
        } else {
            step.tell(row, name, Fate.FAULTY, List.of(new Fault("name", name, "known", before.name())), changes);
        }
    }

    private void keep(NetboxRow row, Place place) {
        know(place);
        switch (row.kind()) {
            case SITE -> taken.put(key(row.of("name"), "", ""), place);
            case LOCATION -> taken.put(key(row.of("site"), row.of("name"), ""), place);
            default -> {
                taken.put(key(row.of("site"), row.of("location"), row.of("name")), place);
                taken.putIfAbsent(key(row.of("site"), "", row.of("name")), place);
            }
        }
    }

    private @Nullable Integer units(NetboxRow row, @Nullable Place before, List<Fault> faults) {
        String typed = NetboxTerms.number(row.ours("units").isEmpty() ? row.of("u_height") : row.ours("units"));
        if (row.ours("units").equals(NetboxTerms.UNKNOWN)) {
            return null;
        }
        if (typed.isEmpty()) {
            return before == null ? null : before.units();
        }
        if (typed.matches("\\d{1,3}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= HIGHEST_RACK) {
            return Integer.valueOf(typed);
        }
        faults.add(new Fault("u_height", typed, "not-read", "1–" + HIGHEST_RACK));
        return null;
    }

    private static boolean isAlike(Place.Kind known, Place.Kind wanted) {
        boolean isFirm = known == Place.Kind.SITE
                || known == Place.Kind.RACK
                || wanted == Place.Kind.SITE
                || wanted == Place.Kind.RACK;
        return !isFirm || known == wanted;
    }

    private boolean isWithin(@Nullable Long inner, long outer) {
        for (Long at = inner;
                at != null;
                at = byId.containsKey(at) ? byId.get(at).parentId() : null) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }

    private List<Change> changes(Place before, Place wanted) {
        List<Change> changes = new ArrayList<>();
        change(
                changes,
                "kind",
                before.kind().name().toLowerCase(Locale.ROOT),
                wanted.kind().name().toLowerCase(Locale.ROOT));
        change(changes, "parent", nameOf(before.parentId()), nameOf(wanted.parentId()));
        change(changes, "units", text(before.units()), text(wanted.units()));
        return changes;
    }

    private static void change(List<Change> changes, String field, String was, String became) {
        if (!was.equals(became)) {
            changes.add(new Change("exchange.field." + field, was, became));
        }
    }

    private String nameOf(@Nullable Long id) {
        return id == null || !byId.containsKey(id) ? "" : byId.get(id).name();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private String told(Place place) {
        return "kind: %s; parent: %s; units: %s"
                .formatted(place.kind().name().toLowerCase(Locale.ROOT), nameOf(place.parentId()), text(place.units()));
    }
}
