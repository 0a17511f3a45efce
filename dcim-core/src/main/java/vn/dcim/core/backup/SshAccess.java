package vn.dcim.core.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * How to sign in at a host, and by what it is known.
 *
 * @param keyFile of the private key; empty for none
 * @param passwordFile with the password on its first line; empty for none
 * @param hostKeys fingerprints such as {@code SHA256:…}, of which the host must show one
 */
record SshAccess(String host, int port, String user, String keyFile, String passwordFile, List<String> hostKeys) {

    /** The names of the settings by which one signs in, without what stands before them. */
    static final List<String> SETTINGS = List.of("host", "port", "user", "key-file", "password-file", "host-key");

    private static final int USUAL_PORT = 22;

    /** Reads the settings of a plan that names a host. @throws DcimException INVALID_VALUE with the name of a setting */
    static SshAccess of(Map<String, String> settings) {
        String port = settings.getOrDefault("port", "");
        if (!port.matches("\\d{0,5}") || !port.isEmpty() && Integer.parseInt(port) > 65_535) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "port", port, "1–65535");
        }
        return new SshAccess(
                required(settings, "host"),
                port.isEmpty() ? USUAL_PORT : Integer.parseInt(port),
                required(settings, "user"),
                settings.getOrDefault("key-file", ""),
                settings.getOrDefault("password-file", ""),
                keys(settings, "host-key"));
    }

    /** Reads how to sign in at the host of a target. */
    static SshAccess of(SftpAddress target, Map<String, String> settings) {
        return new SshAccess(
                target.host(),
                target.port(),
                target.user(),
                settings.getOrDefault("sftp-key-file", ""),
                settings.getOrDefault("sftp-password-file", ""),
                keys(settings, "sftp-host-key"));
    }

    String password() throws IOException {
        return Files.readString(Path.of(passwordFile)).lines().findFirst().orElse("");
    }

    static String required(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, name, "", "");
        }
        return value;
    }

    private static List<String> keys(Map<String, String> settings, String name) {
        return Arrays.stream(settings.getOrDefault(name, "").strip().split("\\s+"))
                .filter(key -> !key.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
