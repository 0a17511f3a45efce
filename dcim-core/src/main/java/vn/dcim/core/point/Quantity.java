package vn.dcim.core.point;

import java.util.Locale;
import java.util.Map;

/**
 * What a point measures, with the one unit (UCUM code) in which it is kept and the other units that are converted on arrival.
 *
 * <p>Source of the codes: The Unified Code for Units of Measure. {@code dBm} is no UCUM code; it is kept because every
 * optical module states it so.
 */
public enum Quantity {
    VOLTAGE("V", Map.of("mV", 1e-3, "kV", 1e3)),
    CURRENT("A", Map.of("mA", 1e-3, "kA", 1e3)),
    POWER("kW", Map.of("W", 1e-3, "mW", 1e-6, "MW", 1e3, "[Btu]/h", 0.000_293_071_070_17)),
    APPARENT_POWER("kVA", Map.of("VA", 1e-3)),
    REACTIVE_POWER("kvar", Map.of("var", 1e-3)),
    ENERGY("kW.h", Map.of("W.h", 1e-3, "MW.h", 1e3, "J", 1 / 3.6e6)),
    APPARENT_ENERGY("kVA.h", Map.of("VA.h", 1e-3)),
    CHARGE("A.h", Map.of("mA.h", 1e-3)),
    RESISTANCE("Ohm", Map.of("mOhm", 1e-3)),
    FREQUENCY("Hz", Map.of("mHz", 1e-3)),
    /** A dimensionless ratio, such as a power factor or an energy efficiency ratio. */
    RATIO("1", Map.of("%", 1e-2)),
    PERCENT("%", Map.of("1", 1e2)),
    DURATION("s", Map.of("ms", 1e-3, "cs", 1e-2, "min", 60.0, "h", 3600.0, "d", 86_400.0)),
    TEMPERATURE("Cel", Map.of("K", 1.0, "[degF]", 5.0 / 9)),
    /** A difference of temperatures: no offset applies. */
    TEMPERATURE_DIFFERENCE("K", Map.of("Cel", 1.0, "[degF]", 5.0 / 9)),
    HUMIDITY("%[RH]", Map.of("%", 1.0)),
    PRESSURE(
            "kPa",
            Map.of(
                    "Pa",
                    1e-3,
                    "hPa",
                    1e-1,
                    "mbar",
                    1e-1,
                    "bar",
                    100.0,
                    "[psi]",
                    6.894_757_293,
                    "[in_i'H2O]",
                    0.249_082)),
    ROTATION("r/min", Map.of("Hz", 60.0)),
    VOLUME("L", Map.of("mL", 1e-3, "m3", 1e3, "[gal_us]", 3.785_411_784)),
    LIQUID_FLOW("L/min", Map.of("L/s", 60.0, "m3/h", 1000.0 / 60, "[gal_us]/min", 3.785_411_784)),
    AIR_FLOW("m3/h", Map.of("L/s", 3.6, "m3/min", 60.0, "m3/s", 3600.0, "[cft_i]/min", 1.699_010_796)),
    AIR_SPEED("m/s", Map.of("[ft_i]/min", 0.005_08)),
    LENGTH("m", Map.of("cm", 1e-2, "mm", 1e-3, "[ft_i]", 0.3048)),
    DATA(
            "By",
            Map.of("KiBy", 1024.0, "kBy", 1e3, "MiBy", 1_048_576.0, "MBy", 1e6, "GiBy", 1_073_741_824.0, "GBy", 1e9)),
    DATA_RATE("bit/s", Map.of("kbit/s", 1e3, "Mbit/s", 1e6, "Gbit/s", 1e9, "By/s", 8.0)),
    FRAME_RATE("/s", Map.of()),
    COUNT_RATE("/min", Map.of("/s", 60.0)),
    SIGNAL_LEVEL("dBm", Map.of()),
    ATTENUATION("dB", Map.of()),
    ILLUMINANCE("lx", Map.of()),
    SOUND_LEVEL("dB[SPL]", Map.of()),
    /** A number of things. */
    COUNT("1", Map.of()),
    /** A word of a governed list ({@link StateList}); its value is the word's code. */
    STATE("", Map.of());

    private final String unit;
    private final Map<String, Double> accepted;

    Quantity(String unit, Map<String, Double> accepted) {
        this.unit = unit;
        this.accepted = accepted;
    }

    /** Returns the UCUM code of the unit in which points of this quantity are kept; empty for states. */
    public String unit() {
        return unit;
    }

    public boolean accepts(String otherUnit) {
        return otherUnit.equals(unit) || accepted.containsKey(otherUnit);
    }

    /** Returns by how much a value in {@code otherUnit} is multiplied (after {@link #shift}) to be in {@link #unit()}. */
    public double factor(String otherUnit) {
        if (otherUnit.equals(unit)) {
            return 1;
        }
        Double factor = accepted.get(otherUnit);
        if (factor == null) {
            throw new IllegalArgumentException("unit " + otherUnit + " does not measure " + code() + "; accepted: "
                    + unit + (accepted.isEmpty() ? "" : ", " + String.join(", ", accepted.keySet())));
        }
        return factor;
    }

    /** Returns what is added to a value in {@code otherUnit} before it is multiplied; not zero only for temperatures. */
    public double shift(String otherUnit) {
        if (this != TEMPERATURE) {
            return 0;
        }
        return switch (otherUnit) {
            case "K" -> -273.15;
            case "[degF]" -> -32;
            default -> 0;
        };
    }

    /** Returns the name as it stands in vocabularies and in the API, such as {@code data-rate}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Quantity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
