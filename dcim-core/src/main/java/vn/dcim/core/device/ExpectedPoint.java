package vn.dcim.core.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * One value that a reference reading states for a recording, as it stands in a {@code .expected.json} file beside it.
 *
 * @param oid dotted
 * @param kind {@code state} or the reference's name of the quantity
 * @param unit of the value, in the reference's spelling; empty for counts and states
 * @param severity of a state as the reference grades it: ok, warning, critical, unknown; or null
 * @param suspect set where the reference itself doubts the value; such a point is not held against a reading
 * @param plausible of a suspect point: what the value must be, in the same unit or per cent; null where there is none
 */
@Serdeable
public record ExpectedPoint(
        String oid,
        String kind,
        @Nullable Double value,
        @Nullable String unit,
        @Nullable String description,
        @Nullable String label,
        @Nullable String severity,
        @Nullable String suspect,
        @Nullable Double plausible) {

    private static final Argument<List<ExpectedPoint>> LIST = Argument.listOf(ExpectedPoint.class);

    /** @throws DcimException UNREADABLE_FILE for a file that is not there or holds something else */
    public static List<ExpectedPoint> read(Path file) {
        try {
            return ObjectMapper.getDefault().readValue(Files.readString(file), LIST);
        } catch (IOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, file.toString(), 0, firstLine(e));
        }
    }

    // why: the rest tells where in a stream that nobody sees
    private static String firstLine(IOException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
