package vn.dcim.core.transport;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What can be wrong with the encryption of a line that the program makes to another machine. */
public enum TlsFault {
    EXPIRED,
    NOT_YET_VALID,
    /** The other end's certificate is for another host. */
    WRONG_HOST("no subject alternative", "no name matching"),
    /** Signed by nobody whom we trust. */
    UNKNOWN_CA("unable to find valid certification path", "path does not chain", "trustanchors parameter"),
    /** The other end asks for a certificate of ours, and got none. */
    CLIENT_NONE("certificate_required"),
    /** The other end does not take the certificate that we showed. */
    CLIENT_REFUSED(
            "received fatal alert: bad_certificate",
            "received fatal alert: unknown_ca",
            "received fatal alert: certificate_unknown",
            "received fatal alert: certificate_expired",
            "received fatal alert: certificate_revoked",
            "received fatal alert: access_denied"),
    /** No version or suite that both speak. */
    NOTHING_IN_COMMON(
            "received fatal alert: handshake_failure",
            "received fatal alert: protocol_version",
            "no appropriate protocol"),
    /** What listens there does not speak TLS. */
    NOT_TLS("unsupported or unrecognized ssl message", "plaintext connection"),
    /** The line ended without a word: no TLS there, or our certificate is not taken. */
    ENDED;

    private final List<String> signs;

    TlsFault(String... signs) {
        this.signs = List.of(signs);
    }

    /** Finds out what went wrong with an encrypted line; empty where that was not its encryption. */
    public static Optional<TlsFault> of(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        if (causes.stream().anyMatch(CertificateExpiredException.class::isInstance)) {
            return Optional.of(EXPIRED);
        }
        if (causes.stream().anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return Optional.of(NOT_YET_VALID);
        }
        if (causes.stream().noneMatch(SSLException.class::isInstance)) {
            return causes.stream().anyMatch(TlsFault::isEnd) ? Optional.of(ENDED) : Optional.empty();
        }
        return Arrays.stream(values())
                .filter(fault -> causes.stream().anyMatch(fault::shows))
                .findFirst();
    }

    private static boolean isEnd(Throwable cause) {
        return cause instanceof EOFException
                || cause instanceof SocketException
                        && !(cause instanceof ConnectException)
                        && !(cause instanceof NoRouteToHostException);
    }

    private boolean shows(Throwable cause) {
        String said = cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
        return signs.stream().anyMatch(said::contains);
    }

    /** Returns the word of the bundles, such as {@code unknown-ca}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
