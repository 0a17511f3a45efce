package vn.dcim.syslog;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** How senders are named. */
final class Senders {

    private Senders() {}

    /** Returns the numeric address, without the name of the interface that it was seen at. */
    static String address(SocketAddress socket) {
        if (!(socket instanceof InetSocketAddress internet)) {
            return socket.toString();
        }
        String address = internet.getAddress().getHostAddress();
        int scope = address.indexOf('%');
        return scope < 0 ? address : address.substring(0, scope);
    }
}
