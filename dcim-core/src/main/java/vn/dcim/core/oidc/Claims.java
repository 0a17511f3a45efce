package vn.dcim.core.oidc;

import io.micronaut.core.annotation.Nullable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;

/** Reads the claims of a person as the settings say. */
final class Claims {

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PHONE = 50;

    private final OidcSettings settings;
    private final Map<String, Object> claims;

    Claims(OidcSettings settings, Map<String, Object> claims) {
        this.settings = settings;
        this.claims = claims;
    }

    /** Tells whether nothing more has to be asked for before somebody can be let in. */
    boolean isEnough() {
        return value(OidcClaim.ACCOUNT) != null && value(OidcClaim.GROUPS) != null;
    }

    ProviderPerson person() {
        Object groups = value(OidcClaim.GROUPS);
        return new ProviderPerson(
                claims.get("sub").toString(),
                text(OidcClaim.ACCOUNT, LONGEST_NAME),
                new Person(
                        text(OidcClaim.FULL_NAME, LONGEST),
                        null,
                        text(OidcClaim.TELEPHONE, LONGEST_PHONE),
                        text(OidcClaim.MAIL, LONGEST),
                        text(OidcClaim.UNIT, LONGEST),
                        text(OidcClaim.POST, LONGEST)),
                groups != null,
                role(words(groups)),
                claims.get("acr") instanceof String acr ? acr : "",
                words(claims.get("amr")));
    }

    private Optional<Role> role(List<String> groups) {
        return settings.roles().stream()
                .filter(mapped -> groups.contains(mapped.group()))
                .map(GroupRole::role)
                .findFirst();
    }

    private String text(OidcClaim claim, int longest) {
        Object value = value(claim);
        if (!(value instanceof String || value instanceof Number)) {
            return "";
        }
        String text = CONTROLS.matcher(value.toString()).replaceAll(" ").strip();
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private @Nullable Object value(OidcClaim claim) {
        String name = settings.claim(claim);
        return claims.containsKey(name) ? claims.get(name) : within(claims, name);
    }

    /** Follows the points of a name into objects. */
    private static @Nullable Object within(Map<?, ?> object, String name) {
        int point = name.indexOf('.');
        if (point < 0) {
            return object.get(name);
        }
        return object.get(name.substring(0, point)) instanceof Map<?, ?> inner
                ? within(inner, name.substring(point + 1))
                : null;
    }

    private static List<String> words(@Nullable Object value) {
        return switch (value) {
            case String one -> List.of(one);
            case Collection<?> several ->
                several.stream()
                        .filter(String.class::isInstance)
                        .map(Object::toString)
                        .toList();
            case null, default -> List.of();
        };
    }
}
