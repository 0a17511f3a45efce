package vn.dcim.web.rack;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Face;
import vn.dcim.core.asset.Half;
import vn.dcim.core.place.Place;
import vn.dcim.core.power.AssetLoad;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.PowerSurvey.Draw;

/**
 * One rack as it is seen.
 *
 * @param units its height, at least what its assets reach to
 * @param isKnown whether its height is noted, and not taken to be {@value #USUAL}
 * @param items what it holds, from the top; what lies in no unit at the end
 * @param feeds what it is fed by, path A first
 */
public record Elevation(Place rack, int units, boolean isKnown, List<Item> items, List<ChainNode> feeds) {

    /** Height of a unit in the drawing. */
    public static final int UNIT = 18;
    /** Width of a face in the drawing. */
    public static final int WIDTH = 230;

    private static final int USUAL = 42;

    /**
     * @param load what it asks of its rack; null where nobody said
     * @param draw what it takes; null where nothing feeds it
     */
    public record Item(
            Asset asset, @Nullable AssetLoad load, @Nullable Draw draw) {

        public @Nullable Integer weight() {
            return load == null ? null : load.weightKg();
        }
    }

    /** Something on one face, in units of the drawing from its upper left corner. */
    public record Slot(Item item, int x, int y, int width, int height) {}

    /** @param nodes of the chain, by key of the asset */
    static Elevation of(
            Place rack,
            List<Asset> assets,
            Map<Long, ChainNode> nodes,
            Map<String, Draw> draws,
            List<ChainNode> feeds) {
        int reach = assets.stream()
                .filter(asset -> asset.position().isMounted())
                .mapToInt(asset -> asset.position().top())
                .max()
                .orElse(0);
        int noted = rack.units() == null ? USUAL : rack.units();
        List<Item> items = assets.stream()
                .sorted(Comparator.<Asset>comparingInt(asset ->
                                asset.position().isMounted() ? -asset.position().top() : 1)
                        .thenComparing(Asset::name))
                .map(asset -> {
                    ChainNode node = nodes.get(asset.id());
                    return new Item(
                            asset, node == null ? null : node.load(), node == null ? null : draws.get(node.key()));
                })
                .toList();
        return new Elevation(rack, Math.max(noted, reach), rack.units() != null, items, feeds);
    }

    public List<Item> mounted() {
        return items.stream()
                .filter(item -> item.asset().position().isMounted())
                .toList();
    }

    public List<Item> loose() {
        return items.stream()
                .filter(item -> !item.asset().position().isMounted())
                .toList();
    }

    /** Returns what is seen from the front, or from the rear, where left is right. */
    public List<Slot> slots(boolean isRear) {
        List<Slot> slots = new ArrayList<>();
        for (Item item : mounted()) {
            var position = item.asset().position();
            if (position.face() == (isRear ? Face.FRONT : Face.REAR)) {
                continue;
            }
            boolean isRightHand = position.half() != null && (position.half() == Half.RIGHT) != isRear;
            slots.add(new Slot(
                    item,
                    isRightHand ? WIDTH / 2 : 0,
                    (units - position.top()) * UNIT,
                    position.half() == null ? WIDTH : WIDTH / 2,
                    position.height() * UNIT));
        }
        return slots;
    }

    /** Returns the units, from the top. */
    public List<Integer> numbers() {
        return IntStream.rangeClosed(1, units).mapToObj(i -> units + 1 - i).toList();
    }

    public int height() {
        return units * UNIT;
    }

    /** Returns how many units nothing lies in, on neither face. */
    public int free() {
        BitSet taken = new BitSet();
        mounted()
                .forEach(item -> taken.set(
                        item.asset().position().unit(), item.asset().position().top() + 1));
        return units - taken.cardinality();
    }

    /** Returns what all that it holds draws, in W. */
    public double watts() {
        return items.stream()
                .filter(item -> item.draw() != null)
                .mapToDouble(item -> item.draw().watts())
                .sum();
    }

    /** Returns of how many assets nobody knows what they draw. */
    public long unknownWatts() {
        return items.stream()
                .filter(item -> item.draw() == null || item.draw().isBudgeted() && item.load() == null)
                .count();
    }

    public int weight() {
        return items.stream()
                .map(Item::weight)
                .mapToInt(kg -> kg == null ? 0 : kg)
                .sum();
    }

    public long unknownWeight() {
        return items.stream().filter(item -> item.weight() == null).count();
    }
}
