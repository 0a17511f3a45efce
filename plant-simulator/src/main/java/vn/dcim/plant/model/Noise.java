package vn.dcim.plant.model;

import java.util.SplittableRandom;

/** A wandering value around zero that forgets its past with a time constant (an Ornstein-Uhlenbeck process). */
final class Noise {

    private final SplittableRandom random;
    private final double keep;
    private final double kick;
    private double value;

    /**
     * Noise of its own stream.
     *
     * @param seed of the run; the name makes the stream of this quantity differ from all others
     * @param deviation standard deviation in the long run, in the quantity's unit
     * @param memorySeconds time constant
     */
    Noise(long seed, String name, double deviation, double memorySeconds) {
        random = stream(seed, name);
        keep = Math.exp(-1 / memorySeconds);
        kick = deviation * Math.sqrt(1 - keep * keep);
    }

    static SplittableRandom stream(long seed, String name) {
        return new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + name.hashCode());
    }

    double step() {
        value = value * keep + kick * random.nextGaussian();
        return value;
    }

    double value() {
        return value;
    }
}
