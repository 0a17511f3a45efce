package vn.dcim.web.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.startup.StartupRefusal;

/**
 * Where {@code dcim read} gets the passwords of SNMPv3: from files, from the environment, or from whoever sits at the terminal;
 * never from the command line, which other users of the machine can see.
 *
 * @param console null where nobody sits
 * @param authFile null when not given, as is {@code privFile}
 */
record ReadSecrets(Map<String, String> environment, Console console, Path authFile, Path privFile) {
    private static final String AUTH = "DCIM_SNMP_AUTH";
    private static final String PRIV = "DCIM_SNMP_PRIV";

    /** Null where the address and the environment say all, which the reader of the protocol looks at itself. */
    Credentials credentials(String address) {
        boolean asks = authFile == null && !environment.containsKey(AUTH) && console != null && console.isTerminal();
        if (!address.startsWith("snmpv3://") || (authFile == null && privFile == null && !asks)) {
            return null;
        }
        String auth = secret(authFile, AUTH, "read.password.auth");
        String priv = auth == null ? null : secret(privFile, PRIV, "read.password.priv");
        return new Credentials(
                "3",
                null,
                user(address),
                auth == null ? null : environment.getOrDefault("DCIM_SNMP_AUTH_PROTOCOL", "SHA-256"),
                auth,
                priv == null ? null : environment.getOrDefault("DCIM_SNMP_PRIV_PROTOCOL", "AES"),
                priv,
                environment.get("DCIM_SNMP_CONTEXT"));
    }

    private static String user(String address) {
        String authority = address.substring("snmpv3://".length());
        int at = authority.lastIndexOf('@');
        if (at < 1) {
            throw new StartupRefusal(ReadSecrets.class, "read.user.missing", address);
        }
        return authority.substring(0, at);
    }

    private String secret(Path file, String variable, String question) {
        String found = file != null ? read(file) : environment.get(variable);
        if (found == null && console != null && console.isTerminal()) {
            char[] typed = console.readPassword("%s ", ReadCommand.sentence(question));
            found = typed == null ? null : new String(typed);
        }
        return found == null || found.isEmpty() ? null : found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartupRefusal(e, ReadSecrets.class, "read.password.unreadable", file);
        }
    }
}
