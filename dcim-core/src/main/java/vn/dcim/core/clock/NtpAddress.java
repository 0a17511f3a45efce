package vn.dcim.core.clock;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.commons.net.ntp.NTPUDPClient;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Where a source of time is asked. @param host a name or a numeric address, one of IPv6 in brackets */
record NtpAddress(String host, int port) {

    private static final String SCHEME = "ntp";
    private static final int GREATEST_PORT = 65_535;

    static boolean isNtp(String address) {
        return address.startsWith(SCHEME + ":");
    }

    /** @throws DcimException INVALID_VALUE */
    static NtpAddress parse(String address) {
        try {
            URI parsed = new URI(address);
            int port = parsed.getPort() == -1 ? NTPUDPClient.DEFAULT_PORT : parsed.getPort();
            if (SCHEME.equals(parsed.getScheme())
                    && parsed.getHost() != null
                    && port >= 1
                    && port <= GREATEST_PORT
                    && parsed.getUserInfo() == null) {
                return new NtpAddress(parsed.getHost(), port);
            }
        } catch (URISyntaxException e) {
            throw new DcimException(e, ErrorCode.INVALID_VALUE, "address", address, "ntp://10.0.0.5");
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, "address", address, "ntp://10.0.0.5");
    }

    /** As the registry keeps it. */
    @Override
    public String toString() {
        return SCHEME + "://" + host + ":" + port;
    }
}
