package vn.dcim.core.account.factor;

import java.time.Duration;

/** By how much the clock of an app is ahead of the program's, such as +1:00:00; what is behind is negative. */
final class ClockOffset {

    private ClockOffset() {}

    static String text(long steps) {
        Duration apart = TimeCodes.STEP.multipliedBy(Math.abs(steps));
        return "%s%d:%02d:%02d"
                .formatted(steps < 0 ? "-" : "+", apart.toHours(), apart.toMinutesPart(), apart.toSecondsPart());
    }
}
