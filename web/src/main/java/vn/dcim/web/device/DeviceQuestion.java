package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Which device to identify, and by what it lets us in.
 *
 * @param address a host with or without a port, {@code ntp://} before one that is asked for its time, or {@code mqtt:} and a base topic
 * @param credentials null for what publishes over MQTT, and for a source of time
 */
@Serdeable
record DeviceQuestion(@Nullable String address, @Nullable Credentials credentials) {

    private static final Set<String> VERSIONS = Set.of("1", "2c", "3");
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_USER = 32;

    /** @throws DcimException INVALID_VALUE */
    String place() {
        return DeviceAddress.of(address, credentials == null ? null : credentials.version());
    }

    /** Returns all that can be seen to be wrong without asking the device, one for a field at most. */
    List<DcimException> faults() {
        List<DcimException> faults = new ArrayList<>();
        try {
            place();
        } catch (DcimException e) {
            faults.add(e);
        }
        if (!DeviceAddress.needsNone(address)) {
            faults.addAll(faultsOfCredentials());
        }
        return faults;
    }

    private List<DcimException> faultsOfCredentials() {
        List<DcimException> faults = new ArrayList<>();
        String version = credentials == null ? "" : given(credentials.version());
        if (!VERSIONS.contains(version)) {
            faults.add(invalid("version", version, "1, 2c, 3"));
        } else if (version.equals("3")) {
            String user = given(credentials.user());
            boolean signs = !given(credentials.authProtocol()).isEmpty();
            boolean hides = !given(credentials.privProtocol()).isEmpty();
            check(faults, !user.isEmpty() && user.length() <= LONGEST_USER, "user", user, "1 to 32 characters");
            check(faults, signs || !hides, "authProtocol", "", "an authentication protocol where there is privacy");
            check(faults, !signs || isLong(credentials.authPassword()), "authPassword", "…", "at least 8 characters");
            check(faults, !hides || isLong(credentials.privPassword()), "privPassword", "…", "at least 8 characters");
        } else {
            String community = given(credentials.community());
            check(faults, !community.isEmpty(), "community", "", "the community that the agent knows");
        }
        return faults;
    }

    private static void check(List<DcimException> faults, boolean right, String field, String value, String accepted) {
        if (!right) {
            faults.add(invalid(field, value, accepted));
        }
    }

    private static DcimException invalid(String field, String value, String accepted) {
        return new DcimException(ErrorCode.INVALID_VALUE, field, value, accepted);
    }

    private static boolean isLong(@Nullable String password) {
        return given(password).length() >= SHORTEST_PASSWORD;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
