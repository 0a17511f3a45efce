package vn.dcim.core.telemetry.block;

/** A block that is not what was written: its tag does not fit its bytes, its place, or its key. */
public final class DamagedBlock extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedBlock(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the same, with where it was found. */
    DamagedBlock at(BlockPlace place) {
        return new DamagedBlock(place + ": " + getMessage(), this);
    }
}
