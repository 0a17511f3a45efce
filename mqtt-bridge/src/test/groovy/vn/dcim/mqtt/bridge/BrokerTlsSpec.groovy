package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import java.nio.file.Path
import java.time.Duration
import java.util.function.Supplier
import javax.net.ssl.SSLSocket
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import vn.dcim.core.ingest.ReadingPipeline
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.startup.StartupRefusal
import vn.dcim.core.startup.StartupSettings
import vn.dcim.core.testing.TestAuthority
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.transport.Judgement
import vn.dcim.core.transport.TransportPaths
import vn.dcim.mqtt.testing.Mosquitto
import vn.dcim.mqtt.testing.RememberingSink

/** Debian's mosquitto with TLS, which asks for certificates of its clients. */
class BrokerTlsSpec extends Specification {

    @Shared @TempDir Path folder
    @Shared Map<String, Mosquitto> brokers = [:]
    def before = Locale.getDefault(Locale.Category.DISPLAY)

    def setupSpec() {
        def ours = TestAuthority.in(folder, 'ca')
        ours.issue('broker', Duration.ofDays(90), '127.0.0.1')
        ours.issue('expired', Duration.ofDays(-1), '127.0.0.1')
        ours.issue('elsewhere', Duration.ofDays(90), 'broker.example', '10.0.0.1')
        ours.issue('bridge', Duration.ofDays(90))
        ours.issue('bridge-of-old', Duration.ofDays(-1))
        TestAuthority.in(folder, 'other-ca').issue('stranger', Duration.ofDays(90))
        brokers.good = encrypted('broker')
        brokers.expired = encrypted('expired')
        brokers.elsewhere = encrypted('elsewhere')
        brokers.weak = encrypted('broker', 'tls_version tlsv1.3\nciphers_tls1.3 TLS_AES_128_GCM_SHA256')
        brokers.plain = Mosquitto.launch()
    }

    def cleanupSpec() {
        brokers.values()*.close()
    }

    def setup() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH)
    }

    def cleanup() {
        Locale.setDefault(Locale.Category.DISPLAY, before)
    }

    Mosquitto encrypted(String certificate, String more = '') {
        Mosquitto.launch("""\
            cafile $folder/ca.pem
            certfile $folder/${certificate}.pem
            keyfile $folder/${certificate}.key
            require_certificate true
            allow_anonymous true
            """.stripIndent() + more + '\n') {}
    }

    String url(String broker) {
        "ssl://127.0.0.1:${brokers[broker].port()}"
    }

    Map<String, String> settings(String broker, String ca, String certificate) {
        ['dcim.mqtt.url'        : url(broker),
         'dcim.mqtt.ca-file'    : ca ? "$folder/${ca}.pem" as String : null,
         'dcim.mqtt.certificate': certificate ? "$folder/${certificate}.pem" as String : null,
         'dcim.mqtt.private-key': certificate ? "$folder/${certificate}.key" as String : null].findAll { it.value != null }
    }

    void check(Map<String, String> settings) {
        new BrokerCheck().check(new StartupSettings({ Optional.ofNullable(settings[it]) }))
    }

    def "a broker that takes our certificate is in order"() {
        when:
        check(settings('good', 'ca', 'bridge'))

        then:
        noExceptionThrown()
    }

    def "#what is refused in one line that names the address and the mend"() {
        when:
        check(settings(broker, ca, certificate))

        then:
        def refusal = thrown(StartupRefusal)
        refusal.message.contains(url(broker))
        refusal.message.contains(said)
        !refusal.message.contains('\n')

        where:
        what                                     | broker      | ca         | certificate     || said
        'an authority nobody knows'              | 'good'      | 'other-ca' | 'bridge'        || 'Set dcim.mqtt.ca-file'
        'an authority that Java does not know'   | 'good'      | null       | 'bridge'        || 'Set dcim.mqtt.ca-file'
        'an expired broker'                      | 'expired'   | 'ca'       | 'bridge'        || 'has expired'
        'a broker that is somebody else'         | 'elsewhere' | 'ca'       | 'bridge'        || 'is not for the host in this address'
        'no certificate of ours'                 | 'good'      | 'ca'       | null            || 'asks for a certificate'
        'a certificate of another authority'     | 'good'      | 'ca'       | 'stranger'      || 'does not take the program\'s certificate'
        'an expired certificate of ours'         | 'good'      | 'ca'       | 'bridge-of-old' || 'does not take the program\'s certificate'
        'a port that does not speak TLS'         | 'plain'     | 'ca'       | 'bridge'        || 'the port does not speak TLS'
    }

    def "a server of something else is told from a broker"() {
        given:
        def server = new ServerSocket(0, 1, InetAddress.loopbackAddress)
        def answering = Thread.start {
            server.accept().withCloseable { it.outputStream << 'HTTP/1.1 400 Bad Request\r\n\r\n'; it.inputStream.read() }
        }

        when:
        check(settings('good', 'ca', 'bridge') + ['dcim.mqtt.url': "ssl://127.0.0.1:${server.localPort}" as String])

        then:
        def refusal = thrown(StartupRefusal)
        refusal.message.contains('does not speak TLS. Correct the port')

        cleanup:
        answering.join(20_000)
        server.close()
    }

    def "#what: the file is named"() {
        when:
        check(settings('good', 'ca', 'bridge') + [(setting): "$folder/$file" as String])

        then:
        def refusal = thrown(StartupRefusal)
        refusal.message.contains("$folder/$file")
        refusal.message.contains(said)

        where:
        what                       | setting                 | file           || said
        'no file of the authority' | 'dcim.mqtt.ca-file'     | 'none.pem'     || 'There is no file'
        'a key for an authority'   | 'dcim.mqtt.ca-file'     | 'bridge.key'   || 'holds no certificate'
        'the key of another'       | 'dcim.mqtt.private-key' | 'stranger.key' || 'is not that of the first certificate'
    }

    def "a key without a certificate is a slip, and refused"() {
        when:
        check(settings('good', 'ca', null) + ['dcim.mqtt.private-key': 'bridge.key'])

        then:
        def refusal = thrown(StartupRefusal)
        refusal.message.contains('dcim.mqtt.private-key (bridge.key) without dcim.mqtt.certificate')
    }

    def "certificates for an address without TLS are a slip, and refused"() {
        when:
        check(settings('plain', 'ca', null) + ['dcim.mqtt.url': brokers.plain.url()])

        then:
        def refusal = thrown(StartupRefusal)
        refusal.message.contains('ssl://host:8883')
    }

    def "the line settles on #suite with a broker that #knows"() {
        given:
        def tls = BrokerTls.of("$folder/ca.pem", "$folder/bridge.pem", "$folder/bridge.key")

        when:
        def socket = tls.createSocket('127.0.0.1', brokers[broker].port()) as SSLSocket
        socket.startHandshake()

        then:
        tls.session().get().cipherSuite == suite
        Judgement.tls(tls.session().get().protocol, suite).verdict() == verdict

        when:
        socket.close()

        then:
        tls.session().empty

        where:
        broker | knows                || suite                    | verdict
        'good' | 'knows all'          || 'TLS_AES_256_GCM_SHA384' | Judgement.Verdict.MEETS
        'weak' | 'knows 128 bit only' || 'TLS_AES_128_GCM_SHA256' | Judgement.Verdict.FAILS
    }

    def "the bridge stands on an encrypted line, tells its cipher, and tells when it is gone"() {
        given:
        def database = TestDatabase.fresh()
        def instead = RuntimeBeanDefinition.builder(SampleSink, { new RememberingSink() } as Supplier)
                .singleton(true).replaces(ReadingPipeline).build()
        def context = ApplicationContext.builder()
                .properties(database.properties() + settings('good', 'ca', 'bridge') + ['dcim.mqtt.client-id': 'tls-spec'])
                .beanDefinitions(instead).start()
        def soon = new PollingConditions(timeout: 20, delay: 0.05)

        expect:
        soon.eventually {
            with(context.getBeansOfType(TransportPaths)*.paths().flatten().find { it.key() == 'broker' }) {
                assert it.peer() == url('good')
                assert it.protocol() == 'TLSv1.3'
                assert it.cipher() == 'TLS_AES_256_GCM_SHA384'
                assert it.judgement().verdict() == Judgement.Verdict.MEETS
            }
        }

        when:
        brokers.good.kill()

        then:
        soon.eventually {
            with(context.getBean(BrokerPath).paths().first()) {
                assert it.cipher() == ''
                assert it.judgement() == Judgement.unknown(Judgement.Reason.NOT_CONNECTED)
            }
        }

        cleanup:
        brokers.good.start()
        context?.close()
        database?.close()
    }
}
