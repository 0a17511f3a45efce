package vn.dcim.core.startup;

/**
 * Something that must hold before the program opens its first connection for good. Found with {@link java.util.ServiceLoader},
 * since it runs before any bean is made.
 */
public interface StartupCheck {
    /** @throws StartupRefusal with one line, when the program may not start with these settings */
    void check(StartupSettings settings);
}
