package vn.dcim.web.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import vn.dcim.core.startup.StartupRefusal;

/** Whether a TCP port can be listened on, asked before the long part of a start. */
public final class FreePort {

    private static final int FIRST = 20_000;
    // why: from here on systems choose the ports of outgoing connections, and could take one before its server listens
    private static final int END = 32_768;

    private FreePort() {}

    /** @throws StartupRefusal naming address and port, when another program listens there */
    public static void require(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new StartupRefusal(e, FreePort.class, "port.busy", host, String.valueOf(port), e.getMessage());
        }
    }

    /** A port of the loopback address that nobody listens on at this moment. */
    public static int onLoopback() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress("127.0.0.1", port));
                return port;
            } catch (IOException e) {
                // why: somebody listens there; there are thousands more
            }
        }
    }
}
