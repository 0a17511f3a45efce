package vn.dcim.web.label;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a label, made to fit into what room there is: smaller first, then on fewer lines, and at last without the least
 * needed.
 *
 * @param size in points
 */
record LabelText(LabelLine line, String text, float size) {

    static final float LEADING = 1.18f;
    // why: smaller letters than these nobody reads with diacritics
    private static final float SMALLEST = 4.5f;
    private static final float LARGEST_SCALE = 1.3f;
    private static final float STEP = 0.05f;
    private static final List<LabelLine> LEAST_NEEDED = List.of(LabelLine.CENTRE, LabelLine.SERIAL, LabelLine.NAME);

    /** @param width room in points, as is height */
    static List<LabelText> fitted(Map<LabelLine, String> wanted, LabelFonts fonts, float width, float height) {
        // why: the order in which they stand is the setting's
        Map<LabelLine, String> left = new java.util.LinkedHashMap<>();
        wanted.forEach((line, text) -> left.put(line, fonts.printable(line, text)));
        for (LabelLine droppable : LEAST_NEEDED) {
            List<LabelText> fitting = fitting(left, fonts, width, height);
            if (!fitting.isEmpty()) {
                return fitting;
            }
            left.remove(droppable);
        }
        return fitting(left, fonts, width, height);
    }

    private static List<LabelText> fitting(Map<LabelLine, String> wanted, LabelFonts fonts, float width, float height) {
        for (float scale = LARGEST_SCALE; scale > 0; scale -= STEP) {
            Map<LabelLine, Float> sizes = new EnumMap<>(LabelLine.class);
            for (LabelLine line : wanted.keySet()) {
                sizes.put(line, Math.max(SMALLEST, line.size() * scale));
            }
            List<LabelText> texts = new ArrayList<>();
            wanted.forEach((line, text) -> texts.addAll(lines(line, text, sizes.get(line), fonts, width)));
            if (height(texts) <= height) {
                return texts;
            }
            if (sizes.values().stream().allMatch(size -> size == SMALLEST)) {
                break;
            }
        }
        return List.of();
    }

    private static List<LabelText> lines(LabelLine line, String text, float size, LabelFonts fonts, float width) {
        float smallest = Math.max(SMALLEST, size * (line.most() > 1 ? 1 : 0.5f));
        float fit = size;
        while (fit > smallest && fonts.width(line, text, fit) > width) {
            fit = Math.max(smallest, fit - 0.25f);
        }
        float taken = fit;
        return fonts.broken(line, text, taken, width).stream()
                .map(part -> new LabelText(line, part, taken))
                .toList();
    }

    static float height(List<LabelText> texts) {
        float height = 0;
        for (LabelText text : texts) {
            height += text.size() * LEADING;
        }
        return height;
    }
}
