package vn.dcim.web.label;

import com.google.zxing.ChecksumException;
import com.google.zxing.EncodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.EnumMap;
import java.util.Map;

/** The modules of a QR code that was read again at several sizes before anybody prints it. */
final class LabelCode {

    private static final int SMALLEST_PIXELS = 3;
    private static final int LARGEST_PIXELS = 9;
    private static final int ASCII = 128;

    private LabelCode() {}

    /** @throws IllegalArgumentException for a text that is too long */
    static ByteMatrix of(String text) {
        try {
            Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
            if (text.chars().anyMatch(letter -> letter >= ASCII)) {
                hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
            }
            ByteMatrix usual =
                    Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
            if (isReadable(usual, text)) {
                return usual;
            }
            // why: one code in twenty has something within that readers take for one of its corners; another mask has
            // not
            for (int mask = 0; mask < QRCode.NUM_MASK_PATTERNS; mask++) {
                hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
                ByteMatrix other =
                        Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
                if (isReadable(other, text)) {
                    return other;
                }
            }
            return usual;
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text too long for a QR code", e);
        }
    }

    private static boolean isReadable(ByteMatrix modules, String text) {
        for (int pixels = SMALLEST_PIXELS; pixels <= LARGEST_PIXELS; pixels++) {
            if (!isReadable(picture(modules, pixels), text)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReadable(BitMatrix picture, String text) {
        try {
            BitMatrix bits = new Detector(picture).detect().getBits();
            return new Decoder().decode(bits).getText().equals(text);
        } catch (NotFoundException | FormatException | ChecksumException e) {
            return false;
        }
    }

    private static BitMatrix picture(ByteMatrix modules, int pixels) {
        int side = (modules.getWidth() + 2 * LabelSheets.QUIET) * pixels;
        var picture = new BitMatrix(side, side);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    picture.setRegion(
                            (x + LabelSheets.QUIET) * pixels, (y + LabelSheets.QUIET) * pixels, pixels, pixels);
                }
            }
        }
        return picture;
    }
}
