package vn.dcim.web.oidc

import java.util.concurrent.CopyOnWriteArrayList

/** The way to the provider of a spec, which can be shut, or lead into silence; always at the same port. */
class ProviderGate implements AutoCloseable {

    enum Way {
        OPEN, SHUT, SILENT
    }

    final int port
    private final int target
    private volatile Way way = Way.OPEN
    private volatile ServerSocket door
    private final List<Socket> lines = new CopyOnWriteArrayList<>()

    ProviderGate(int target) {
        this.target = target
        open(0)
        port = door.localPort
    }

    void lead(Way way) {
        this.way = way
        cut()
        if (way == Way.SHUT) {
            door.close()
        } else if (door.closed) {
            open(port)
        }
    }

    private void open(int port) {
        def opened = new ServerSocket()
        opened.reuseAddress = true
        opened.bind(new InetSocketAddress(InetAddress.loopbackAddress, port))
        door = opened
        Thread.startDaemon {
            try {
                while (true) {
                    pass(opened.accept())
                }
            } catch (IOException ignored) {
                // shut
            }
        }
    }

    private void pass(Socket from) {
        lines << from
        if (way == Way.SILENT) {
            return
        }
        def to = new Socket(InetAddress.loopbackAddress, target)
        lines << to
        [[from, to], [to, from]].each { a, b ->
            Thread.startDaemon {
                try {
                    a.inputStream.transferTo(b.outputStream)
                } catch (IOException ignored) {
                    // cut
                } finally {
                    a.close()
                    b.close()
                }
            }
        }
    }

    private void cut() {
        lines*.close()
        lines.clear()
    }

    @Override
    void close() {
        door.close()
        cut()
    }
}
