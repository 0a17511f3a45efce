package vn.dcim.core.error;

import java.util.List;

/**
 * A failure of the domain. Its text for people comes from the bundles by {@link #code()} and {@link #arguments()};
 * {@link #getMessage()} is the English text for logs.
 */
public final class DcimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Object> arguments;

    public DcimException(ErrorCode code, Object... arguments) {
        this(null, code, arguments);
    }

    public DcimException(Throwable cause, ErrorCode code, Object... arguments) {
        super(code.code() + " " + List.of(arguments), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ErrorCode code() {
        return code;
    }

    /** Returns the arguments of the bundle's text, in the order that {@link ErrorCode} documents. */
    public List<Object> arguments() {
        return arguments;
    }
}
