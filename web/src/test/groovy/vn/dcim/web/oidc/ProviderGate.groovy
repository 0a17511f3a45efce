package vn.dcim.web.oidc

import java.util.concurrent.CopyOnWriteArrayList
import vn.dcim.core.testing.FreePorts

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
        // why: a port that outgoing connections are given could be taken while the way is shut
        port = FreePorts.any()
        open(port)
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
            while (!opened.closed) {
                try {
                    pass(opened.accept())
                } catch (IOException ignored) {
                    // shut, or one line that could not be led on
                }
            }
        }
    }

    private void pass(Socket from) {
        lines << from
        if (way == Way.SILENT) {
            return
        }
        Socket to
        try {
            to = new Socket(InetAddress.loopbackAddress, target)
        } catch (IOException e) {
            from.close()
            throw e
        }
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
