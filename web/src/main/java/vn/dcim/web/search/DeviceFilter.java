package vn.dcim.web.search;

/**
 * Which devices to list; an empty text does not restrict.
 *
 * @param deviceClass code of a class
 * @param state active, paused or retired; empty for all but the retired
 * @param text words that name, vendor, model, serial number, address, group or class contain, whatever their diacritics
 */
public record DeviceFilter(String deviceClass, String state, String group, String text) {

    public boolean isEmpty() {
        return deviceClass.isEmpty() && state.isEmpty() && group.isEmpty() && text.isEmpty();
    }
}
