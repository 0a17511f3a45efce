package vn.dcim.core.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.micronaut.core.annotation.Nullable;
import java.net.URI;
import java.security.cert.CertificateException;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with a line by what the library says. */
final class DirectoryFaults {

    private static final int LONGEST_DETAIL = 300;
    private static final Set<ResultCode> SILENT = Set.of(ResultCode.TIMEOUT, ResultCode.TIME_LIMIT_EXCEEDED);

    /** What the library and Java say of their own limits, of which the library keeps nothing but the text. */
    private static final Pattern TIMED_OUT = Pattern.compile("timeout|timed out|SocketTimeout");

    private DirectoryFaults() {}

    /** @param tls of the line; null where the line stood already */
    static DirectoryFault of(LDAPException e, URI server, @Nullable DirectoryTls tls) {
        CertificateException distrust = tls == null ? null : tls.distrust();
        if (distrust != null) {
            return new DirectoryFault(e, DirectoryFault.Kind.UNTRUSTED, server.toString(), cut(distrust.getMessage()));
        }
        if (SILENT.contains(e.getResultCode())
                || TIMED_OUT.matcher(e.getMessage()).find()) {
            return new DirectoryFault(e, DirectoryFault.Kind.NO_ANSWER, server.toString(), "");
        }
        if (e.getMessage().contains("certificate")) {
            return new DirectoryFault(e, DirectoryFault.Kind.UNTRUSTED, server.toString(), cut(e.getMessage()));
        }
        if (e.getResultCode() == ResultCode.CONNECT_ERROR) {
            return new DirectoryFault(e, DirectoryFault.Kind.UNREACHABLE, server.toString(), "");
        }
        return new DirectoryFault(e, DirectoryFault.Kind.OTHER, server.toString(), cut(e.getMessage()));
    }

    private static String cut(@Nullable String text) {
        String line = String.valueOf(text).replaceAll("\\s+", " ");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
    }
}
