package vn.dcim.core.power;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Surveys the chain by live readings: once for all who look, until the chain or a reading is another. */
@Singleton
public class PowerSurveys {

    private record Made(Chain chain, Map<String, Measure> measures, PowerSurvey survey) {

        boolean isOf(Chain other, Map<String, Measure> read) {
            return chain == other && measures.equals(read);
        }
    }

    private final Meters meters;
    private final PowerConfig config;
    private final ReentrantLock making = new ReentrantLock();
    private volatile Made newest;

    PowerSurveys(Meters meters, PowerConfig config) {
        this.meters = meters;
        this.config = config;
    }

    public PowerSurvey of(Chain chain) {
        Map<String, Measure> measures = meters.of(chain);
        Made made = newest;
        if (made != null && made.isOf(chain, measures)) {
            return made.survey();
        }
        making.lock();
        try {
            made = newest;
            if (made == null || !made.isOf(chain, measures)) {
                made = new Made(chain, measures, PowerSurvey.of(chain, measures, config));
                newest = made;
            }
            return made.survey();
        } finally {
            making.unlock();
        }
    }
}
