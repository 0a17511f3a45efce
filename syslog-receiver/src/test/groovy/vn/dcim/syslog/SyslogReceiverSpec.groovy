package vn.dcim.syslog

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import io.micronaut.context.exceptions.BeanInstantiationException
import java.nio.charset.StandardCharsets
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger
import java.util.function.Supplier
import javax.net.ssl.SSLException
import javax.net.ssl.SSLSocket
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import vn.dcim.core.syslog.LogIntake
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestAuthority
import vn.dcim.core.transport.ClientTls
import vn.dcim.core.transport.UnusableKeyFile

class SyslogReceiverSpec extends Specification {

    static final InetAddress HERE = InetAddress.getByName('127.0.0.1')

    @Shared @TempDir Path folder
    def intake = new RecordingIntake()
    def clock = SteppedClock.at('2026-11-24T08:00:00Z')
    def soon = new PollingConditions(timeout: 20, delay: 0.02)
    List<SyslogReceiver> receivers = []
    List<Closeable> sockets = []

    def setupSpec() {
        def ours = TestAuthority.in(folder, 'ca')
        ours.issue('receiver', Duration.ofDays(90), '127.0.0.1')
        ours.issue('sender', Duration.ofDays(90))
        TestAuthority.in(folder, 'other-ca').issue('stranger', Duration.ofDays(90))
    }

    def cleanup() {
        intake.letGo()
        sockets*.close()
        receivers*.end()
    }

    SyslogConfig config(Map more = [:]) {
        def all = [address: '127.0.0.1', longest: 65_536, connections: 500, silence: Duration.ofHours(2), udpRoom: 33_554_432L, batch: 1000] + more
        new SyslogConfig(all.address as String, all.udpPort as Integer, all.tcpPort as Integer, all.tlsPort as Integer, all.certificate as String,
                all.privateKey as String, all.caFile as String, all.longest as int, all.connections as int, all.silence as Duration,
                all.udpRoom as long, all.batch as int)
    }

    SyslogReceiver receiver(Map more) {
        def receiver = new SyslogReceiver(config(more), intake, clock)
        receivers << receiver
        receiver.start()
        receiver
    }

    SyslogReceiver encrypted(Map more = [:]) {
        receiver([tlsPort: 0, certificate: file('receiver.pem'), privateKey: file('receiver.key')] + more)
    }

    String file(String name) {
        folder.resolve(name).toString()
    }

    Socket connect(int port) {
        def socket = new Socket(HERE, port)
        socket.soTimeout = 20_000
        sockets << socket
        socket
    }

    SSLSocket connectEncrypted(int port, String certificate = null) {
        def tls = ClientTls.of(file('ca.pem'), certificate ? file("${certificate}.pem") : null, certificate ? file("${certificate}.key") : null)
        def socket = tls.prepared(tls.factory().createSocket(HERE, port) as SSLSocket)
        socket.soTimeout = 20_000
        sockets << socket
        socket
    }

    static void send(Socket socket, String text) {
        socket.outputStream.write(text.getBytes(StandardCharsets.UTF_8))
        socket.outputStream.flush()
    }

    void datagram(int port, String text) {
        def bytes = text.getBytes(StandardCharsets.UTF_8)
        new DatagramSocket().withCloseable { it.send(new DatagramPacket(bytes, bytes.length, HERE, port)) }
    }

    static boolean isClosedByPeer(Socket socket) {
        try {
            return socket.inputStream.read() < 0
        } catch (SocketException | SSLException e) {
            return true
        }
    }

    def "messages come by UDP"() {
        given:
        def receiver = receiver(udpPort: 0)

        def sent = '<34>Nov 24 15:00:00 máy-chủ su[12]: Cửa mở\n'

        when:
        datagram(receiver.udpPort(), sent)

        then:
        soon.eventually { assert intake.texts() == ['Cửa mở'] }
        with(intake.messages.first()) {
            sender() == '127.0.0.1'
            receivedAt() == clock.instant()
            saidAt() == Instant.parse('2026-11-24T08:00:00Z')
            [facility(), severity(), host(), application(), process()] == [4, 2, 'máy-chủ', 'su', '12']
        }
        with(receiver.statistics()) {
            [udp(), tcp(), tls(), openConnections()] == [1, 0, 0, 0]
            bytes() == sent.getBytes(StandardCharsets.UTF_8).length
        }
    }

    def "a full batch of datagrams does not wait, and none is larger"() {
        given:
        def receiver = receiver(udpPort: 0, batch: 10)

        when:
        (1..95).each { datagram(receiver.udpPort(), "<34>$it") }

        then:
        soon.eventually { assert intake.texts() == (1..95)*.toString() }
        intake.batches.every { it <= 10 }
    }

    def "datagrams that find no room are dropped and counted"() {
        given:
        def receiver = receiver(udpPort: 0, udpRoom: 1000)

        when:
        intake.waitingBytes = 1000
        datagram(receiver.udpPort(), '<34>room')

        then:
        soon.eventually { assert intake.texts() == ['room'] }
        intake.dropped.get() == 0

        when:
        intake.waitingBytes = 1001
        (1..3).each { datagram(receiver.udpPort(), '<34>no room') }

        then:
        soon.eventually { assert intake.dropped.get() == 3 }
        intake.texts() == ['room']
        receiver.statistics().udp() == 4

        when:
        intake.waitingBytes = 0
        datagram(receiver.udpPort(), '<34>room again')

        then:
        soon.eventually { assert intake.texts() == ['room', 'room again'] }
    }

    def "datagrams that are not stored are counted as dropped"() {
        given:
        def receiver = receiver(udpPort: 0)
        intake.refusal = new IllegalStateException('the disk is full')

        when:
        datagram(receiver.udpPort(), '<34>lost')

        then:
        soon.eventually { assert intake.dropped.get() == 1 }
    }

    def "a datagram that is too long is cut"() {
        given:
        def receiver = receiver(udpPort: 0, longest: 10)

        when:
        datagram(receiver.udpPort(), '<34>5678901234')

        then:
        soon.eventually { assert intake.texts() == ['567890'] }
        receiver.statistics().cutFrames() == 1
    }

    def "messages come by TCP, counted and in lines, and the last when the sender closes"() {
        given:
        def receiver = receiver(tcpPort: 0)
        def socket = connect(receiver.tcpPort())

        when:
        send(socket, '<34>one\n7 <35>two<36>three\n8 <37>four<38>five')

        then:
        soon.eventually {
            assert intake.texts() == ['one', 'two', 'three', 'four']
            assert receiver.statistics().openConnections() == 1
        }
        intake.messages*.sender().unique() == ['127.0.0.1']

        when:
        socket.close()

        then:
        soon.eventually {
            assert intake.texts().last() == 'five'
            assert receiver.statistics().openConnections() == 0
            assert receiver.statistics().tcp() == 5
        }
    }

    def "messages come by #protocol"() {
        given:
        def receiver = encrypted()
        def socket = connectEncrypted(receiver.tlsPort())
        socket.enabledProtocols = [protocol]

        when:
        send(socket, '<34>one\n7 <35>two')

        then:
        soon.eventually { assert intake.texts() == ['one', 'two'] }
        socket.session.protocol == protocol
        socket.session.cipherSuite.contains('AES_256')
        receiver.statistics().tls() == 2

        where:
        protocol << ['TLSv1.3', 'TLSv1.2']
    }

    def "many messages come by TLS in their order"() {
        given:
        def receiver = encrypted(batch: 100)
        def socket = connectEncrypted(receiver.tlsPort())

        when:
        (1..20).each { part -> send(socket, (1..1000).collect { "<34>${part * 10_000 + it} ${'x' * 50}\n" }.join()) }

        then:
        soon.eventually { assert intake.messages.size() == 20_000 }
        intake.texts() == (1..20).collectMany { part -> (1..1000).collect { "${part * 10_000 + it} ${'x' * 50}".toString() } }
        intake.batches.every { it <= 100 }
    }

    def "a sender with a certificate of the authority is heard"() {
        given:
        def receiver = encrypted(caFile: file('ca.pem'))

        when:
        send(connectEncrypted(receiver.tlsPort(), 'sender'), '<34>known\n')

        then:
        soon.eventually { assert intake.texts() == ['known'] }
    }

    def "a sender with #what is not heard where one of the authority is asked for"() {
        given:
        def receiver = encrypted(caFile: file('ca.pem'))
        def socket = connectEncrypted(receiver.tlsPort(), certificate)

        when:
        try {
            send(socket, '<34>unknown\n')
        } catch (IOException e) {
            assert e
        }

        then:
        isClosedByPeer(socket)
        soon.eventually { assert receiver.statistics().openConnections() == 0 }
        intake.messages.empty

        where:
        what                                 | certificate
        'no certificate'                     | null
        'a certificate of another authority' | 'stranger'
    }

    def "a sender that does not speak TLS is not heard"() {
        given:
        def receiver = encrypted()
        def socket = connect(receiver.tlsPort())

        when:
        send(socket, '<34>in clear\n')

        then:
        soon.eventually { assert receiver.statistics().openConnections() == 0 }
        intake.messages.empty
    }

    def "a line is not read on before what came on it is stored"() {
        given:
        def receiver = receiver(tcpPort: 0)
        def socket = connect(receiver.tcpPort())
        def message = { int number -> "${number} ${'x' * 1000}".toString() }
        int many = 20_000
        intake.hold()

        def sent = new AtomicInteger()
        def before = [-1] * 25

        when: "20 MB are sent"
        def sending = Thread.start { (1..many).each { send(socket, "<34>${message(it)}\n"); sent.set(it) } }

        then: "the sender comes to a stand, and what was read is no more than one read"
        soon.eventually {
            before = before.drop(1) + sent.get()
            assert before.unique(false).size() == 1 && sent.get() > 0
        }
        sent.get() < many
        receiver.statistics().bytes() <= 65_536
        intake.messages.size() == receiver.statistics().tcp()

        when:
        intake.letGo()

        then:
        soon.eventually { assert intake.messages.size() == many }
        intake.texts() == (1..many).collect { message(it) }
    }

    def "one sender that is held up does not hold up another"() {
        given:
        def receiver = receiver(tcpPort: 0, udpPort: 0)
        def held = (1..4).collect { connect(receiver.tcpPort()) }
        intake.hold()

        when:
        held.each { send(it, '<34>held\n') }

        then:
        soon.eventually { assert intake.messages.size() == 4 }

        when:
        send(connect(receiver.tcpPort()), '<34>other\n')
        datagram(receiver.udpPort(), '<34>datagram')

        then:
        soon.eventually { assert intake.texts().containsAll(['other', 'datagram']) }
    }

    def "a line whose messages were not stored is closed, and nothing of it is handed over thereafter"() {
        given:
        def receiver = receiver(tcpPort: 0)
        def socket = connect(receiver.tcpPort())
        intake.hold()

        when:
        send(socket, '<34>not stored\n<34>unended')

        then:
        soon.eventually { assert intake.texts() == ['not stored'] }

        when:
        intake.fail(new IllegalStateException('the disk is full'))

        then:
        isClosedByPeer(socket)
        soon.eventually { assert receiver.statistics().openConnections() == 0 }
        intake.texts() == ['not stored']

        when: "it connects again"
        send(connect(receiver.tcpPort()), '<34>not stored\n')

        then:
        soon.eventually { assert intake.texts() == ['not stored', 'not stored'] }
    }

    def "a line is closed when the intake refuses at once"() {
        given:
        def receiver = receiver(tcpPort: 0)
        def socket = connect(receiver.tcpPort())
        intake.refusal = new IllegalStateException('the program ends')

        when:
        send(socket, '<34>refused\n')

        then:
        isClosedByPeer(socket)
    }

    def "a count that is none closes the line, what came before it is kept"() {
        given:
        def receiver = receiver(tcpPort: 0)
        def socket = connect(receiver.tcpPort())

        when:
        send(socket, '<34>good\n12x')

        then:
        isClosedByPeer(socket)
        soon.eventually {
            assert intake.texts() == ['good']
            assert receiver.statistics().brokenFrames() == 1
        }
    }

    def "connections beyond the most are refused"() {
        given:
        def receiver = receiver(tcpPort: 0, connections: 2)
        def two = (1..2).collect { connect(receiver.tcpPort()) }
        soon.eventually { assert receiver.statistics().openConnections() == 2 }

        when:
        def third = connect(receiver.tcpPort())

        then:
        isClosedByPeer(third)
        receiver.statistics().refusedConnections() == 1

        when:
        two.first().close()
        soon.eventually { assert receiver.statistics().openConnections() == 1 }
        send(connect(receiver.tcpPort()), '<34>again\n')

        then:
        soon.eventually { assert intake.texts() == ['again'] }
    }

    def "a line that says nothing is closed, but not while its messages wait to be stored"() {
        given:
        def receiver = receiver(tcpPort: 0, silence: Duration.ofMillis(200))
        def silent = connect(receiver.tcpPort())
        def waiting = connect(receiver.tcpPort())
        intake.hold()
        send(waiting, '<34>waits\n')

        expect:
        soon.eventually { assert intake.texts() == ['waits'] }
        isClosedByPeer(silent)
        soon.eventually { assert receiver.statistics().openConnections() == 1 }

        when:
        intake.letGo()

        then:
        isClosedByPeer(waiting)
    }

    def "what was read is handed over and stored before the end"() {
        given:
        def receiver = receiver(tcpPort: 0, udpPort: 0)
        def port = receiver.tcpPort()
        def socket = connect(port)
        intake.hold()
        send(socket, '<34>line\n')
        datagram(receiver.udpPort(), '<34>datagram')
        soon.eventually { assert receiver.statistics().udp() + receiver.statistics().tcp() == 2 }

        when:
        def ending = Thread.start { receiver.end() }

        then:
        soon.eventually { assert intake.texts() as Set == ['line', 'datagram'] as Set }
        ending.alive

        when:
        intake.letGo()
        ending.join(4_000)

        then:
        !ending.alive
        isClosedByPeer(socket)

        when:
        connect(port)

        then:
        thrown(IOException)
    }

    def "a port in use is named with its property: #property"() {
        given:
        def taken = receiver(udpPort: 0, tcpPort: 0)
        def port = udp ? taken.udpPort() : taken.tcpPort()

        when:
        receiver(udp ? [udpPort: port] : [tcpPort: port])

        then:
        def refusal = thrown(IllegalStateException)
        refusal.message.contains("127.0.0.1:$port ($property)")

        where:
        property               | udp
        'dcim.syslog.udp-port' | true
        'dcim.syslog.tcp-port' | false
    }

    def "a file of the certificate that cannot be used stops the start"() {
        when:
        encrypted(certificate: file('none.pem'))

        then:
        def refusal = thrown(UnusableKeyFile)
        refusal.message.contains(file('none.pem'))
    }

    def "settings that do not go together are refused: #settings"() {
        when:
        config(settings)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message.contains(named)

        where:
        settings                    || named
        [tlsPort: 6514]             || 'dcim.syslog.tls-port (6514) is set without dcim.syslog.certificate'
        [privateKey: 'a.key']       || 'dcim.syslog.private-key (a.key)'
        [caFile: 'ca.pem']          || 'dcim.syslog.ca-file (ca.pem)'
        [silence: Duration.ZERO]    || 'dcim.syslog.silence'
    }

    def "what is not listened at has no port"() {
        when:
        receiver(tcpPort: 0).udpPort()

        then:
        def refusal = thrown(IllegalStateException)
        refusal.message.contains('dcim.syslog.udp-port')
    }

    def "the settings are read, and without an address there is no receiver"() {
        given:
        def listening = context('dcim.syslog.address': '127.0.0.1', 'dcim.syslog.tcp-port': 0, 'dcim.syslog.silence': 'PT5M')
        def silent = context([:])

        expect:
        send(connect(listening.getBean(SyslogReceiver).tcpPort()), '<34>heard\n')
        soon.eventually { assert intake.texts() == ['heard'] }
        with(listening.getBean(SyslogConfig)) {
            [udpPort(), tcpPort(), tlsPort(), silence()] == [null, 0, null, Duration.ofMinutes(5)]
            [longest(), connections(), udpRoom(), batch()] == [65_536, 500, 33_554_432, 1000]
        }
        silent.findBean(SyslogReceiver).empty

        cleanup:
        listening?.close()
        silent?.close()
    }

    def "a port of TLS without a certificate stops the start, with the property's name"() {
        when:
        context('dcim.syslog.address': '127.0.0.1', 'dcim.syslog.tls-port': 0)

        then:
        def refusal = thrown(BeanInstantiationException)
        refusal.message.contains('dcim.syslog.certificate')
    }

    ApplicationContext context(Map<String, Object> settings) {
        def replaced = RuntimeBeanDefinition.builder(LogIntake, { intake } as Supplier).singleton(true).build()
        ApplicationContext.builder().deduceEnvironment(false).include('vn.dcim.syslog').properties(settings)
                .singletons(clock).beanDefinitions(replaced).start()
    }
}
