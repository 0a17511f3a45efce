package vn.dcim.web.page;

import io.micronaut.core.annotation.Nullable;
import java.net.URI;

/** Where to go back to: a path of this program, never another site. */
public final class LocalPath {

    private static final URI HOME = URI.create("/");

    private LocalPath() {}

    /** Returns {@code text} when it is a path of this program, otherwise the first page. */
    public static URI of(String text) {
        if (!text.startsWith("/") || text.startsWith("//") || text.contains("\\")) {
            return HOME;
        }
        try {
            URI uri = URI.create(text);
            return uri.getHost() == null && uri.getScheme() == null ? uri : HOME;
        } catch (IllegalArgumentException e) {
            // why: what is no URI is no path of ours; the first page is the answer, not an error
            return HOME;
        }
    }

    /** Returns path and query of the address of one of our pages, as a browser tells it; of none, the first page. */
    public static URI ofPage(@Nullable String address) {
        try {
            URI page = URI.create(address == null ? "/" : address);
            return of(page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()));
        } catch (IllegalArgumentException e) {
            // why: as above
            return HOME;
        }
    }
}
