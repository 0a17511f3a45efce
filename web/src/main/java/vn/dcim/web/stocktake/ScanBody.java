package vn.dcim.web.stocktake;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.asset.stocktake.StocktakeScans;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * A scan as browsers and programs send it.
 *
 * @param client 1–64 letters, digits and hyphens that tell it from all other scans, so that it may be sent again
 * @param place id of the place where whoever scanned stood; null where they did not say
 * @param age milliseconds since it was read
 */
@Serdeable
public record ScanBody(
        @Nullable String client,
        @Nullable String code,
        @Nullable Long place,
        @Nullable Boolean broken,
        @Nullable String note,
        @Nullable Long age) {

    private static final int MOST = 500;

    /** @throws DcimException INVALID_VALUE for more than 500, or one without a code */
    static List<StocktakeScans.Read> read(List<ScanBody> bodies) {
        if (bodies.size() > MOST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "scans", bodies.size(), "≤ " + MOST);
        }
        return bodies.stream().map(ScanBody::read).toList();
    }

    private StocktakeScans.Read read() {
        if (code == null || code.isBlank()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "code", "", "");
        }
        return new StocktakeScans.Read(
                Objects.requireNonNullElse(client, ""),
                code,
                place,
                Boolean.TRUE.equals(broken),
                Objects.requireNonNullElse(note, ""),
                Objects.requireNonNullElse(age, 0L));
    }
}
