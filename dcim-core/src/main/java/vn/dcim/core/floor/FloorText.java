package vn.dcim.core.floor;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Reads what people type of a floor plan. */
final class FloorText {

    private FloorText() {}

    /** Returns millimetres of metres, typed with comma or point. @throws DcimException INVALID_VALUE */
    static int millimetres(String field, @Nullable String typed, int least, int greatest) {
        String text = plain(typed).replace(',', '.').replaceFirst("\\s*m$", "");
        if (text.matches("\\d{1,4}(\\.\\d{1,6})?")) {
            int found = new BigDecimal(text).movePointRight(3).intValue();
            if (found >= least && found <= greatest) {
                return found;
            }
        }
        throw new DcimException(
                ErrorCode.INVALID_VALUE,
                field,
                plain(typed),
                String.format(Locale.ROOT, "%.2f–%.2f m", least / 1000.0, greatest / 1000.0));
    }

    /** Returns watts of kilowatts; null for nothing. @throws DcimException INVALID_VALUE */
    static @Nullable Integer watts(String field, @Nullable String typed, int greatest) {
        String text = plain(typed).replace(',', '.').replaceFirst("\\s*kW$", "");
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            int found = new BigDecimal(text).movePointRight(3).intValue();
            if (found > 0 && found <= greatest) {
                return found;
            }
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, field, plain(typed), "0.1–" + greatest / 1000 + " kW");
    }

    static String plain(@Nullable String typed) {
        return Normalizer.normalize(Objects.requireNonNullElse(typed, ""), Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }
}
