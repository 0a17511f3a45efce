package vn.dcim.core.link;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Connects from the line's address. */
@Singleton
final class TcpProbe extends SeriesProbe {

    @Override
    public ProbeMethod method() {
        return ProbeMethod.TCP;
    }

    @Override
    void once(LineProbe probe, LineBinding binding, Effort effort) throws IOException {
        try (Socket socket = new Socket()) {
            if (binding.source() != null) {
                socket.bind(new InetSocketAddress(binding.source(), 0));
            }
            socket.connect(new InetSocketAddress(probe.target(), probe.port()), (int)
                    effort.timeout().toMillis());
        }
    }
}
