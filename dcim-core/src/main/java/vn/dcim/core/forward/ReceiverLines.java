package vn.dcim.core.forward;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import vn.dcim.core.transport.ClientTls;
import vn.dcim.core.transport.TransportExemptions;
import vn.dcim.core.transport.UnusableKeyFile;

/** Makes lines to receivers, where a line may be made at all. */
@Singleton
@Requires(property = "datasources.default.url")
class ReceiverLines {

    private final ForwardConfig config;
    private final TransportExemptions exemptions;

    ReceiverLines(ForwardConfig config, TransportExemptions exemptions) {
        this.config = config;
        this.exemptions = exemptions;
    }

    /**
     * Opens a line; the files of certificates are read each time, so that new ones are taken.
     *
     * @throws IOException when there is no line to be had, or it would be in clear text without an exception
     * @throws UnusableKeyFile when a file of a certificate or key cannot be used
     */
    ReceiverLine open(ReceiverConfig receiver) throws IOException {
        if (receiver.isEncrypted()) {
            ClientTls tls = ClientTls.of(receiver.caFile(), receiver.certificate(), receiver.privateKey());
            return StreamLine.open(receiver.uri(), tls, config.connectTimeout());
        }
        if (!receiver.isOnThisMachine() && !exemptions.running().containsKey(receiver.pathKey())) {
            throw new LineFault.Refused(LineFault.NOT_ENCRYPTED, receiver.address());
        }
        return receiver.isDatagrams()
                ? DatagramLine.open(receiver.uri())
                : StreamLine.open(receiver.uri(), null, config.connectTimeout());
    }
}
