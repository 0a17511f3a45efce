package vn.dcim.core.work.manual;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.work.WorkItem;

/**
 * How equipment of a class is kept up.
 *
 * @param code lower-case letters, digits and dashes
 * @param kinds of assets that it is for
 * @param words of which one must stand in the name or the model, plain; empty for all of those kinds
 * @param source who says that it is to be done so often
 * @param every how often, whatever the meters say
 * @param overall whether it is part of the yearly maintenance of the whole centre
 * @param meters that may ask for it earlier
 * @param minutes that it takes at one asset
 * @param lead days before it is due on which the order is opened
 * @param isolates whether something of the power chain is switched off for it
 * @param wanted whether a centre must have equipment that it is for
 * @param safety steps, which come first
 * @param backup what is backed up before; null for nothing
 * @param items in the order of the script
 */
public record Manual(
        String code,
        Line name,
        Set<AssetKind> kinds,
        List<String> words,
        String source,
        Period every,
        boolean overall,
        List<Meter> meters,
        int minutes,
        int lead,
        boolean isolates,
        boolean wanted,
        List<String> tools,
        List<String> parts,
        List<Line> safety,
        @Nullable Line backup,
        List<Item> items) {

    private static final LocalDate SOME_DAY = LocalDate.of(2025, 1, 1);

    /** A text in both languages; English may be empty. */
    public record Line(String vi, String en) {}

    /**
     * A reading that asks for maintenance.
     *
     * @param point its governed name
     * @param by how much it may grow from one maintenance to the next; null where it is no counter
     * @param above what it must not be above; null where it is a counter
     * @param unit that both are in; of the point where it is empty
     */
    public record Meter(
            String point, @Nullable BigDecimal by, @Nullable BigDecimal above, String unit) {}

    /** A step of the script. */
    public record Item(
            WorkItem.Kind kind,
            Line text,
            List<String> choices,
            String unit,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            boolean required) {}

    /** Tells whether an asset is kept up by it. */
    public boolean concerns(Upkept asset) {
        return kinds.contains(asset.kind()) && (words.isEmpty() || isNamed(asset));
    }

    private boolean isNamed(Upkept asset) {
        String told = PlainText.of(asset.name() + " " + asset.model());
        return words.stream().anyMatch(told::contains);
    }

    /** Tells whether it comes at least as often as a period says. */
    public boolean isWithin(Period longest) {
        return !SOME_DAY.plus(every).isAfter(SOME_DAY.plus(longest));
    }

    /** Returns what an order about some assets looks at: safety and backup once, then the script for each. */
    public List<WorkItem.Draft> drafts(List<Long> assets) {
        List<WorkItem.Draft> drafts = new ArrayList<>();
        Stream.concat(safety.stream(), Stream.ofNullable(backup)).forEach(line -> drafts.add(tick(line)));
        for (Long asset : assets) {
            items.forEach(item -> drafts.add(new WorkItem.Draft(
                    asset,
                    item.kind(),
                    item.text().vi(),
                    item.text().en(),
                    item.choices(),
                    item.unit(),
                    item.low(),
                    item.high(),
                    item.required())));
        }
        return drafts;
    }

    private static WorkItem.Draft tick(Line line) {
        return new WorkItem.Draft(null, WorkItem.Kind.TICK, line.vi(), line.en(), List.of(), "", null, null, true);
    }
}
