package vn.dcim.core.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Where a MariaDB is and who asks it, taken from a JDBC address; of a cluster, its first node.
 *
 * @param options of the address, such as {@code sslMode}
 */
public record DatabaseAddress(
        String host, int port, String schema, String user, String password, Map<String, String> options) {

    private static final Pattern URL =
            Pattern.compile("jdbc:(?:mariadb|mysql):(?:\\w+:)?//([^:/,?]+)(?::(\\d+))?[^/]*/([^?]*)(?:\\?(.*))?");
    private static final int USUAL_PORT = 3306;

    /** @throws DcimException INVALID_VALUE for an address of something else */
    public static DatabaseAddress of(String url, String user, String password) {
        Matcher found = URL.matcher(url);
        if (!found.matches() || found.group(3).isEmpty()) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "database",
                    url.replaceFirst("\\?.*", ""),
                    "jdbc:mariadb://host:3306/dcim");
        }
        Map<String, String> options = new HashMap<>();
        if (found.group(4) != null) {
            for (String option : found.group(4).split("&")) {
                String[] parts = option.split("=", 2);
                options.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return new DatabaseAddress(
                found.group(1),
                found.group(2) == null ? USUAL_PORT : Integer.parseInt(found.group(2)),
                found.group(3),
                options.getOrDefault("user", user),
                options.getOrDefault("password", password),
                options);
    }

    /** Returns the same account on another schema of the same server. */
    DatabaseAddress on(String otherSchema) {
        return new DatabaseAddress(host, port, otherSchema, user, password, options);
    }

    /** Opens a connection that may wait as long as it takes, unlike those of the pool. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        options.forEach(properties::setProperty);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("socketTimeout", "0");
        properties.setProperty("connectTimeout", "5000");
        return DriverManager.getConnection("jdbc:mariadb://" + host + ":" + port + "/" + schema, properties);
    }

    /** Returns how MariaDB's own programs are told the same; the password goes by the environment. */
    List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--host=" + host, "--port=" + port, "--user=" + user, "--protocol=tcp"));
        if (options.containsKey("serverSslCert")) {
            arguments.add("--ssl-ca=" + options.get("serverSslCert"));
        } else if (options.getOrDefault("sslMode", "disable").equals("disable")) {
            arguments.add("--skip-ssl");
        } else {
            arguments.add("--ssl");
        }
        return arguments;
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + schema;
    }
}
