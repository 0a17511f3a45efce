package vn.dcim.demo

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification

/** Waiting for a program to be up, whatever it says on the way there. */
class AwaitedHealthSpec extends Specification {

    def asked = new AtomicInteger()
    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)

    def cleanup() {
        server.stop(0)
    }

    def "a line that breaks, and an answer that it is not up yet, are waited over"() {
        given: "the first two lines break, then it is not up, then it is"
        server.createContext('/health') { HttpExchange exchange ->
            switch (asked.incrementAndGet()) {
                case 1..2 -> exchange.close()
                case 3 -> answer(exchange, 503)
                default -> answer(exchange, 200)
            }
        }
        server.start()

        when:
        Health.awaitUp(URI.create("http://127.0.0.1:${server.address.port}"))

        then: "the client asks a broken line once more by itself"
        asked.get() >= 4
        noExceptionThrown()
    }

    private static void answer(HttpExchange exchange, int code) {
        exchange.sendResponseHeaders(code, -1)
        exchange.close()
    }
}
