package vn.dcim.mqtt.map;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quantity;

/**
 * How one point, or one per branch, is read from a payload.
 *
 * @param name concrete but for placeholders of the topic and branches of the paths
 * @param paths alternatives; the first that exists counts. With {@link Shape.Words} all of them together
 * @param when all must hold, or the payload says nothing of this point
 * @param required a payload without it is rejected even when it says something else
 * @param label what the device calls it; placeholders may occur; empty for nothing
 */
record PointRule(
        String name,
        PointName governed,
        List<FieldPath> paths,
        Shape shape,
        List<Condition> when,
        boolean required,
        Conversion conversion,
        PollClass pollClass,
        String label) {

    Quantity quantity() {
        return governed.quantity();
    }

    /** What is at the path. */
    sealed interface Shape {

        /**
         * A number, a text or a boolean.
         *
         * @param decimalComma whether a comma in a number as text is its decimal sign
         */
        record Scalar(boolean decimalComma) implements Shape {}

        /** A list, or a text of words: {@code true} or {@code false}, by whether it holds this one. */
        record Contains(String word) implements Shape {}

        /**
         * 16-bit registers, the highest first, as one number.
         *
         * @param absent what a register shows when there is no value, or null
         */
        record Words(@Nullable Integer absent) implements Shape {}

        /** An instant; the value is its age in seconds when the message was sent. */
        record Age(TimeFormat format) implements Shape {}
    }
}
