package vn.dcim.web.power;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Measure;
import vn.dcim.core.power.PowerKind;
import vn.dcim.core.power.Supply;
import vn.dcim.web.asset.AssetWords;
import vn.dcim.web.language.Words;

/** What is noted and reckoned of the chain, in a reader's words. */
public final class PowerWords {

    static final double WATTS = 1000;

    private PowerWords() {}

    public static String kind(ChainNode node, Words words) {
        return node.kind() == null
                ? words.t(node.place() != null ? "power.kind.place" : "power.kind.consumer")
                : kind(node.kind(), words);
    }

    public static String kind(PowerKind kind, Words words) {
        return words.t("power.kind." + kind.code());
    }

    public static String supply(Supply supply, Words words) {
        return words.t("power.supply." + supply.name().toLowerCase(Locale.ROOT));
    }

    /** Returns the class of a supply's word: what is wrong is coloured, all else is not. */
    public static String look(Supply supply) {
        return switch (supply) {
            case DARK -> "word p-high";
            case BATTERY -> "word p-medium";
            case LIVE -> "";
        };
    }

    /** Returns kilowatts of watts; a line for none. */
    public static String kilowatts(@Nullable Number watts, Words words) {
        return watts == null ? Words.NOTHING : words.number(watts.doubleValue() / WATTS, 2);
    }

    public static String percent(@Nullable Double percent, Words words) {
        return percent == null ? "" : words.number(percent, 0) + " %";
    }

    /** Returns how old a reading is and how far it can be trusted; that there is none; empty for what nobody asks. */
    public static String told(ChainNode node, Measure measure, Instant now, Words words) {
        if (node.device() == null) {
            return "";
        }
        if (measure.at() == null) {
            return words.t("power.reading.none");
        }
        String age = words.t("span.ago", words.age(measure.at(), now));
        return measure.quality().isUsable()
                ? age
                : words.t("quality." + measure.quality().name().toLowerCase(Locale.ROOT)) + ", " + age;
    }

    /** Returns how important something is; empty for what is no asset. */
    public static String importance(ChainNode node, Words words) {
        return node.asset() == null ? "" : AssetWords.of(node.importance(), words);
    }

    /** Returns where something stands; empty where nobody knows. */
    public static String place(ChainNode node, AssetNames names) {
        if (node.asset() == null) {
            return node.device() == null ? "" : names.place(node.device().placeId());
        }
        var position = node.asset().position();
        return names.place(position.placeId()) + (position.isMounted() ? " · U" + position.unit() : "");
    }

    /** Returns the address of what a node is. */
    public static String path(ChainNode node) {
        if (node.place() != null) {
            return node.place().kind() == vn.dcim.core.place.Place.Kind.RACK
                    ? "/racks/" + node.place().id()
                    : "/equipment?place=" + node.place().id();
        }
        return "/power/parts/" + node.key();
    }
}
