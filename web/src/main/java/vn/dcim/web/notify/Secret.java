package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** A secret of the settings that shows itself nowhere. */
final class Secret {

    private static final String HIDDEN = "•••";

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * Returns the secret of a setting, or the first line of its file; empty where neither is given.
     *
     * @throws DcimException UNREADABLE_FILE
     */
    static Secret of(@Nullable String setting, @Nullable Path file) {
        if (setting != null && !setting.isBlank() || file == null) {
            return new Secret(setting == null ? "" : setting);
        }
        try {
            return new Secret(
                    Files.readString(file).lines().findFirst().orElse("").strip());
        } catch (IOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, file, 0, e.toString());
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Returns the secret itself, for the one place that needs it. */
    String reveal() {
        return text;
    }

    /** Takes the secret out of what a server said, also where it comes back in Base64. */
    String hideIn(String said) {
        if (text.isEmpty()) {
            return said;
        }
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return said.replace(text, HIDDEN).replace(base64, HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
