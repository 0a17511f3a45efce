package vn.dcim.web.search;

/**
 * Which devices to list; an empty text does not restrict.
 *
 * @param deviceClass code of a class
 * @param state active, paused or retired; empty for all but the retired
 * @param unit id of the agency whose systems; {@link #OWN} for the centre's own
 * @param text words that name, vendor, model, serial number, address, group, unit or class contain, whatever their diacritics
 */
public record DeviceFilter(String deviceClass, String state, String group, String unit, String text) {

    public static final String OWN = "own";

    public static final DeviceFilter ALL = new DeviceFilter("", "", "", "", "");

    /** Returns the same for all classes. */
    public DeviceFilter ofAllClasses() {
        return new DeviceFilter("", state, group, unit, text);
    }

    /** Returns the same for all units. */
    public DeviceFilter ofAllUnits() {
        return new DeviceFilter(deviceClass, state, group, "", text);
    }

    public boolean isEmpty() {
        return deviceClass.isEmpty() && state.isEmpty() && group.isEmpty() && unit.isEmpty() && text.isEmpty();
    }
}
