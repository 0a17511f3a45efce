package vn.dcim.core.link;

import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;

/** Asks a target one time after the other, until it has kept silent twice. */
abstract class SeriesProbe implements Probe {

    private static final int MOST_SILENCES = 2;
    private static final int NANOS_PER_MICRO = 1000;

    /** Asks once, and throws where there is no answer. */
    abstract void once(LineProbe probe, LineBinding binding, Effort effort) throws IOException, InterruptedException;

    @Override
    public final ProbeAnswers ask(LineProbe probe, LineBinding binding, Effort effort)
            throws IOException, InterruptedException {
        List<Integer> roundTrips = new ArrayList<>();
        int silences = 0;
        String fault = "";
        for (int i = 0; i < effort.questions() && silences < MOST_SILENCES; i++) {
            long begun = System.nanoTime();
            try {
                once(probe, binding, effort);
                roundTrips.add((int) ((System.nanoTime() - begun) / NANOS_PER_MICRO));
            } catch (BindException e) {
                // why: a line whose address has left this machine, such as one that is dialled, is down
                fault = "no-source";
                silences++;
            } catch (IOException e) {
                silences++;
            }
        }
        return new ProbeAnswers(probe, effort.questions(), roundTrips, fault);
    }
}
