package vn.dcim.core.forward;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import vn.dcim.core.transport.TlsFault;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * Why a receiver gets nothing.
 *
 * @param code a word of the bundles under {@code forward.fault.<code>}
 * @param detail what was said, for those who look for the cause
 */
record LineFault(String code, String detail) {

    /** The line is not encrypted, leaves the machine, and no exception is recorded. */
    static final String NOT_ENCRYPTED = "not-encrypted";

    /** The receiver took nothing for too long. */
    static final String STALLED = "stalled";

    private static final int LONGEST_DETAIL = 1000;

    /** What the sender itself finds wrong. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;
        private final String code;

        Refused(String code, String detail) {
            super(detail);
            this.code = code;
        }
    }

    static LineFault of(Throwable failure, boolean encrypted) {
        return new LineFault(code(failure, encrypted), detail(failure));
    }

    private static String code(Throwable failure, boolean encrypted) {
        return switch (failure) {
            case Refused refused -> refused.code;
            case UnusableKeyFile _ -> "key-file";
            case UnknownHostException _ -> "unknown-host";
            case NoRouteToHostException _ -> "no-route";
            case SocketTimeoutException _ -> "no-answer";
            case PortUnreachableException _ -> "refused";
            case ConnectException _ ->
                String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("timed out")
                        ? "no-answer"
                        : "refused";
            default ->
                encrypted
                        ? TlsFault.of(failure).map(TlsFault::code).orElse("other")
                        : failure instanceof IOException ? TlsFault.ENDED.code() : "other";
        };
    }

    private static String detail(Throwable failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return said.length() <= LONGEST_DETAIL ? said : said.substring(0, LONGEST_DETAIL);
    }
}
