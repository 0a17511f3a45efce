package vn.dcim.web.report;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Who writes the reports, to whom, and how they look.
 *
 * @param agency the superior body of who writes
 * @param body who writes
 * @param symbol of its reports, such as {@code BC-TTTHDL}
 * @param place where it writes, before the date
 * @param recipient whom they are for
 * @param signerTitle post of who signs
 * @param signer name of who signs
 * @param copies who else gets them, one a line of "Nơi nhận"
 * @param template the site's own template (docx); null for the shipped one
 */
@ConfigurationProperties("dcim.report.letter")
public record LetterConfig(
        @Bindable(defaultValue = "…") String agency,
        @Bindable(defaultValue = "…") String body,
        @Bindable(defaultValue = "BC") String symbol,
        @Bindable(defaultValue = "…") String place,
        @Bindable(defaultValue = "…") String recipient,
        @Bindable(defaultValue = "…") String signerTitle,
        @Bindable(defaultValue = "") String signer,
        @Nullable List<String> copies,
        @Nullable Path template) {

    public LetterConfig {
        copies = Objects.requireNonNullElse(copies, List.of());
    }

    /** Tells whether somebody still has to say who writes. */
    boolean isWanting() {
        return List.of(agency, body, place, recipient, signerTitle).contains("…");
    }
}
