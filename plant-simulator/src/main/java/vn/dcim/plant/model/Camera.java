package vn.dcim.plant.model;

/** One camera and what the recorder keeps of it. */
public final class Camera {

    /** How far back the recorder's disks reach at most, in s: 95 days. */
    static final long RING_SECONDS = 95 * 86_400L;

    private static final long FIRST_VOLUME_SECONDS = 12 * 86_400L;

    private final String name;
    private final Noise noise;
    private boolean online = true;
    private boolean recordingWanted = true;
    private boolean archiveMounted = true;
    private long keptSeconds = RING_SECONDS;
    private long gapSeconds;
    private boolean diskIn = true;
    private long secondsWithoutDisk;

    Camera(long seed, String name) {
        this.name = name;
        noise = new Noise(seed, name, 0.25, 20);
    }

    void step() {
        noise.step();
        pass(1);
    }

    void pass(long seconds) {
        secondsWithoutDisk = diskIn ? 0 : secondsWithoutDisk + seconds;
        if (recording()) {
            keptSeconds = Math.min(RING_SECONDS, keptSeconds + seconds);
        } else {
            gapSeconds += seconds;
        }
    }

    public String name() {
        return name;
    }

    /** Cuts the camera off, or connects it again. */
    public void online(boolean on) {
        online = on;
    }

    public boolean online() {
        return online;
    }

    /** Stops or starts the recording of a camera that may be online. */
    public void record(boolean on) {
        recordingWanted = on;
    }

    public boolean recording() {
        return online && recordingWanted;
    }

    /** Hides the footage older than 12 days, as when a volume of the recorder is not mounted, or shows it again. */
    public void archiveMounted(boolean on) {
        archiveMounted = on;
    }

    /**
     * Pulls out the disk with its footage, or puts it back. Without it the camera is recorded onto the other disks without a gap, but only what
     * was recorded since can be played.
     */
    public void diskIn(boolean in) {
        diskIn = in;
    }

    public boolean diskIn() {
        return diskIn;
    }

    /** Age of the oldest footage that can be played, in s. */
    public long keptSeconds() {
        if (!diskIn) {
            return Math.min(keptSeconds, secondsWithoutDisk);
        }
        return archiveMounted ? keptSeconds : Math.min(keptSeconds, FIRST_VOLUME_SECONDS);
    }

    /** Missing footage since the run began, in s. */
    public long gapSeconds() {
        return gapSeconds;
    }

    /** Frames per second; 0 when it is off line. */
    public double framesPerSecond() {
        return online ? Math.clamp(25 + noise.value(), 20, 25.4) : 0;
    }
}
