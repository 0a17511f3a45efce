package vn.dcim.plant.line;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import vn.dcim.plant.model.PlantModel;

/**
 * Two providers on the loopback of Linux. Line 1 is probed from 127.0.1.1, line 2 from 127.0.2.1; behind each a gateway (127.0.n.254)
 * and a server of names (127.0.n.53) listen while the line of the model is up. The host outside, 127.0.9.80, answers whom a living line
 * leads to it; to everybody else over whichever line lives, from three seconds after one was lost.
 */
public final class Providers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
    private static final int LINES = 2;
    private static final long SWITCH_NANOS = 3_000_000_000L;
    private static final int LONGEST_QUESTION = 512;

    private final PlantModel model;
    private final List<Provider> providers = new ArrayList<>();
    private final HttpServer outside;
    private volatile long lostAt;
    private volatile boolean lost;

    private Providers(PlantModel model) throws IOException {
        this.model = model;
        outside = listen("127.0.9.80", 0);
        for (int line = 1; line <= LINES; line++) {
            providers.add(new Provider(line));
        }
    }

    /** Returns null where this machine has no such addresses, as others than Linux do. */
    public static Providers open(PlantModel model) {
        try {
            return new Providers(model);
        } catch (IOException e) {
            LOG.warn("The Internet lines have nobody to answer behind them here: {}", e.getMessage());
            return null;
        }
    }

    /** Where the probes of a line come from. */
    public String source(int line) {
        return "127.0." + line + ".1";
    }

    /** What is asked on a line, one a line of text: role, method and target. */
    public String probes(int line) {
        Provider provider = providers.get(line - 1);
        return String.join(
                "\n",
                "gateway tcp " + provider.gatewayAddress() + ":" + provider.gatewayPort,
                "dns dns " + provider.namesAddress() + ":" + provider.namesPort,
                "outside http http://127.0.9.80:" + outside.getAddress().getPort() + "/");
    }

    /** Follows the model; called after each of its steps. */
    public void step() {
        for (Provider provider : providers) {
            provider.follow(model.network().line(provider.line));
        }
    }

    private HttpServer listen(String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (reaches(exchange.getRemoteAddress().getAddress().getHostAddress())) {
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    private boolean reaches(String from) {
        for (Provider provider : providers) {
            if (from.equals(source(provider.line))) {
                return provider.up;
            }
        }
        boolean switching = lost && System.nanoTime() - lostAt < SWITCH_NANOS;
        return !switching && providers.stream().anyMatch(provider -> provider.up);
    }

    @Override
    public void close() {
        outside.stop(0);
        providers.forEach(provider -> provider.follow(false));
    }

    private final class Provider {

        private final int line;
        private HttpServer gateway;
        private DatagramSocket names;
        private final int gatewayPort;
        private final int namesPort;
        private volatile boolean up = true;

        Provider(int line) throws IOException {
            this.line = line;
            gateway = listen(gatewayAddress(), 0);
            gatewayPort = gateway.getAddress().getPort();
            names = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(namesAddress()), 0));
            namesPort = names.getLocalPort();
            answerNames(names);
        }

        String gatewayAddress() {
            return "127.0." + line + ".254";
        }

        String namesAddress() {
            return "127.0." + line + ".53";
        }

        void follow(boolean lives) {
            if (lives == up) {
                return;
            }
            up = lives;
            if (!lives) {
                lostAt = System.nanoTime();
                lost = true;
                gateway.stop(0);
                names.close();
                return;
            }
            try {
                gateway = listen(gatewayAddress(), gatewayPort);
                names = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(namesAddress()), namesPort));
                answerNames(names);
            } catch (IOException e) {
                LOG.error("The provider of line {} does not come back", line, e);
            }
        }

        private void answerNames(DatagramSocket socket) {
            Thread.ofPlatform().daemon().name("names-" + line).start(() -> {
                byte[] buffer = new byte[LONGEST_QUESTION];
                while (!socket.isClosed()) {
                    try {
                        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                        socket.receive(packet);
                        Message reply = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                        reply.getHeader().setFlag(Flags.QR);
                        byte[] bytes = reply.toWire();
                        socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                    } catch (IOException e) {
                        LOG.debug("A question about a name stays without an answer", e);
                    }
                }
            });
        }
    }
}
