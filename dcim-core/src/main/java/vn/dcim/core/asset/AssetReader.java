package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetFault.Kind;
import vn.dcim.core.asset.custom.CustomReader;
import vn.dcim.core.asset.custom.CustomValues;
import vn.dcim.core.place.Place;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.unit.Unit;

/**
 * Makes an asset of what was typed for its fields, in a form, a file or the API alike; tells all that is wrong at once. A field
 * that was not typed at all stays as it was.
 */
final class AssetReader {

    /** The most units that a rack may have, where it does not say how many it has. */
    private static final int HIGHEST_RACK = 60;

    private static final int LONGEST_LIFE = 600;
    private static final int LONGEST_FOUND_BY = 2000;
    private static final String DAY = "dd/MM/yyyy";

    private final AssetTerms terms;
    private final AssetNames names;
    private final Pattern tags;
    private final Map<AssetField, String> values = new EnumMap<>(AssetField.class);
    private final List<AssetFault> faults = new ArrayList<>();

    private AssetReader(AssetTerms terms, AssetNames names, Pattern tags) {
        this.terms = terms;
        this.names = names;
        this.tags = tags;
    }

    /**
     * What came of it.
     *
     * @param asset with whatever could be read; only to be kept where there are no faults
     */
    record Result(Asset asset, List<AssetFault> faults) {}

    /**
     * Reads.
     *
     * @param before null for a new asset
     * @param tags what the number of a label must match; an empty one is always taken
     */
    static Result read(
            Map<? extends FieldKey, String> typed,
            @Nullable Asset before,
            AssetTerms terms,
            AssetNames names,
            Pattern tags) {
        var reader = new AssetReader(terms, names, tags);
        for (AssetField field : AssetField.values()) {
            String value = typed.containsKey(field)
                    ? clean(field, typed.get(field))
                    : before == null ? "" : AssetTexts.of(before, field, names);
            reader.values.put(field, value);
        }
        Asset read = reader.asset(before);
        CustomReader.Result custom = CustomReader.read(
                names.custom(),
                customs(typed),
                before == null ? Map.of() : before.customValues(),
                read.kind(),
                read.status(),
                before == null);
        reader.faults.addAll(custom.faults());
        return new Result(withFoundBy(read.custom(custom.values()), names), List.copyOf(reader.faults));
    }

    private static Map<String, String> customs(Map<? extends FieldKey, String> typed) {
        Map<String, String> customs = new HashMap<>();
        typed.forEach((field, text) -> {
            if (field instanceof CustomKey(String code)) {
                customs.put(code, text);
            }
        });
        return customs;
    }

    private static String clean(AssetField field, String typed) {
        return field == AssetField.NOTE ? TypedValues.lines(typed) : TypedValues.line(typed);
    }

    private Asset asset(@Nullable Asset before) {
        String tag = text(AssetField.TAG);
        if (!tag.isEmpty() && !tags.matcher(tag).matches()) {
            fault(AssetField.TAG, Kind.NOT_READ, tags.pattern());
        }
        String name = text(AssetField.NAME);
        if (name.isEmpty()) {
            fault(AssetField.NAME, Kind.MISSING, "");
        }
        if (values.get(AssetField.KIND).isEmpty()) {
            fault(AssetField.KIND, Kind.MISSING, "");
        }
        AssetKind kind = read(AssetField.KIND, terms::kind, "").orElse(AssetKind.OTHER);
        return new Asset(
                before == null ? null : before.id(),
                before == null ? 1 : before.revision() + 1,
                tag,
                name,
                kind,
                text(AssetField.MAKER),
                text(AssetField.MODEL),
                text(AssetField.SERIAL),
                text(AssetField.FIRMWARE),
                read(AssetField.MAC, TypedValues::macs, "0c:c4:7a:01:02:03").orElse(""),
                read(AssetField.IP, TypedValues::ips, "10.0.0.7").orElse(""),
                // why: what is there changes its status by papers alone
                before == null
                        ? read(AssetField.STATUS, terms::status, "").orElse(AssetStatus.IN_STORE)
                        : before.status(),
                read(AssetField.IMPORTANCE, terms::importance, "").orElse(Importance.MEDIUM),
                position(),
                holding(),
                origin(),
                unit(AssetField.OWNER),
                before == null ? null : before.deviceId(),
                text(AssetField.NOTE),
                CustomValues.NONE,
                "",
                before == null ? "" : before.changedBy(),
                before == null ? "" : before.changedFor());
    }

    private Position position() {
        Place place = values.get(AssetField.PLACE).isEmpty()
                ? null
                : names.findPlace(values.get(AssetField.PLACE)).orElse(null);
        if (place == null && !values.get(AssetField.PLACE).isEmpty()) {
            fault(AssetField.PLACE, Kind.UNKNOWN, names.somePlaces());
        }
        Integer unit =
                read(AssetField.UNIT, TypedValues::units, "1–" + HIGHEST_RACK).orElse(null);
        Integer height =
                read(AssetField.HEIGHT, TypedValues::units, "1–" + HIGHEST_RACK).orElse(1);
        Face face = read(AssetField.FACE, terms::face, "").orElse(Face.FRONT);
        Half half = read(AssetField.HALF, terms::half, "").orElse(null);
        if (unit == null) {
            return new Position(place == null ? null : place.id(), null, null, null, null);
        }
        if (place == null || place.kind() != Place.Kind.RACK) {
            fault(AssetField.UNIT, Kind.NOT_TOGETHER, AssetField.PLACE.code());
            return Position.UNKNOWN;
        }
        int highest = place.units() == null ? HIGHEST_RACK : place.units();
        if (unit > highest) {
            fault(AssetField.UNIT, Kind.NOT_READ, "1–" + highest);
        } else if (unit + height - 1 > highest) {
            fault(AssetField.HEIGHT, Kind.NOT_READ, "1–" + (highest - unit + 1));
        }
        return new Position(place.id(), unit, height, face, half);
    }

    private Holding holding() {
        return new Holding(
                unit(AssetField.HOLDING_UNIT),
                text(AssetField.HOLDER),
                text(AssetField.HANDOVER),
                day(AssetField.HELD_SINCE));
    }

    private Origin origin() {
        return new Origin(
                read(AssetField.ORIGIN, terms::origin, "").orElse(null),
                text(AssetField.DECISION),
                text(AssetField.SUPPLIER),
                text(AssetField.CONTRACT),
                read(AssetField.PRICE, TypedValues::price, "12.500.000").orElse(null),
                day(AssetField.IN_USE_ON),
                read(AssetField.LIFE, text -> TypedValues.months(text, LONGEST_LIFE), "1–" + LONGEST_LIFE)
                        .orElse(null),
                day(AssetField.WARRANTY_TO));
    }

    private @Nullable Long unit(AssetField field) {
        String name = values.get(field);
        if (name.isEmpty()) {
            return null;
        }
        Optional<Unit> unit = names.findUnit(name);
        if (unit.isEmpty()) {
            fault(field, Kind.UNKNOWN, names.someUnits());
        }
        return unit.map(Unit::id).orElse(null);
    }

    private @Nullable LocalDate day(AssetField field) {
        return read(field, TypedValues::day, DAY).orElse(null);
    }

    private <T> Optional<T> read(AssetField field, Function<String, Optional<T>> reader, String accepted) {
        String value = values.get(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> read = reader.apply(value);
        if (read.isEmpty()) {
            fault(field, Kind.NOT_READ, accepted);
        }
        return read;
    }

    private String text(AssetField field) {
        String value = values.get(field);
        if (value.length() > field.longest()) {
            fault(field, Kind.TOO_LONG, Integer.toString(field.longest()));
        }
        return value;
    }

    private void fault(AssetField field, Kind kind, String accepted) {
        faults.add(new AssetFault(field, values.get(field), kind, accepted));
    }

    /** Returns the asset with what it is looked for by. */
    static Asset withFoundBy(Asset asset, AssetNames names) {
        Stream<String> builtIn = Stream.of(
                asset.tag(),
                asset.name(),
                asset.maker(),
                asset.model(),
                asset.serial(),
                asset.macs(),
                asset.ips(),
                names.place(asset.position().placeId()),
                asset.holding().person(),
                names.unit(asset.holding().unitId()),
                names.unit(asset.ownerUnitId()),
                asset.origin().supplier(),
                asset.origin().contract());
        String words = Stream.concat(builtIn, names.custom().words(asset.customValues()))
                .filter(word -> !word.isEmpty())
                .map(PlainText::of)
                .collect(Collectors.joining(" "));
        return asset.foundBy(words.substring(0, Math.min(words.length(), LONGEST_FOUND_BY)));
    }
}
