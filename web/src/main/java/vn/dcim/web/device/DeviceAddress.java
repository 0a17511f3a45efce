package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Where a device is reached: as people type it, as the registry keeps it, and when two of them are the same. */
final class DeviceAddress {

    /** What stands for a version of SNMP where the time is asked. */
    static final String NTP = "ntp";

    private static final String MQTT = "mqtt:";
    private static final String NTP_SCHEME = NTP + "://";
    private static final int SNMP_PORT = 161;
    private static final int NTP_PORT = 123;
    private static final int GREATEST_PORT = 65_535;
    private static final int LONGEST = 180;
    private static final String ACCEPTED =
            "a host and perhaps a port from 1 to 65535, such as 10.0.0.7 or [2001:db8::7]:1161; or ntp:// and the"
                    + " address of a time source; or mqtt: and a base topic";
    private static final Pattern TYPED = Pattern.compile(
            "(?:(?:snmp(?:v1|v2c|v3)?|ntp)://)?(?:\\[([0-9A-Fa-f:.]+(?:%[\\w.-]+)?)]|([\\w.-]+))(?::(\\d{1,6}))?/?");
    private static final Pattern BARE_IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private DeviceAddress() {}

    /**
     * Returns what was typed as the registry keeps it, without secrets.
     *
     * @param typed a host with or without a port (161 where none stands; 123 for NTP), or {@code mqtt:} and a base topic
     * @param version of SNMP, 1, 2c or 3; {@value #NTP} where the time is asked, which {@code ntp://} before the host says as well; nothing
     *     for MQTT
     * @throws DcimException INVALID_VALUE for anything else
     */
    static String of(@Nullable String typed, @Nullable String version) {
        String text = typed == null ? "" : typed.strip();
        if (isMqtt(text) && text.length() > MQTT.length() && text.length() <= LONGEST) {
            return text;
        }
        Matcher matcher = TYPED.matcher(BARE_IPV6.matcher(text).matches() ? "[" + text + "]" : text);
        if (text.length() > LONGEST || !matcher.matches()) {
            throw invalid(text);
        }
        boolean asksTime = isNtp(text) || NTP.equals(version);
        int usual = asksTime ? NTP_PORT : SNMP_PORT;
        int port = matcher.group(3) == null ? usual : Integer.parseInt(matcher.group(3));
        if (port < 1 || port > GREATEST_PORT) {
            throw invalid(text);
        }
        String host = matcher.group(1) == null ? matcher.group(2) : "[" + matcher.group(1) + "]";
        return (asksTime ? NTP : scheme(version)) + "://" + host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    static boolean isMqtt(@Nullable String address) {
        return address != null && address.strip().startsWith(MQTT);
    }

    /** Tells whether it says by itself that the time is asked there. */
    static boolean isNtp(@Nullable String address) {
        return address != null && address.strip().startsWith(NTP_SCHEME);
    }

    /** Tells whether credentials of SNMP are of no use there. */
    static boolean needsNone(@Nullable String address) {
        return isMqtt(address) || isNtp(address);
    }

    /** Tells whether one device answers at both, whatever the version of its protocol. */
    static boolean isSame(String one, String other) {
        return place(one).equals(place(other));
    }

    private static String place(String address) {
        return address.startsWith(MQTT)
                ? address
                : address.substring(address.indexOf("//") + 1).toLowerCase(Locale.ROOT);
    }

    private static String scheme(@Nullable String version) {
        return switch (version == null ? "" : version) {
            case "1" -> "snmpv1";
            case "3" -> "snmpv3";
            default -> "snmp";
        };
    }

    private static DcimException invalid(String typed) {
        // why: what stands before @ may be a community
        return new DcimException(
                ErrorCode.INVALID_VALUE, "address", typed.replaceFirst("^(\\w+://)?.*@", "…@"), ACCEPTED);
    }
}
