package vn.dcim.web.device

/** Answers every datagram with a greeting that is no SNMP. */
class AnotherProtocol implements AutoCloseable {

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.loopbackAddress)

    AnotherProtocol() {
        Thread.startDaemon('another-protocol') {
            def packet = new DatagramPacket(new byte[2000], 2000)
            def greeting = 'hello'.bytes
            while (!socket.closed) {
                try {
                    socket.receive(packet)
                    socket.send(new DatagramPacket(greeting, greeting.length, packet.socketAddress))
                } catch (SocketException ignored) {
                    return
                }
            }
        }
    }

    int port() {
        socket.localPort
    }

    @Override
    void close() {
        socket.close()
    }
}
