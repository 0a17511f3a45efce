package vn.dcim.web.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import vn.dcim.core.startup.StartupRefusal;

/** Whether a TCP port can be listened on, asked before the long part of a start. */
public final class FreePort {
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
    public static int onLoopback() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket.getLocalPort();
        }
    }
}
