package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.device.Credentials;

/** What the first step of the add-device assistant sends; fields left out arrive as null. */
@Serdeable
public record IdentifyForm(
        @Nullable String address,
        @Nullable String version,
        @Nullable String community,
        @Nullable String user,
        @Nullable String authProtocol,
        @Nullable String authPassword,
        @Nullable String privProtocol,
        @Nullable String privPassword,
        @Nullable String context) {

    /** The fields beside which an error can stand, in the order of the form. */
    public static final List<String> FIELDS = List.of(
            "address",
            "version",
            "community",
            "user",
            "context",
            "authProtocol",
            "authPassword",
            "privProtocol",
            "privPassword");

    static final IdentifyForm EMPTY = new IdentifyForm("", "2c", null, "", "SHA-256", null, "AES", null, "");

    /** Returns the question without what was typed for another version. */
    DeviceQuestion question() {
        if (DeviceAddress.needsNone(address)) {
            return new DeviceQuestion(address, null);
        }
        if (DeviceAddress.NTP.equals(version)) {
            return new DeviceQuestion(DeviceAddress.NTP + "://" + (address == null ? "" : address.strip()), null);
        }
        return new DeviceQuestion(
                address,
                "3".equals(version)
                        ? new Credentials(
                                version,
                                null,
                                user,
                                given(authProtocol),
                                given(authProtocol) == null ? null : authPassword,
                                given(privProtocol),
                                given(privProtocol) == null ? null : privPassword,
                                given(context))
                        : new Credentials(
                                version == null ? "" : version, community, null, null, null, null, null, null));
    }

    /** Returns what may stand on a page again: not the secrets, nor an offer that was looked at. */
    IdentifyForm withoutSecrets() {
        if (DeviceAddress.isMqtt(address)) {
            return EMPTY;
        }
        return new IdentifyForm(address, version, null, user, authProtocol, null, privProtocol, null, context);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "IdentifyForm[address=" + address + ", version=" + version + "]";
    }
}
