package vn.dcim.core.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/**
 * A parameter with the figure that holds here.
 *
 * @param value empty while nobody set it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Limit(String key, String operator, String value, Origin origin) {

    /** Who gave the figure. */
    @Serdeable
    public enum Origin {
        TEXT,
        /** The text asks for one and names none: the profile proposes it. */
        PROFILE,
        SITE,
        /** Nobody. */
        OPEN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
