package vn.dcim.core.forward;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.core.transport.TransportPaths;

/** The lines to log receivers, as the node that sends has negotiated them. */
@Singleton
@Requires(property = "datasources.default.url")
final class ReceiverPaths implements TransportPaths {

    private final ForwardDesk desk;

    ReceiverPaths(ForwardDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<TransportPath> paths() {
        return desk.states().entrySet().stream()
                .map(entry -> path(entry.getKey(), entry.getValue()))
                .toList();
    }

    private TransportPath path(ReceiverConfig receiver, ReceiverState state) {
        if (!receiver.isEncrypted()) {
            // why: what is not encrypted is known to be so before there is a line; else no exception could be recorded
            String protocol = receiver.uri().getScheme().toUpperCase(Locale.ROOT);
            return path(receiver, protocol, "", Judgement.clear(receiver.isOnThisMachine()));
        }
        return state.isUp(desk.now())
                ? path(receiver, state.protocol(), state.cipher(), Judgement.tls(state.protocol(), state.cipher()))
                : path(receiver, "", "", Judgement.unknown(Judgement.Reason.NOT_CONNECTED));
    }

    private static TransportPath path(ReceiverConfig receiver, String protocol, String cipher, Judgement judgement) {
        return new TransportPath(
                TransportPath.Kind.RECEIVER,
                receiver.pathKey(),
                receiver.name(),
                receiver.address(),
                protocol,
                cipher,
                judgement);
    }
}
