package vn.dcim.plant.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.snmp4j.TransportStateReference;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.UdpTransportMapping;

/** One UDP address of one agent, without a thread of its own: the {@link AgentLoop} says when there is something to read. */
final class UdpPort extends UdpTransportMapping {

    private final DatagramChannel channel;
    private volatile DatagramChannel foreign;

    private UdpPort(DatagramChannel channel, UdpAddress address) {
        super(address);
        this.channel = channel;
        this.maxInboundMessageSize = AgentLoop.MAX_INBOUND;
    }

    static UdpPort bind(InetSocketAddress address) {
        try {
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.configureBlocking(false);
                channel.bind(address);
                InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
                return new UdpPort(channel, new UdpAddress(bound.getAddress(), bound.getPort()));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("UDP " + address + " cannot be bound: " + e.getMessage(), e);
        }
    }

    DatagramChannel channel() {
        return channel;
    }

    /** Hands over every datagram that waits. */
    void drain(ByteBuffer buffer) throws IOException {
        for (InetSocketAddress peer; channel.isOpen(); ) {
            buffer.clear();
            peer = (InetSocketAddress) channel.receive(buffer);
            if (peer == null) {
                return;
            }
            buffer.flip();
            byte[] message = new byte[buffer.remaining()];
            buffer.get(message);
            UdpAddress from = new UdpAddress(peer.getAddress(), peer.getPort());
            fireProcessMessage(from, ByteBuffer.wrap(message), stateReference());
        }
    }

    private TransportStateReference stateReference() {
        return new TransportStateReference(
                this, getListenAddress(), null, SecurityLevel.undefined, SecurityLevel.undefined, false, channel);
    }

    /** From now on answers leave from another port, chosen by the system, or from the right one again. */
    void answerFromElsewhere(boolean on) throws IOException {
        if (on && foreign == null) {
            foreign = DatagramChannel.open()
                    .bind(new InetSocketAddress(getListenAddress().getInetAddress(), 0));
        }
        if (!on && foreign != null) {
            foreign.close();
            foreign = null;
        }
    }

    @Override
    public void sendMessage(UdpAddress to, byte[] message, TransportStateReference ref, long timeout, int retries)
            throws IOException {
        DatagramChannel from = foreign == null ? channel : foreign;
        from.send(ByteBuffer.wrap(message), new InetSocketAddress(to.getInetAddress(), to.getPort()));
    }

    @Override
    public boolean isListening() {
        return channel.isOpen();
    }

    @Override
    public void listen() {
        // why: the channel is bound from birth and the loop listens for all ports
    }

    @Override
    public void close() throws IOException {
        channel.close();
        answerFromElsewhere(false);
    }
}
