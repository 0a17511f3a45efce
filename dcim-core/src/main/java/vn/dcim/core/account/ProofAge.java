package vn.dcim.core.account;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * How old a proof of who sits at an open session may be for a sensitive act. No text gives a figure: OWASP ASVS 5.0, 7.5.1 and
 * 7.5.2, ask for the proof.
 */
@Context
public final class ProofAge {

    static final String SETTING = "dcim.session.proof-age";

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Duration most;

    /** @throws DcimException INVALID_VALUE for less than a minute or more than an hour */
    ProofAge(@Property(name = SETTING, defaultValue = "15m") Duration most) {
        if (most.compareTo(SHORTEST) < 0 || most.compareTo(LONGEST) > 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, SETTING, most, SHORTEST + "–" + LONGEST);
        }
        this.most = most;
    }

    /** Returns the greatest age at which a proof still does. */
    public Duration most() {
        return most;
    }
}
