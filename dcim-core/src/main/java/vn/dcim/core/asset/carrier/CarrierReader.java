package vn.dcim.core.asset.carrier;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Carriers and records as they are typed: kind, serial, model, capacity, secrecy; method, tool, by, witness, on and so forth. */
final class CarrierReader {

    static final int REASON = 1000;
    static final int NAME = 200;

    private static final int SERIAL = 100;
    private static final Pattern CAPACITY = Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,3})?)\\s*(MB|GB|TB)?");
    private static final Map<String, Integer> MEGABYTES = Map.of("MB", 1, "GB", 1000, "TB", 1_000_000);

    private CarrierReader() {}

    /** @throws DcimException INVALID_VALUE with the field */
    static DataCarrier carrier(long assetId, Map<String, String> typed, Instant at, String actor) {
        String kind = typed.getOrDefault("kind", "");
        String secrecy = typed.getOrDefault("secrecy", "");
        return new DataCarrier(
                null,
                1,
                assetId,
                CarrierKind.of(kind)
                        .orElseThrow(() -> refused(
                                "kind",
                                kind,
                                Arrays.stream(CarrierKind.values())
                                        .map(CarrierKind::code)
                                        .collect(Collectors.joining(", ")))),
                line("serial", typed, 1, SERIAL),
                line("model", typed, 0, NAME),
                capacity(typed.getOrDefault("capacity", "")),
                Secrecy.of(secrecy)
                        .orElseThrow(() -> refused(
                                "secrecy",
                                secrecy,
                                Arrays.stream(Secrecy.values())
                                        .map(Secrecy::code)
                                        .collect(Collectors.joining(", ")))),
                "",
                at,
                actor,
                "");
    }

    private static @Nullable Long capacity(String typed) {
        String text = TypedValues.line(typed).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return null;
        }
        Matcher matcher = CAPACITY.matcher(text);
        if (!matcher.matches()) {
            throw refused("capacity", typed, "960 GB, 1.92 TB");
        }
        int unit = MEGABYTES.get(matcher.group(2) == null ? "GB" : matcher.group(2));
        return new BigDecimal(matcher.group(1).replace(',', '.'))
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * Reads a record of wiping.
     *
     * @param performedOn null where no day was typed
     * @throws DcimException INVALID_VALUE: a method too weak for what the carrier held, a day to come, a witness who did it, a tool or
     *     minutes that are missing
     */
    static CarrierWipe wipe(
            DataCarrier carrier,
            Map<String, String> typed,
            @Nullable LocalDate performedOn,
            @Nullable Long attachmentId,
            LocalDate today,
            Instant at,
            String actor) {
        String code = typed.getOrDefault("method", "");
        WipeMethod method = WipeMethod.of(code).orElseThrow(() -> refused("method", code, "clear, purge, destroy"));
        if (method == WipeMethod.CLEAR && carrier.secrecy().isStateSecret()) {
            throw refused("method", code, "purge, destroy");
        }
        if (performedOn == null || performedOn.isAfter(today)) {
            throw refused("performed-on", performedOn == null ? "" : performedOn.toString(), "≤ " + today);
        }
        String result = typed.getOrDefault("result", "");
        if (!result.equals("done") && !result.equals("failed")) {
            throw refused("result", result, "done, failed");
        }
        String by = line("performed-by", typed, 1, NAME);
        String witness = line("witness", typed, 1, NAME);
        if (witness.equalsIgnoreCase(by)) {
            throw refused("witness", witness, "≠ " + by);
        }
        return new CarrierWipe(
                null,
                carrier.id(),
                method,
                line("tool", typed, method == WipeMethod.DESTROY ? 0 : 1, NAME),
                by,
                witness,
                performedOn,
                result.equals("done"),
                line("verification", typed, result.equals("done") ? 1 : 0, REASON),
                line("document", typed, method == WipeMethod.DESTROY ? 1 : 0, NAME),
                attachmentId,
                at,
                actor);
    }

    static String line(String field, Map<String, String> typed, int least, int longest) {
        String text = TypedValues.line(typed.getOrDefault(field, ""));
        if (text.length() < least || text.length() > longest) {
            throw refused(field, text, least + "–" + longest);
        }
        return text;
    }

    private static DcimException refused(String field, String value, String accepted) {
        return new DcimException(ErrorCode.INVALID_VALUE, field, value, accepted);
    }
}
