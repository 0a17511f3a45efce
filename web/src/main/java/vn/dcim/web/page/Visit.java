package vn.dcim.web.page;

import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.language.Words;
import vn.dcim.web.security.FurtherRights;

/**
 * Who looks at a page, in which language, at which instant.
 *
 * @param account name of the account; null before sign-in
 * @param role of the account; null before sign-in
 * @param path of the request with its query, to come back to
 * @param csrfToken what a command must bring in the header {@code X-CSRF-Token}; empty before sign-in
 * @param navigation the lines this reader may see; none while something has to be done before anything else
 * @param now the program's clock
 * @param idle null where the reader's session does not end by that: before sign-in, and on a display
 * @param scope what part of the centre the reader sees
 * @param further what the reader may do beyond the role, on behalf of others or on demand
 */
public record Visit(
        Words words,
        Theme theme,
        @Nullable String account,
        @Nullable Role role,
        String path,
        String csrfToken,
        List<Line> navigation,
        Assets assets,
        Instant now,
        @Nullable Idle idle,
        Scope scope,
        FurtherRights further) {

    /**
     * How long a session goes on without its person doing anything.
     *
     * @param limit in seconds
     * @param warning in seconds before the end
     */
    public record Idle(long limit, long warning) {}

    /**
     * A line of the navigation as this reader sees it.
     *
     * @param counter asked for each time, since most that have a visit show no navigation
     */
    public record Line(NavigationEntry entry, boolean current, IntSupplier counter) {

        /** Returns what stands beside it, from the database; 0 for nothing. */
        public int count() {
            return counter.getAsInt();
        }
    }

    /** Lines of the navigation under one heading. */
    public record Lines(NavigationGroup group, List<Line> lines) {}

    /** Returns the navigation by its headings, without those that nothing stands under. */
    public List<Lines> groups() {
        return Arrays.stream(NavigationGroup.values())
                .map(group -> new Lines(
                        group,
                        navigation.stream()
                                .filter(line -> NavigationGroup.of(line.entry().order()) == group)
                                .toList()))
                .filter(lines -> !lines.lines().isEmpty())
                .toList();
    }

    /** Tells whether the reader is signed in and may look around. */
    public boolean isFree() {
        return !navigation.isEmpty();
    }

    public String t(String key, Object... arguments) {
        return words.t(key, arguments);
    }

    public String asset(String name) {
        return assets.path(name);
    }

    /** Returns the path to come back to, fit to stand in a query. */
    public String backPath() {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** Tells whether the reader may do what concerns the centre as a whole. */
    public boolean mayEverywhere(Permission permission) {
        return !scope.isNarrowed() && may(permission);
    }

    public boolean may(Permission permission) {
        return role != null && (role.may(permission) || further.permissions().contains(permission));
    }
}
