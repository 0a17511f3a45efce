package vn.dcim.web.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.startup.Texts;
import vn.dcim.core.transport.KeyMaterial;

/** Whether a certificate is, or soon will be, out of its term. */
final class CertificateTerm {

    /** From here on a certificate is spoken of, and one of the program's own is made anew. */
    static final Duration NOTICE = Duration.ofDays(30);

    private static final ZoneId ZONE = CentreTime.ZONE;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private CertificateTerm() {}

    static boolean isEnding(KeyMaterial material, Instant now) {
        return now.plus(NOTICE).isAfter(material.notAfter());
    }

    /** Returns a line for whoever runs the program; empty where all is well. */
    static Optional<String> notice(Object file, KeyMaterial material, Instant now) {
        if (now.isBefore(material.notBefore())) {
            return Optional.of(text("certificate.not-yet", file, day(material.notBefore())));
        }
        if (now.isAfter(material.notAfter())) {
            return Optional.of(text("certificate.expired", file, day(material.notAfter())));
        }
        return isEnding(material, now)
                ? Optional.of(text(
                        "certificate.ending",
                        file,
                        day(material.notAfter()),
                        String.valueOf(
                                Duration.between(now, material.notAfter()).toDays())))
                : Optional.empty();
    }

    static String day(Instant instant) {
        return DAY.format(LocalDate.ofInstant(instant, ZONE));
    }

    private static String text(String key, Object... arguments) {
        return Texts.text(CertificateTerm.class, key, arguments);
    }
}
