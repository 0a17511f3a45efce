package vn.dcim.web.language;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.point.StateList;

/** All that is written for one reader: texts, names, numbers with their units, instants in the centre's time. */
public final class Words {

    /** The centre's time zone. */
    public static final ZoneId ZONE = CentreTime.ZONE;

    /** What stands where there is no value. */
    public static final String NOTHING = "—";

    /** Seconds below which fractions matter. */
    private static final int BRIEF = 10;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM HH:mm");

    private final Language language;
    private final Messages messages;
    private final PointVocabulary vocabulary;

    Words(Language language, Messages messages, PointVocabulary vocabulary) {
        this.language = language;
        this.messages = messages;
        this.vocabulary = vocabulary;
    }

    public Language language() {
        return language;
    }

    /** Returns the text of a key of the bundles. */
    public String t(String key, Object... arguments) {
        return messages.text(language, key, arguments);
    }

    /** Returns the text of a key made of data, or {@code fallback}. */
    public String t(String key, Optional<String> fallback) {
        return messages.find(language, key).or(() -> fallback).orElse(key);
    }

    /** Returns whether the bundles have a text. */
    public boolean has(String key) {
        return messages.find(language, key).isPresent();
    }

    public String deviceClass(DeviceClass deviceClass) {
        return t("class." + deviceClass.code());
    }

    /** Returns what people call a point, from the vocabulary; the governed name itself where it is unknown. */
    public String point(String name) {
        return vocabulary
                .find(name)
                .map(governed -> governed.title(name, language.code()))
                .orElse(name);
    }

    /** Returns what people call the part of a device that a point belongs to, by its number; empty where there is none. */
    public Optional<String> part(String pointName) {
        return vocabulary.part(pointName, language.code());
    }

    /** Returns a state of a point by its code. */
    public Optional<StateList.State> state(String pointName, double code) {
        return vocabulary
                .find(pointName)
                .flatMap(PointName::states)
                .filter(states -> code == Math.rint(code))
                .flatMap(states -> states.byCode((int) code));
    }

    /** Returns what people call each state a point may have, by its governed word; nothing for what is no state. */
    public Map<String, String> states(String pointName) {
        Map<String, String> titles = new LinkedHashMap<>();
        vocabulary.find(pointName).flatMap(PointName::states).ifPresent(list -> list.states()
                .forEach(state -> titles.put(state.word(), state.titles().get(language.code()))));
        return titles;
    }

    /** Returns a value of a point with its unit, or the word of a state. */
    public Shown value(String pointName, Quantity quantity, double value) {
        if (Double.isNaN(value)) {
            return new Shown(NOTHING, "");
        }
        if (quantity == Quantity.STATE) {
            return new Shown(
                    state(pointName, value)
                            .map(state -> state.titles().get(language.code()))
                            .orElseGet(() -> number(value, 0)),
                    "");
        }
        return quantity(quantity, value);
    }

    private Shown quantity(Quantity quantity, double value) {
        return switch (quantity) {
            case DURATION -> new Shown(duration(value), "");
            case DATA -> scaled(value, "B", 1);
            case DATA_RATE -> scaled(value, "bit/s", 1);
            case VOLTAGE -> plain(quantity, value, Math.abs(value) < 100 ? 1 : 0);
            case RATIO -> plain(quantity, value, 2);
            case COUNT, PERCENT, HUMIDITY, ROTATION, AIR_FLOW -> plain(quantity, value, 0);
            case POWER, APPARENT_POWER, REACTIVE_POWER, CURRENT -> plain(quantity, value, Math.abs(value) < 10 ? 2 : 1);
            default -> plain(quantity, value, 1);
        };
    }

    private Shown plain(Quantity quantity, double value, int decimals) {
        return new Shown(number(value, decimals), Units.symbol(quantity.unit()));
    }

    private Shown scaled(double value, String unit, int decimals) {
        String[] prefixes = {"", "k", "M", "G", "T", "P"};
        int prefix = 0;
        double rest = value;
        while (Math.abs(rest) >= 1000 && prefix < prefixes.length - 1) {
            rest /= 1000;
            prefix++;
        }
        return new Shown(number(rest, prefix == 0 ? 0 : decimals), prefixes[prefix] + unit);
    }

    /** Returns a number with a fixed count of decimals and the signs of the language; no minus before a zero. */
    public String number(double value, int decimals) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(language.locale());
        format.setDecimalFormatSymbols(DecimalFormatSymbols.getInstance(language.locale()));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String text = format.format(value);
        return text.matches("-[0.,]+") ? text.substring(1) : text;
    }

    /** Returns the symbol of a quantity's unit, as on the axis of a chart. */
    public String unit(Quantity quantity) {
        return Units.symbol(quantity.unit());
    }

    /** Returns a reading in seconds: what is short to the millisecond, since clocks differ by no more, else as a span. */
    private String duration(double seconds) {
        double size = Math.abs(seconds);
        if (size >= BRIEF || size == Math.rint(size)) {
            return span(seconds);
        }
        return (seconds < 0 ? "−" : "") + number(size, size < 1 ? 3 : 1) + " " + t("span.second");
    }

    /** Returns a span of seconds in its one or two leading units. */
    public String span(double seconds) {
        long whole = Math.round(Math.abs(seconds));
        String sign = seconds <= -0.5 ? "−" : "";
        if (whole < 120) {
            return sign + whole + " " + t("span.second");
        }
        if (whole < 7200) {
            return sign + whole / 60 + " " + t("span.minute");
        }
        if (whole < 172_800) {
            long minutes = whole % 3600 / 60;
            return sign
                    + whole / 3600 + " " + t("span.hour")
                    + (minutes == 0 ? "" : " " + minutes + " " + t("span.minute"));
        }
        return sign + whole / 86_400 + " " + t("span.day");
    }

    /** Returns how long ago an instant was. */
    public String age(Instant at, Instant now) {
        return span(Math.max(0, Duration.between(at, now).toSeconds()));
    }

    public String day(Instant at) {
        return DAY.format(at.atZone(ZONE));
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String minute(Instant at) {
        return MINUTE.format(at.atZone(ZONE));
    }

    public String second(Instant at) {
        return SECOND.format(at.atZone(ZONE));
    }

    /** Returns the time of day of an instant of today, and day and minute of any other. */
    public String near(Instant at, Instant now) {
        boolean today = at.atZone(ZONE).toLocalDate().equals(now.atZone(ZONE).toLocalDate());
        return (today ? TIME : SHORT).format(at.atZone(ZONE));
    }
}
