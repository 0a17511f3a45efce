package vn.dcim.web.device;

import java.util.List;
import java.util.Map;
import vn.dcim.core.device.DeviceReading;

/**
 * What a device said of itself, before it is saved.
 *
 * @param facts what stands under its class and model, in order, by their words
 * @param bad how many of the rows have no usable value
 * @param errors of the form, by field
 * @param units whose system it may be
 * @param power what may feed it with power, {@code network} with a network
 * @param groups that devices are in already
 */
public record PreviewPage(
        String address,
        DeviceReading reading,
        Map<String, String> facts,
        List<Row> rows,
        long bad,
        SaveForm typed,
        Map<String, String> errors,
        List<Choice> places,
        List<Choice> units,
        List<Choice> power,
        List<Choice> network,
        List<String> groups) {

    /**
     * One point with its present value.
     *
     * @param title what people call it
     * @param name the governed name
     * @param label what the device calls it; empty when it says nothing
     * @param quality good, uncertain, stale or bad
     * @param grade warning or alarm for a state that is not as it should be; empty otherwise
     * @param reason why it is bad; empty otherwise
     * @param rhythm fast, slow or static
     */
    public record Row(
            String title,
            String name,
            String label,
            String number,
            String unit,
            String quality,
            String grade,
            String reason,
            String rhythm,
            String source) {}

    /** One line of a list to choose from. */
    public record Choice(String value, String title) {}

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
