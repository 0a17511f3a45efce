package vn.dcim.core.health;

/** Something the program does its work with; every bean of this type is asked for {@code /health}. */
public interface HealthPart {

    /** Returns one word for outsiders, such as {@code database}; it tells nothing of where it is. */
    String name();

    /** Tells whether it is there now. May take long, or throw, where it is not. */
    boolean isUp();

    /** Tells whether the program cannot do its work without; the others are told of, and make nothing of it. */
    default boolean isNeeded() {
        return true;
    }
}
