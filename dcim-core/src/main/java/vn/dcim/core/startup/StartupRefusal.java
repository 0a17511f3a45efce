package vn.dcim.core.startup;

/** The program does not start; its message is the one line that says what is wrong and what mends it. */
public final class StartupRefusal extends RuntimeException {
    /**
     * @param owner the class beside whose {@code messages} bundle the sentence lies
     * @param key the sentence
     * @param arguments what the sentence names
     */
    public StartupRefusal(Class<?> owner, String key, Object... arguments) {
        super(Texts.text(owner, key, arguments));
    }

    /** The same, with the failure that led to it. */
    public StartupRefusal(Throwable cause, Class<?> owner, String key, Object... arguments) {
        super(Texts.text(owner, key, arguments), cause);
    }
}
