package vn.dcim.core.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocketFactory;

/** Sockets whose handshake ends in time: the library would wait for one that never answers for ever. */
final class DirectorySockets extends SSLSocketFactory {

    private final SSLSocketFactory factory;
    private final int connectMs;
    private final int answerMs;

    DirectorySockets(SSLSocketFactory factory, DirectorySettings settings) {
        this.factory = factory;
        this.connectMs = Math.toIntExact(settings.connectTimeout().toMillis());
        this.answerMs = Math.toIntExact(settings.answerTimeout().toMillis());
    }

    /** Sends the library to {@link #createSocket(InetAddress, int)}, as its contract has it. */
    @Override
    public Socket createSocket() throws IOException {
        throw new SocketException("connected sockets only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), connectMs);
            return createSocket(socket, host.getHostAddress(), port, true);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        plain.setSoTimeout(answerMs);
        return factory.createSocket(plain, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
