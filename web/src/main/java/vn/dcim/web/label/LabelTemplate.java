package vn.dcim.web.label;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A sheet or tape that labels are printed on; all measures in mm. Sizes and numbers of labels are those that their makers print on
 * the packs; on a sheet they stand in its middle, as far from one edge as from the other.
 */
public enum LabelTemplate {
    /** Avery Zweckform 3474, and others of 70 × 37 mm without gaps. */
    AVERY_3474(3, 8, 70, 37, 70),
    AVERY_L7160(3, 7, 63.5, 38.1, 66.04),
    HERMA_4614(3, 8, 66, 33.8, 66),
    AVERY_3651(4, 10, 52.5, 29.7, 52.5),
    HERMA_4608(4, 11, 48.3, 25.4, 48.3),
    AVERY_L7651(5, 13, 38.1, 21.2, 40.6),
    TAPE_12(12, 45, 1.1),
    TAPE_18(18, 60, 1.2),
    TAPE_24(24, 70, 3),
    TAPE_36(36, 90, 2);

    private static final double A4_WIDTH = 210;
    private static final double A4_HEIGHT = 297;
    private static final double LEAST_INSET = 2;
    // why: what office printers leave white at the edges of a sheet
    private static final double UNPRINTED = 4.5;

    private final boolean tape;
    private final int columns;
    private final int rows;
    private final double width;
    private final double height;
    private final double pitch;
    private final double insetX;
    private final double insetY;

    /** A sheet of A4. @param pitch from the left edge of a label to that of the next one; rows have no gaps */
    LabelTemplate(int columns, int rows, double width, double height, double pitch) {
        this.tape = false;
        this.columns = columns;
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.pitch = pitch;
        this.insetX = Math.max(LEAST_INSET, UNPRINTED - left(0));
        this.insetY = Math.max(LEAST_INSET, UNPRINTED - top(0));
    }

    /** A tape, cut after each label. @param inset what printers of that width leave white at both edges */
    LabelTemplate(double width, double length, double inset) {
        this.tape = true;
        this.columns = 1;
        this.rows = 1;
        this.width = length;
        this.height = width;
        this.pitch = length;
        this.insetX = LEAST_INSET;
        this.insetY = inset;
    }

    public boolean isTape() {
        return tape;
    }

    public int perPage() {
        return columns * rows;
    }

    double pageWidth() {
        return tape ? width : A4_WIDTH;
    }

    double pageHeight() {
        return tape ? height : A4_HEIGHT;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** Returns how far nothing is printed from the left and right edges of a label. */
    double insetX() {
        return insetX;
    }

    /** Returns how far nothing is printed from the upper and lower edges of a label. */
    double insetY() {
        return insetY;
    }

    /** Returns how far a label is from the left edge of its page; they count from 0, row by row. */
    double left(int label) {
        return (pageWidth() - (columns - 1) * pitch - width) / 2 + label % columns * pitch;
    }

    /** Returns how far a label is from the upper edge of its page. */
    double top(int label) {
        return (pageHeight() - rows * height) / 2 + label / columns * height;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the template of a code; empty where there is none. */
    static Optional<LabelTemplate> of(String code) {
        return Arrays.stream(values())
                .filter(template -> template.code().equals(code))
                .findFirst();
    }
}
