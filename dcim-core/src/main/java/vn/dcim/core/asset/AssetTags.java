package vn.dcim.core.asset;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** What the number of a state asset label looks like here; no text says it for all provinces. */
@Singleton
final class AssetTags {

    private final Pattern pattern;

    /** @param pattern regular expression that a number must match as a whole */
    AssetTags(@Value("${dcim.asset.tag-pattern:.*}") String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    Pattern pattern() {
        return pattern;
    }
}
