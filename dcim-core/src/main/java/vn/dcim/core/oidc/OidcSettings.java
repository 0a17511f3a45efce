package vn.dcim.core.oidc;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.value.PropertyResolver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.account.Role;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.transport.KeyMaterial;
import vn.dcim.core.transport.Loopback;
import vn.dcim.core.transport.UnusableKeyFile;

/**
 * The settings {@code dcim.oidc}, checked.
 *
 * @param issuer of the provider, to the letter
 * @param redirectBase where browsers reach this program, such as {@code https://dcim.example.vn}
 * @param scopes that are asked for; {@code openid} among them
 * @param claims what is read where; points lead into objects: {@code realm_access.roles}
 * @param roles by strength, see {@link Role#BY_STRENGTH}
 * @param strongAcr values of {@code acr} that count as two factors; asked for, and empty where the provider's never count
 * @param strongAmr values of {@code amr}, likewise, but not asked for
 * @param maxAge how long ago the person may have signed in there; null for any time
 * @param labels of the button by language; empty for the usual one
 * @param caFile certificates (PEM) that the provider's is signed with; null for those that Java trusts
 * @param keysEvery in this time new keys are looked for twice at most, since whoever likes can send us an unknown one
 */
public record OidcSettings(
        String issuer,
        String clientId,
        @Nullable String secret,
        @Nullable Path secretFile,
        URI redirectBase,
        List<String> scopes,
        Map<OidcClaim, String> claims,
        List<GroupRole> roles,
        Set<String> strongAcr,
        Set<String> strongAmr,
        @Nullable Duration maxAge,
        Map<String, String> labels,
        @Nullable Path caFile,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration keysEvery) {

    /** Where these settings stand. */
    public static final String PREFIX = "dcim.oidc";

    /** Where the provider sends browsers back to, below {@link #redirectBase}. */
    public static final String CALLBACK = "/sign-in/oidc/callback";

    /** Where the provider tells us who has signed out there, below {@link #redirectBase}. */
    public static final String BACK_CHANNEL = "/sign-in/oidc/back-channel";

    private static final List<String> LANGUAGES = List.of("vi", "en");

    /** @throws StartupRefusal with one line that names the setting */
    public static OidcSettings of(PropertyResolver properties) {
        return new Reader(properties).read();
    }

    String claim(OidcClaim claim) {
        return claims.get(claim);
    }

    /** Returns the one address that the provider may send browsers back to. */
    public URI callback() {
        return below(CALLBACK);
    }

    /** Returns where the provider tells us who has signed out there. */
    public URI backChannel() {
        return below(BACK_CHANNEL);
    }

    /** Returns what the provider has to say for its second factor to count, for people to read. */
    public List<String> strong() {
        return Stream.concat(
                        strongAcr.stream().map("acr "::concat),
                        strongAmr.stream().map("amr "::concat))
                .sorted()
                .toList();
    }

    /** Returns where a path of this program is for browsers. */
    URI below(String path) {
        return URI.create(redirectBase + path);
    }

    /** Returns the secret of this program at the provider, read anew each time, so that it can be exchanged meanwhile. */
    String clientSecret() throws IOException {
        return secretFile == null
                ? secret
                : Files.readString(secretFile).lines().findFirst().orElse("").strip();
    }

    /** Tells whether the provider says that it has asked for two factors itself, and that counts. */
    boolean isStrong(String acr, List<String> amr) {
        return strongAcr.contains(acr) || amr.stream().anyMatch(strongAmr::contains);
    }

    /** Tells whether the provider may be asked there: over TLS, or without where it is this machine itself, as its issuer says. */
    boolean isSafe(@Nullable URI address) {
        return address != null
                && address.getHost() != null
                && address.getUserInfo() == null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme())
                                && Loopback.is(address.getHost())
                                && issuer.startsWith("http:"));
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }

    /** Reads and checks them, one after the other. */
    private static final class Reader {

        private final PropertyResolver properties;

        Reader(PropertyResolver properties) {
            this.properties = properties;
        }

        OidcSettings read() {
            String issuer = text("issuer").orElse("");
            address("issuer", issuer);
            Path secretFile = text("client-secret-file").map(Path::of).orElse(null);
            String secret = text("client-secret").orElse(null);
            if (secretFile == null && secret == null) {
                throw refusal("client-secret", PREFIX);
            }
            if (secretFile != null && !Files.isReadable(secretFile)) {
                throw refusal("client-secret-file", secretFile);
            }
            return new OidcSettings(
                    issuer,
                    text("client-id").orElseThrow(() -> refusal("client-id", PREFIX)),
                    secret,
                    secretFile,
                    redirectBase(),
                    scopes(),
                    claims(),
                    roles(),
                    Set.copyOf(words("second-factor-acr", "")),
                    Set.copyOf(words("second-factor-amr", "")),
                    properties.getProperty(PREFIX + ".max-age", Duration.class).orElse(null),
                    labels(),
                    caFile(),
                    duration("connect-timeout", Duration.ofSeconds(3)),
                    duration("answer-timeout", Duration.ofSeconds(5)),
                    duration("keys-every", Duration.ofSeconds(5)));
        }

        private URI redirectBase() {
            String base = text("redirect-base").orElse("");
            URI address = address("redirect-base", base);
            if (!address.getRawPath().isEmpty()) {
                throw refusal("redirect-base", base);
            }
            return address;
        }

        /** Returns an address over TLS, or without on this machine. */
        private static URI address(String setting, String text) {
            try {
                URI uri = URI.create(text);
                boolean fit = uri.getHost() != null
                        && uri.getUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && ("https".equals(uri.getScheme())
                                || "http".equals(uri.getScheme()) && Loopback.is(uri.getHost()));
                if (fit) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                throw new StartupRefusal(e, OidcSettings.class, setting, text);
            }
            throw refusal(setting, text);
        }

        private List<String> scopes() {
            List<String> scopes = words("scopes", "openid profile email");
            if (!scopes.contains("openid")) {
                throw refusal("scopes", String.join(" ", scopes));
            }
            return scopes;
        }

        private Map<OidcClaim, String> claims() {
            refuseUnknown(
                    "claims",
                    Arrays.stream(OidcClaim.values()).map(OidcClaim::code).toList());
            Map<OidcClaim, String> claims = new EnumMap<>(OidcClaim.class);
            for (OidcClaim claim : OidcClaim.values()) {
                claims.put(claim, text("claims." + claim.code()).orElse(claim.usual()));
            }
            return claims;
        }

        private List<GroupRole> roles() {
            refuseUnknown("roles", Arrays.stream(Role.values()).map(Role::code).toList());
            List<GroupRole> roles = new ArrayList<>();
            for (Role role : Role.BY_STRENGTH) {
                listed("roles." + role.code()).forEach(group -> roles.add(new GroupRole(role, group)));
            }
            if (roles.isEmpty()) {
                throw refusal("roles.none", PREFIX);
            }
            return List.copyOf(roles);
        }

        private Map<String, String> labels() {
            Map<String, String> labels = new HashMap<>();
            LANGUAGES.forEach(code -> text("label-" + code).ifPresent(label -> labels.put(code, label)));
            return Map.copyOf(labels);
        }

        private @Nullable Path caFile() {
            Path file = text("ca-file").map(Path::of).orElse(null);
            if (file != null) {
                try {
                    KeyMaterial.certificates(file);
                } catch (UnusableKeyFile e) {
                    throw new StartupRefusal(e, OidcSettings.class, "ca-file", e.getMessage());
                }
            }
            return file;
        }

        private void refuseUnknown(String map, List<String> known) {
            for (String key : properties.getPropertyEntries(PREFIX + "." + map)) {
                // why: a variable of the environment stands for each way to cut it, so that SHIFT_LEAD gives shift too
                if (known.stream().noneMatch(code -> code.equals(key) || code.startsWith(key + "-"))) {
                    throw refusal("unknown", PREFIX + "." + map, key, String.join(", ", known));
                }
            }
        }

        /** Returns the names of a list, or of one line with commas between; names of groups may have blanks. */
        private List<String> listed(String setting) {
            return properties.getProperty(PREFIX + "." + setting, String[].class).stream()
                    .flatMap(Arrays::stream)
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        private List<String> words(String setting, String usual) {
            List<String> words = listed(setting);
            return (words.isEmpty() ? Stream.of(usual) : words.stream())
                    .flatMap(line -> Stream.of(line.split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .toList();
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
            return new StartupRefusal(OidcSettings.class, key, arguments);
        }
    }
}
