package vn.dcim.syslog;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * Where senders of syslog reach the program. A port that is null is not listened at; 0 is any that is free.
 *
 * @param address of this machine, to listen at
 * @param udpPort messages in datagrams (RFC 5426)
 * @param tcpPort messages on lines without encryption (RFC 6587)
 * @param tlsPort messages on encrypted lines (RFC 5425)
 * @param certificate what senders are shown (PEM with its chain)
 * @param privateKey its key (PEM, unencrypted); null where it stands in the file of the certificate
 * @param caFile certificates (PEM) that those of senders are signed with; null when senders need not show one
 * @param longest of one message, bytes; what is beyond is cut off
 * @param connections of TCP and TLS at once; further ones are refused
 * @param silence after which a connection that says nothing is closed
 * @param udpRoom how many bytes may wait to be stored before datagrams are dropped
 * @param batch how many messages are handed over at once at most
 */
@ConfigurationProperties("dcim.syslog")
public record SyslogConfig(
        @Bindable(defaultValue = "127.0.0.1") @NotBlank String address,
        @Nullable @Min(0) @Max(65_535) Integer udpPort,
        @Nullable @Min(0) @Max(65_535) Integer tcpPort,
        @Nullable @Min(0) @Max(65_535) Integer tlsPort,
        @Nullable String certificate,
        @Nullable String privateKey,
        @Nullable String caFile,

        @Bindable(defaultValue = "65536") @Min(480) @Max(1_048_576)
        int longest,

        @Bindable(defaultValue = "500") @Min(1) int connections,
        @Bindable(defaultValue = "PT2H") @NotNull Duration silence,
        @Bindable(defaultValue = "33554432") @Min(0) long udpRoom,
        @Bindable(defaultValue = "1000") @Min(1) int batch) {

    /** @throws IllegalArgumentException when one property does not go with another */
    public SyslogConfig {
        if (tlsPort != null && certificate == null) {
            throw new IllegalArgumentException("dcim.syslog.tls-port (" + tlsPort
                    + ") is set without dcim.syslog.certificate. Name the file (PEM) of the certificate that senders are to be"
                    + " shown, or leave the port out");
        }
        if (certificate == null && (privateKey != null || caFile != null)) {
            throw new IllegalArgumentException(
                    (privateKey != null
                                    ? "dcim.syslog.private-key (" + privateKey + ")"
                                    : "dcim.syslog.ca-file (" + caFile + ")")
                            + " is set without dcim.syslog.certificate. Name the file (PEM) of the certificate, or leave it out");
        }
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("dcim.syslog.silence (" + silence
                    + ") leaves no connection open. Set how long one may say nothing, such as PT2H");
        }
    }

    /** Returns the port of a transport; null when it is not listened at. */
    @Nullable
    Integer port(Transport transport) {
        return switch (transport) {
            case UDP -> udpPort;
            case TCP -> tcpPort;
            case TLS -> tlsPort;
        };
    }
}
