package vn.dcim.core.work.manual;

import io.micronaut.core.annotation.Nullable;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.manual.Manual.Item;
import vn.dcim.core.work.manual.Manual.Line;
import vn.dcim.core.work.manual.Manual.Meter;

/** Reads a manual; whatever is wrong is named with its line. */
final class ManualReader {

    private static final Set<String> KEYS = Set.of(
            "code",
            "vi",
            "en",
            "kinds",
            "words",
            "source",
            "every",
            "overall",
            "meters",
            "minutes",
            "lead",
            "isolates",
            "wanted",
            "tools",
            "parts",
            "safety",
            "backup",
            "items");
    private static final Set<String> ITEM_KEYS =
            Set.of("kind", "vi", "en", "unit", "low", "high", "choices", "required");
    private static final int MOST_ITEMS = 60;
    private static final int LONGEST = 300;

    private final PointVocabulary vocabulary;

    ManualReader(PointVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param file under which faults are named @throws DcimException BROKEN_DEFINITION */
    Manual read(String file, String body) {
        return read(YamlNode.read(file, new StringReader(body)));
    }

    private Manual read(YamlNode node) {
        Map<String, YamlNode> entries = node.entries(KEYS);
        YamlNode code = needed(node, entries, "code");
        if (!code.text().matches("[a-z][a-z0-9-]{1,49}")) {
            throw code.broken("expected lower-case letters, digits and dashes, found " + code.text());
        }
        List<Item> items = needed(node, entries, "items").items().stream()
                .map(ManualReader::item)
                .toList();
        if (items.size() > MOST_ITEMS) {
            throw entries.get("items").broken("more than " + MOST_ITEMS + " items");
        }
        return new Manual(
                code.text(),
                line(node),
                kinds(needed(node, entries, "kinds")),
                texts(entries.get("words")).stream().map(PlainText::of).toList(),
                text(needed(node, entries, "source"), 1, LONGEST),
                period(needed(node, entries, "every")),
                flag(entries.get("overall")),
                entries.containsKey("meters")
                        ? entries.get("meters").items().stream()
                                .map(this::meter)
                                .toList()
                        : List.of(),
                within(entries.get("minutes"), 60, 1, 10_000),
                within(entries.get("lead"), 14, 0, 120),
                flag(entries.get("isolates")),
                flag(entries.get("wanted")),
                texts(entries.get("tools")),
                texts(entries.get("parts")),
                entries.containsKey("safety")
                        ? entries.get("safety").items().stream()
                                .map(ManualReader::ownLine)
                                .toList()
                        : List.of(),
                entries.containsKey("backup") ? ownLine(entries.get("backup")) : null,
                items);
    }

    private static Item item(YamlNode node) {
        Map<String, YamlNode> entries = node.entries(ITEM_KEYS);
        YamlNode kindNode = needed(node, entries, "kind");
        WorkItem.Kind kind = Arrays.stream(WorkItem.Kind.values())
                .filter(each -> each.code().equals(kindNode.text()))
                .findFirst()
                .orElseThrow(() -> kindNode.broken("unknown kind " + kindNode.text() + "; known here: "
                        + Arrays.stream(WorkItem.Kind.values())
                                .map(WorkItem.Kind::code)
                                .collect(Collectors.joining(", "))));
        List<String> choices = texts(entries.get("choices"));
        if (kind == WorkItem.Kind.CHOICE && choices.size() < 2) {
            throw node.broken("a choice needs at least two choices");
        }
        BigDecimal low = number(entries.get("low"));
        BigDecimal high = number(entries.get("high"));
        if (kind != WorkItem.Kind.NUMBER && (low != null || high != null)) {
            throw node.broken("only a number has limits");
        }
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw node.broken("low is above high");
        }
        return new Item(
                kind,
                line(node),
                choices,
                entries.containsKey("unit") ? text(entries.get("unit"), 0, 20) : "",
                low,
                high,
                !entries.containsKey("required") || flag(entries.get("required")));
    }

    private Meter meter(YamlNode node) {
        Map<String, YamlNode> entries = node.entries(Set.of("point", "by", "above", "unit"));
        YamlNode point = needed(node, entries, "point");
        PointName name = vocabulary
                .find(point.text())
                .filter(known -> known.quantity() != Quantity.STATE)
                .orElseThrow(() -> point.broken("no governed name of a number: " + point.text()));
        BigDecimal by = number(entries.get("by"));
        BigDecimal above = number(entries.get("above"));
        if ((by == null) == (above == null)) {
            throw node.broken("a meter has either by or above");
        }
        if (by != null && by.signum() <= 0) {
            throw entries.get("by").broken("expected a number above 0, found " + by);
        }
        String unit = entries.containsKey("unit") ? entries.get("unit").text() : "";
        if (!unit.isEmpty() && !name.quantity().accepts(unit)) {
            throw entries.get("unit").broken("no unit of " + name.quantity().code() + ": " + unit);
        }
        return new Meter(point.text(), by, above, unit);
    }

    private static Set<AssetKind> kinds(YamlNode node) {
        return node.items().stream()
                .map(each -> AssetKind.of(each.text())
                        .orElseThrow(() -> each.broken("unknown kind " + each.text() + "; known here: "
                                + Arrays.stream(AssetKind.values())
                                        .map(AssetKind::code)
                                        .collect(Collectors.joining(", ")))))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AssetKind.class)));
    }

    private static Period period(YamlNode node) {
        try {
            Period period = Period.parse(node.text());
            if (!period.isNegative() && !period.isZero() && period.toTotalMonths() <= 120) {
                return period;
            }
        } catch (DateTimeException e) {
            throw node.broken("expected a period such as P12M, P1Y or P7D, found " + node.text());
        }
        throw node.broken("expected more than nothing and at most ten years, found " + node.text());
    }

    private static Line ownLine(YamlNode node) {
        node.entries(Set.of("vi", "en"));
        return line(node);
    }

    private static Line line(YamlNode node) {
        Map<String, YamlNode> entries = node.entries();
        return new Line(
                text(needed(node, entries, "vi"), 1, LONGEST),
                entries.containsKey("en") ? text(entries.get("en"), 0, LONGEST) : "");
    }

    private static List<String> texts(@Nullable YamlNode node) {
        return node == null
                ? List.of()
                : node.items().stream().map(each -> text(each, 1, LONGEST)).toList();
    }

    private static String text(YamlNode node, int least, int most) {
        String text = node.text().strip();
        if (text.length() < least || text.length() > most) {
            throw node.broken("expected " + least + " to " + most + " letters, found " + text.length());
        }
        return text;
    }

    private static @Nullable BigDecimal number(@Nullable YamlNode node) {
        return node == null ? null : BigDecimal.valueOf(node.number()).stripTrailingZeros();
    }

    private static int within(@Nullable YamlNode node, int usual, int least, int most) {
        int value = node == null ? usual : node.integer();
        if (value < least || value > most) {
            throw node.broken("expected " + least + " to " + most + ", found " + value);
        }
        return value;
    }

    private static boolean flag(@Nullable YamlNode node) {
        if (node == null || node.text().equals("false")) {
            return false;
        }
        if (!node.text().equals("true")) {
            throw node.broken("expected true or false, found " + node.text());
        }
        return true;
    }

    private static YamlNode needed(YamlNode node, Map<String, YamlNode> entries, String key) {
        if (!entries.containsKey(key)) {
            throw node.broken(key + " is missing");
        }
        return entries.get(key);
    }
}
