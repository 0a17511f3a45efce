package vn.dcim.core.transport;

import vn.dcim.core.startup.Texts;

/** A file of a certificate or a key that TLS cannot use; its message is one line with file, reason and mend. */
public final class UnusableKeyFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableKeyFile(Throwable cause, String key, Object... arguments) {
        super(Texts.text(UnusableKeyFile.class, key, arguments), cause);
    }
}
