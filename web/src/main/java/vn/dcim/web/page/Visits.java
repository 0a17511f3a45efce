package vn.dcim.web.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.SessionLimits;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.security.CsrfFilter;
import vn.dcim.web.security.FurtherRights;
import vn.dcim.web.security.SessionCookie;
import vn.dcim.web.security.SignedIn;

/** Finds out from a request who looks and how they want to see it. */
@Singleton
public final class Visits {

    static final String LANGUAGE_COOKIE = "dcim_language";
    static final String THEME_COOKIE = "dcim_theme";

    private final Dictionary dictionary;
    private final List<NavigationEntry> entries;
    private final Map<String, LiveCount> counts;
    private final Assets assets;
    private final SessionLimits limits;
    private final Clock clock;

    Visits(
            Dictionary dictionary,
            Collection<NavigationEntry> entries,
            Collection<LiveCount> counts,
            Assets assets,
            SessionLimits limits,
            Clock clock) {
        this.dictionary = dictionary;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.counts = counts.stream().collect(Collectors.toMap(LiveCount::name, Function.identity()));
        this.assets = assets;
        this.limits = limits;
        this.clock = clock;
    }

    public Visit of(HttpRequest<?> request) {
        var authentication = request.getUserPrincipal(Authentication.class);
        Role role = authentication.flatMap(SignedIn::role).orElse(null);
        Scope scope = authentication.map(SignedIn::scope).orElse(Scope.NOTHING);
        FurtherRights further = authentication.map(SignedIn::further).orElse(FurtherRights.NONE);
        return new Visit(
                dictionary.in(language(request)),
                Theme.of(cookie(request, THEME_COOKIE)),
                authentication.map(Authentication::getName).orElse(null),
                role,
                request.getUri().toString(),
                CsrfFilter.token(request),
                authentication.filter(SignedIn::isHeldBack).isPresent()
                        ? List.of()
                        : navigation(role, further.permissions(), scope, request.getPath()),
                assets,
                clock.instant(),
                idle(request, role),
                scope,
                further);
    }

    private Visit.Idle idle(HttpRequest<?> request, Role role) {
        return role == null
                        || role == Role.DISPLAY
                        || SessionCookie.secret(request).isEmpty()
                ? null
                : new Visit.Idle(limits.idle().toSeconds(), limits.warning().toSeconds());
    }

    /** Returns the language a reader chose; for the API, which has no cookie, the one of {@code Accept-Language}. */
    public static Language language(HttpRequest<?> request) {
        String chosen = cookie(request, LANGUAGE_COOKIE);
        if (chosen.isEmpty() && request.getPath().startsWith("/api/")) {
            String wanted = request.getHeaders().get("Accept-Language", String.class, "");
            return wanted.startsWith("vi") ? Language.VI : Language.EN;
        }
        return Language.of(chosen);
    }

    private List<Visit.Line> navigation(Role role, Set<Permission> further, Scope scope, String path) {
        if (role == null) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> role.may(entry.permission()) || further.contains(entry.permission()))
                .filter(entry -> entry.scoped() || !scope.isNarrowed())
                .map(entry -> new Visit.Line(entry, entry.leadsTo(path), () -> count(entry, scope)))
                .toList();
    }

    private int count(NavigationEntry entry, Scope scope) {
        LiveCount counter = counts.get(entry.counter());
        return counter == null ? 0 : counter.count(scope);
    }

    private static String cookie(HttpRequest<?> request, String name) {
        return request.getCookies()
                .findCookie(SessionCookie.named(request, name))
                .map(Cookie::getValue)
                .orElse("");
    }
}
