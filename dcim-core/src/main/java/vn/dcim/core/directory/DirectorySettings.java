package vn.dcim.core.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.value.PropertyResolver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.Role;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.transport.KeyMaterial;
import vn.dcim.core.transport.Loopback;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * The settings {@code dcim.directory}, checked.
 *
 * @param servers asked in this order, each the next when one does not answer
 * @param caFile certificates (PEM) that the servers' are signed with; null for those that Java trusts
 * @param bindDn who searches
 * @param base below which people are searched
 * @param userFilter with {@code {name}} for what was typed
 * @param roles by strength, see {@link Role#BY_STRENGTH}
 * @param nestedGroups whether groups within groups count; by a rule that Active Directory alone knows
 * @param disabledAttribute marks people who may not sign in; null for none beside userAccountControl
 * @param disabledValue what it says of them, letter case aside; null where it marks by being there
 * @param followEvery how often all accounts are held against the directory
 */
public record DirectorySettings(
        List<URI> servers,
        Encryption encryption,
        @Nullable Path caFile,
        String bindDn,
        @Nullable String password,
        @Nullable Path passwordFile,
        DirectoryKind kind,
        String base,
        String userFilter,
        Map<DirectoryField, String> attributes,
        List<GroupRole> roles,
        boolean nestedGroups,
        @Nullable String disabledAttribute,
        @Nullable String disabledValue,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration followEvery) {

    /** Where these settings stand. */
    public static final String PREFIX = "dcim.directory";

    private static final String NAME = "{name}";

    /** How the line is encrypted. */
    enum Encryption {
        TLS,
        STARTTLS,
        NONE
    }

    /** @throws StartupRefusal with one line that names the setting */
    public static DirectorySettings of(PropertyResolver properties) {
        return new Reader(properties).read();
    }

    String attribute(DirectoryField field) {
        return attributes.get(field);
    }

    /** Tells whether every server is this machine, so that nothing of the line can be overheard. */
    boolean staysOnThisMachine() {
        return servers.stream().allMatch(server -> Loopback.is(server.getHost()));
    }

    /** Returns the password of {@link #bindDn}, read anew each time, so that it can be exchanged while the program runs. */
    String bindPassword() throws IOException {
        return passwordFile == null
                ? password
                : Files.readString(passwordFile).lines().findFirst().orElse("").strip();
    }

    /** Returns the servers as people know them. */
    public String address() {
        return servers.stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "DirectorySettings[" + address() + "]";
    }

    /** Reads and checks them, one after the other. */
    private static final class Reader {

        private final PropertyResolver properties;

        Reader(PropertyResolver properties) {
            this.properties = properties;
        }

        DirectorySettings read() {
            DirectoryKind kind = kind();
            List<URI> servers = servers();
            Path passwordFile = text("password-file").map(Path::of).orElse(null);
            String password = text("password").orElse(null);
            if (passwordFile == null && password == null) {
                throw refusal("password", PREFIX);
            }
            if (passwordFile != null && !Files.isReadable(passwordFile)) {
                throw refusal("password-file", passwordFile);
            }
            return new DirectorySettings(
                    servers,
                    encryption(servers),
                    caFile(),
                    dn("bind-dn").toString(),
                    password,
                    passwordFile,
                    kind,
                    dn("base").toString(),
                    userFilter(kind),
                    attributes(kind),
                    roles(),
                    properties
                            .getProperty(PREFIX + ".nested-groups", Boolean.class)
                            .orElse(false),
                    text("disabled-attribute").orElse(null),
                    text("disabled-value").orElse(null),
                    duration("connect-timeout", Duration.ofSeconds(3)),
                    duration("answer-timeout", Duration.ofSeconds(5)),
                    duration("follow-every", Duration.ofMinutes(15)));
        }

        private DirectoryKind kind() {
            String code = text("kind").orElse(DirectoryKind.ACTIVE_DIRECTORY.code());
            return DirectoryKind.of(code).orElseThrow(() -> refusal("kind", code));
        }

        private List<URI> servers() {
            String url = text("url").orElse("");
            try {
                List<URI> servers = Stream.of(url.split(","))
                        .map(String::strip)
                        .map(URI::create)
                        .toList();
                boolean fit = servers.stream()
                        .allMatch(server -> server.getHost() != null
                                && List.of("ldap", "ldaps").contains(server.getScheme())
                                && server.getScheme().equals(servers.getFirst().getScheme()));
                if (fit) {
                    return servers;
                }
            } catch (IllegalArgumentException e) {
                throw new StartupRefusal(e, DirectorySettings.class, "url", url);
            }
            throw refusal("url", url);
        }

        private Encryption encryption(List<URI> servers) {
            String wanted = text("security").orElse("starttls");
            if (servers.getFirst().getScheme().equals("ldaps")) {
                return Encryption.TLS;
            }
            return switch (wanted) {
                case "starttls" -> Encryption.STARTTLS;
                case "none" -> Encryption.NONE;
                default -> throw refusal("security", wanted);
            };
        }

        private @Nullable Path caFile() {
            Path file = text("ca-file").map(Path::of).orElse(null);
            if (file != null) {
                try {
                    KeyMaterial.certificates(file);
                } catch (UnusableKeyFile e) {
                    throw new StartupRefusal(e, DirectorySettings.class, "ca-file", e.getMessage());
                }
            }
            return file;
        }

        private String userFilter(DirectoryKind kind) {
            String filter = text("user-filter").orElse(kind.userFilter());
            try {
                Filter.create(filter.replace(NAME, "x"));
            } catch (LDAPException e) {
                throw new StartupRefusal(e, DirectorySettings.class, "user-filter", filter);
            }
            if (!filter.contains(NAME)) {
                throw refusal("user-filter", filter);
            }
            return filter;
        }

        private Map<DirectoryField, String> attributes(DirectoryKind kind) {
            refuseUnknown(
                    "attributes",
                    Arrays.stream(DirectoryField.values())
                            .map(DirectoryField::code)
                            .toList());
            Map<DirectoryField, String> attributes = new EnumMap<>(DirectoryField.class);
            for (DirectoryField field : DirectoryField.values()) {
                attributes.put(field, text("attributes." + field.code()).orElse(kind.attribute(field)));
            }
            return attributes;
        }

        private List<GroupRole> roles() {
            refuseUnknown("roles", Arrays.stream(Role.values()).map(Role::code).toList());
            List<GroupRole> roles = new ArrayList<>();
            for (Role role : Role.BY_STRENGTH) {
                groups(role).forEach(group -> roles.add(new GroupRole(role, dn("roles." + role.code(), group))));
            }
            if (roles.isEmpty()) {
                throw refusal("roles.none", PREFIX);
            }
            return List.copyOf(roles);
        }

        private List<String> groups(Role role) {
            // why: names of groups have commas, at which a list would be cut
            Object groups = properties
                    .getProperty(PREFIX + ".roles." + role.code(), Object.class)
                    .orElse("");
            Stream<?> names = groups instanceof Collection<?> several
                    ? several.stream()
                    : Stream.of(groups.toString().split(";"));
            return names.map(Object::toString)
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        private void refuseUnknown(String map, List<String> known) {
            for (String key : properties.getPropertyEntries(PREFIX + "." + map)) {
                // why: a variable of the environment stands for each way to cut it, so that SHIFT_LEAD gives shift too
                if (known.stream().noneMatch(code -> code.equals(key) || code.startsWith(key + "-"))) {
                    throw refusal("unknown", PREFIX + "." + map, key, String.join(", ", known));
                }
            }
        }

        private DN dn(String setting) {
            return dn(setting, text(setting).orElse(""));
        }

        private static DN dn(String setting, String text) {
            try {
                DN dn = new DN(text);
                if (!dn.isNullDN()) {
                    return dn;
                }
            } catch (LDAPException e) {
                throw new StartupRefusal(e, DirectorySettings.class, "dn", PREFIX + "." + setting, text);
            }
            throw refusal("dn", PREFIX + "." + setting, text);
        }

        private Duration duration(String setting, Duration usual) {
            return properties
                    .getProperty(PREFIX + "." + setting, Duration.class)
                    .orElse(usual);
        }

        private Optional<String> text(String setting) {
            return properties
                    .getProperty(PREFIX + "." + setting, String.class)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }

        private static StartupRefusal refusal(String key, Object... arguments) {
            return new StartupRefusal(DirectorySettings.class, key, arguments);
        }
    }
}
