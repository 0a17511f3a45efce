package vn.dcim.core.syslog;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * What sends a log, as article 30.6 of decision 11/2023 groups the sources; network devices and security devices are told apart, since
 * article 30.8.d asks for each.
 */
public enum LogSourceKind {
    /** Routers, switches: 30.6.a. */
    NETWORK,
    /** Firewalls, intrusion detection and prevention, sandboxes: 30.6.a. */
    SECURITY,
    /** Physical and virtual servers, by their operating systems: 30.6.b. */
    SERVER,
    /** System services, such as DNS and VPN, web, mail, database systems: 30.6.c. */
    APPLICATION,
    /** Computers, printers, telephones, cameras: 30.6.d. */
    TERMINAL,
    /** Monitoring points at the border and in each zone: 30.6.đ. */
    MONITORING_POINT;

    /** Returns the word of forms and of the bundles, such as {@code monitoring-point}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws DcimException INVALID_VALUE for a word that is none */
    public static LogSourceKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "kind",
                        code,
                        Arrays.stream(values()).map(LogSourceKind::code).collect(Collectors.joining(", "))));
    }
}
