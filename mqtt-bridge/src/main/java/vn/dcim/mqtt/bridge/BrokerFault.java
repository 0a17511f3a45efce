package vn.dcim.mqtt.bridge;

import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.startup.Texts;
import vn.dcim.core.transport.TlsFault;

/** What is wrong with the encryption of the line to a broker, with its sentence in the bundle. */
record BrokerFault(TlsFault fault) {

    /** Finds out what went wrong while a line was made; empty where that was not its encryption. */
    static Optional<BrokerFault> of(Throwable failure, String url) {
        return BrokerOptions.isEncrypted(url) ? TlsFault.of(failure).map(BrokerFault::new) : Optional.empty();
    }

    /** Returns the key of its sentence. */
    String key() {
        return "broker.tls." + fault.code();
    }

    /** Returns its sentence in English, for the log. */
    String sentence(String url) {
        return Texts.text(Locale.ENGLISH, BrokerFault.class, key(), url);
    }
}
