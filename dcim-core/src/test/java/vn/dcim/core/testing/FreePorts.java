package vn.dcim.core.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address for servers that are given their port before they listen on it. */
public final class FreePorts {

    private static final int FIRST = 20_000;
    // why: from here on systems choose the ports of outgoing connections, and could take one before its server does
    private static final int END = 32_768;

    private FreePorts() {}

    /** Returns one that nobody listens on at this moment. */
    public static int any() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // why: somebody listens there; there are thousands more
            }
        }
    }
}
