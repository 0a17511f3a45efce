package vn.dcim.core.drift;

import java.util.List;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceOffers;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.core.ingest.UnknownSender;
import vn.dcim.core.place.Place;

/**
 * What a comparison is made of beside the register and what devices said: short lists, the same as long as nothing of them changed.
 *
 * @param places whose names are no versions of the register
 * @param silences what somebody left as it is
 */
record DriftInputs(
        List<Device> devices,
        List<Place> places,
        List<Heard> offers,
        List<Sender> senders,
        List<DriftSilence> silences) {

    /** A device that could be added. */
    record Heard(DeviceOffers.Offer offer) {

        @Override
        public boolean equals(Object other) {
            // why: when it was heard last is no difference
            return other instanceof Heard heard
                    && heard.offer.address().equals(offer.address())
                    && heard.offer.vendor().equals(offer.vendor());
        }

        @Override
        public int hashCode() {
            return offer.address().hashCode();
        }
    }

    /** Who sends and is unknown. */
    record Sender(RejectedMessage.Kind kind, String source) {

        static Sender of(UnknownSender sender) {
            return new Sender(sender.kind(), sender.source());
        }
    }
}
