package vn.dcim.web.account;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.account.passkey.RelyingParty;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.NoticeConfig;

/**
 * Tells for which name passkeys are made and taken: that of the settings, else that of {@code dcim.notify.base-url}, else the one
 * that was typed into the browser. Browsers know no passkeys for an address of figures. A request that names another host than it
 * was sent to gains nothing: authenticators sign for the name that the browser shows, and each passkey is bound to its own.
 */
@Singleton
final class PasskeySites {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9._-]{0,251}[a-z0-9])?");
    private static final Pattern HOST = Pattern.compile("([a-z0-9._-]{1,253})(:\\d{1,5})?");
    private static final Pattern ORIGIN =
            Pattern.compile("https://[a-z0-9._-]+(:\\d{1,5})?|http://localhost(:\\d{1,5})?");
    private static final String LOCALHOST = "localhost";

    private final Optional<String> id;
    private final Set<String> origins;
    private final Optional<URI> base;

    /**
     * @param id of the relying party: the host's name or a domain above it; null for the name that people type
     * @param origins from which signatures are taken; none for those that follow from the name
     */
    PasskeySites(
            @Nullable @Property(name = "dcim.webauthn.rp-id") String id,
            @Property(name = "dcim.webauthn.origins", defaultValue = "") List<String> origins,
            NoticeConfig notices) {
        this.base = Optional.ofNullable(notices.baseUrl()).map(URI::create).filter(url -> isName(url.getHost()));
        this.id = Optional.ofNullable(id)
                .map(PasskeySites::checkedId)
                .or(() -> base.map(url -> url.getHost().toLowerCase(Locale.ROOT)));
        this.origins = Set.copyOf(origins.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(PasskeySites::checkedOrigin)
                .toList());
    }

    /** Returns what this program is to the browser of a request; empty where people have typed figures and nothing else is known. */
    Optional<RelyingParty> of(HttpRequest<?> request) {
        Matcher host = HOST.matcher(
                request.getHeaders().get(HttpHeaders.HOST, String.class, "").toLowerCase(Locale.ROOT));
        String typed = host.matches() && isName(host.group(1)) ? host.group(1) : "";
        return id.or(() -> Optional.of(typed).filter(name -> !name.isEmpty()))
                .map(name -> new RelyingParty(
                        name,
                        origins.isEmpty() ? following(name, typed, typed.isEmpty() ? "" : host.group()) : origins));
    }

    /** Returns the name of the site for a template; empty where there is none. */
    String name(HttpRequest<?> request) {
        return of(request).map(RelyingParty::id).orElse("");
    }

    private Set<String> following(String name, String typed, String host) {
        Set<String> following = new HashSet<>();
        following.add("https://" + name);
        base.filter(url -> isWithin(url.getHost().toLowerCase(Locale.ROOT), name))
                .ifPresent(url -> following.add(url.getScheme() + "://" + url.getAuthority()));
        if (isWithin(typed, name)) {
            following.add("https://" + host);
        }
        if (typed.equals(LOCALHOST)) {
            following.add("http://" + host);
        }
        return following;
    }

    private static boolean isWithin(String host, String name) {
        return host.equals(name) || host.endsWith("." + name);
    }

    private static boolean isName(@Nullable String host) {
        if (host == null || !NAME.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            return false;
        }
        try {
            InetAddress.ofLiteral(host);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static String checkedId(String typed) {
        String id = typed.strip().toLowerCase(Locale.ROOT);
        if (!isName(id)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "dcim.webauthn.rp-id", typed, "dcim.example.gov.vn");
        }
        return id;
    }

    private static String checkedOrigin(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "dcim.webauthn.origins", origin, "https://dcim.example.gov.vn");
        }
        return origin;
    }
}
