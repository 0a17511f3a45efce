package vn.dcim.web.language;

import java.util.Map;

/** Units as they are written for people, by their UCUM codes. */
final class Units {

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("Cel", "°C"),
            Map.entry("%[RH]", "%"),
            Map.entry("kW.h", "kWh"),
            Map.entry("kVA.h", "kVAh"),
            Map.entry("A.h", "Ah"),
            Map.entry("Ohm", "Ω"),
            Map.entry("By", "B"),
            Map.entry("m3/h", "m³/h"),
            Map.entry("dB[SPL]", "dB"),
            Map.entry("1", ""));

    private Units() {}

    static String symbol(String ucum) {
        return SYMBOLS.getOrDefault(ucum, ucum);
    }
}
