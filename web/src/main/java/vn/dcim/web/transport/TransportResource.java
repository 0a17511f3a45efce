package vn.dcim.web.transport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.transport.TransportExemption;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.web.language.Words;

/**
 * A path.
 *
 * @param path names it for good: {@code browser}, {@code database}, {@code broker}, {@code directory}, {@code device:12},
 *     {@code receiver:soc}
 * @param kind {@code browser}, {@code database}, {@code broker}, {@code directory}, {@code device}, {@code receiver}
 * @param name of the device, or of the kind in words
 * @param peer the other end
 * @param protocol such as {@code TLSv1.3}, {@code SNMPv3}
 * @param cipher such as {@code TLS_AES_256_GCM_SHA384}, {@code SHA-256 + AES-256}; empty for none
 * @param verdict {@code meets}, {@code fails}, {@code local}, {@code unknown}
 * @param reason a code such as {@code aes-256}
 * @param explanation the reason in words
 * @param usualCredential whether it is used with a password or community that everybody tries first
 * @param exception that runs now; it changes no verdict
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TransportResource(
        String path,
        String kind,
        String name,
        String peer,
        String protocol,
        String cipher,
        String verdict,
        String reason,
        String explanation,
        boolean usualCredential,
        @Nullable ExceptionResource exception) {

    /** @param until the last day on which it counts */
    @Serdeable
    record ExceptionResource(
            long id, String reason, String document, String recordedBy, Instant recordedAt, LocalDate until) {

        static ExceptionResource of(TransportExemption exemption) {
            return new ExceptionResource(
                    exemption.id(),
                    exemption.reason(),
                    exemption.document(),
                    exemption.actor(),
                    exemption.at(),
                    LocalDate.ofInstant(exemption.endsAt().minusMillis(1), Words.ZONE));
        }
    }

    static TransportResource of(TransportLine line, Words words) {
        TransportPath path = line.path();
        return new TransportResource(
                path.key(),
                path.kind().code(),
                TransportTexts.name(words, path),
                path.peer(),
                path.protocol(),
                path.cipher(),
                line.verdict().code(),
                path.judgement().reason().code(),
                TransportTexts.reason(words, path.judgement()),
                path.usualCredential(),
                line.exemption() == null ? null : ExceptionResource.of(line.exemption()));
    }
}
