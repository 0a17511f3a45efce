package vn.dcim.core.link;

import java.util.List;

/**
 * What became of asking one target.
 *
 * @param sent 0 where it could not be asked at all
 * @param roundTripsUs of those that were answered, in µs, in the order of asking
 * @param fault why it could not be asked; empty for none
 */
record ProbeAnswers(LineProbe probe, int sent, List<Integer> roundTripsUs, String fault) {

    ProbeAnswers {
        roundTripsUs = List.copyOf(roundTripsUs);
    }

    static ProbeAnswers unable(LineProbe probe, String fault) {
        return new ProbeAnswers(probe, 0, List.of(), fault);
    }

    int heard() {
        return roundTripsUs.size();
    }
}
