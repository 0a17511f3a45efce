package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceOffers;

/**
 * The add-device assistant.
 *
 * @param typed as typed before, without secrets
 * @param errors of the first step, by field
 * @param failure why nothing can be shown where it does not belong to one field; empty otherwise
 * @param known the device that has the address already, or null
 * @param preview what was identified; null before and after a failure
 */
public record AssistantPage(
        IdentifyForm typed,
        Map<String, String> errors,
        String failure,
        @Nullable Device known,
        List<DeviceOffers.Offer> offers,
        @Nullable PreviewPage preview) {

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean failed() {
        return !errors.isEmpty() || !failure.isEmpty();
    }
}
