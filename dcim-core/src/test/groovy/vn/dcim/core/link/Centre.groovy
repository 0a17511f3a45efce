package vn.dcim.core.link

import com.sun.net.httpserver.HttpServer
import org.xbill.DNS.Flags
import org.xbill.DNS.Message

/**
 * A centre with two lines to the Internet, each a network namespace of its own: the providers A and B with a gateway (10.9.1.1,
 * 10.9.2.1) and the same host outside behind both, 203.0.113.7, which answers echoes, names and requests. The centre routes by source
 * address, as docs/lines.md has it, and everything else over A while that is there.
 */
class Centre implements AutoCloseable {

    static final String OUTSIDE = '203.0.113.7'
    private static final Map<String, Integer> NET = [a: 1, b: 2]

    final String home = "dcim-c-${ProcessHandle.current().pid()}"
    private final Map<String, String> providers = ['a', 'b'].collectEntries { [it, "dcim-$it-${ProcessHandle.current().pid()}"] }
    private final Map<String, Wire> wires = [:]
    private final Deque<Closure> undo = new ArrayDeque<>()

    static Centre open() {
        if (Shell.run('id', '-u').strip() != '0' || !Shell.works('ip', 'netns', 'list')) {
            throw new IllegalStateException('The lines of this spec are network namespaces: it needs root, and iproute2 and iputils-ping of Debian')
        }
        def centre = new Centre()
        try {
            centre.build()
            return centre
        } catch (Throwable e) {
            centre.close()
            throw e
        }
    }

    private void build() {
        ([home] + providers.values()).each { name ->
            Shell.run('ip', 'netns', 'add', name)
            undo.push { Shell.run('ip', 'netns', 'del', name) }
            Shell.run('ip', '-n', name, 'link', 'set', 'lo', 'up')
        }
        def netem = Shell.works('ip', 'netns', 'exec', home, 'tc', 'qdisc', 'add', 'dev', 'lo', 'root', 'netem', 'delay', '0ms')
        if (netem) {
            Shell.run('ip', 'netns', 'exec', home, 'tc', 'qdisc', 'del', 'dev', 'lo', 'root')
        }
        providers.each { name, provider ->
            def wire = netem ? new Wire.Veth(home, name + '0', provider, 'up0') : new Wire.Tunnel(home, name + '0', provider, 'up0')
            undo.push { wire.close() }
            wires[name] = wire
            Shell.run('ip', '-n', provider, 'addr', 'add', "10.9.${NET[name]}.1/24", 'dev', 'up0')
            Shell.run('ip', '-n', provider, 'link', 'set', 'up0', 'up')
            Shell.run('ip', '-n', home, 'addr', 'add', "10.9.${NET[name]}.2/24", 'dev', name + '0')
            Shell.run('ip', '-n', home, 'rule', 'add', 'from', "10.9.${NET[name]}.0/24", 'lookup', "10${NET[name]}")
            // why: a table that is empty would hand the packet on to the next one, which knows the other line
            Shell.run('ip', '-n', home, 'route', 'add', 'unreachable', 'default', 'metric', '9999', 'table', "10${NET[name]}")
            mend(name)
            internet(name, true)
            Kernel.inside(provider) { answer() }
        }
        Shell.run('ip', '-n', home, 'addr', 'add', '10.9.1.3/24', 'dev', 'a0')
    }

    /** The host outside, as far as it needs a program. */
    private void answer() {
        def http = HttpServer.create(new InetSocketAddress(80), 0)
        http.createContext('/') {
            it.sendResponseHeaders(204, -1)
            it.close()
        }
        http.start()
        undo.push { http.stop(0) }
        def names = new DatagramSocket(53, InetAddress.ofLiteral(OUTSIDE))
        undo.push { names.close() }
        Thread.ofPlatform().daemon().start {
            try {
                while (true) {
                    def packet = new DatagramPacket(new byte[512], 512)
                    names.receive(packet)
                    def reply = new Message(Arrays.copyOf(packet.data, packet.length))
                    reply.header.setFlag(Flags.QR)
                    def bytes = reply.toWire()
                    names.send(new DatagramPacket(bytes, bytes.length, packet.socketAddress))
                }
            } catch (SocketException ignored) {
                // closed
            }
        }
    }

    /** Pulls the cable of a line. */
    void cut(String name) {
        Shell.run('ip', '-n', home, 'link', 'set', name + '0', 'down')
    }

    /** Plugs it in again. */
    void mend(String name) {
        int net = NET[name]
        Shell.run('ip', '-n', home, 'link', 'set', name + '0', 'up')
        Shell.run('ip', '-n', home, 'route', 'replace', 'default', 'via', "10.9.${net}.1", 'dev', name + '0', 'table', "10$net")
        Shell.run('ip', '-n', home, 'route', 'replace', 'default', 'via', "10.9.${net}.1", 'dev', name + '0', 'metric', "${net}00")
    }

    void impair(String name, int lossPercent, int delayMs) {
        wires[name].impair(lossPercent, delayMs)
    }

    /** Whether the provider reaches what is behind it. */
    void internet(String name, boolean reached) {
        Shell.run('ip', '-n', providers[name], 'addr', reached ? 'replace' : 'del', OUTSIDE + '/32', 'dev', 'lo')
    }

    public <T> T inside(Closure<T> work) {
        Kernel.inside(home, work)
    }

    @Override
    void close() {
        while (!undo.isEmpty()) {
            try {
                undo.pop().call()
            } catch (Exception e) {
                System.err.println("A spec's network is not quite gone: $e.message")
            }
        }
    }
}
