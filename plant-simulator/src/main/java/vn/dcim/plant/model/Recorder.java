package vn.dcim.plant.model;

import java.util.List;
import java.util.stream.IntStream;

/** The network video recorder NVR-1 with twelve cameras of 4 Mbit/s and 56 TB of disk, of which each camera has one to itself. */
public final class Recorder {

    /** Size of the disks, in bytes. */
    public static final long DISK_BYTES = 56_000_000_000_000L;

    private final List<Camera> cameras;
    private boolean diskSound = true;

    Recorder(long seed) {
        cameras = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new Camera(seed, "C%02d".formatted(i)))
                .toList();
    }

    void step() {
        cameras.forEach(Camera::step);
    }

    public List<Camera> cameras() {
        return cameras;
    }

    /** The camera with this number, 1 to 12. */
    public Camera camera(int number) {
        return cameras.get(number - 1);
    }

    /** Breaks a disk, or mends it. */
    public void diskSound(boolean sound) {
        diskSound = sound;
    }

    /** Tells whether no disk is broken or missing. */
    public boolean diskSound() {
        return diskSound && cameras.stream().allMatch(Camera::diskIn);
    }

    /** Size of the disks that are in, in bytes. */
    public long totalBytes() {
        return DISK_BYTES * cameras.stream().filter(Camera::diskIn).count() / cameras.size();
    }

    /** In bytes: what the kept footage of all cameras takes. */
    public long usedBytes() {
        return cameras.stream().mapToLong(Camera::keptSeconds).sum() * 4_000_000 / 8;
    }
}
