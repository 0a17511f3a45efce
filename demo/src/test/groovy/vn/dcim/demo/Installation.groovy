package vn.dcim.demo

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import java.util.function.Supplier
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.Role
import vn.dcim.core.ingest.ReadingPipeline
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.HiveMq
import vn.dcim.mqtt.testing.RememberingSink
import vn.dcim.web.Application
import vn.dcim.web.command.FreePort

/** {@code dcim run} with a database and a broker, each in a process of its own that may be killed and started again. */
class Installation implements AutoCloseable {

    private static final int START_S = 90

    final TestDatabase database = TestDatabase.onServerOfItsOwn()
    final HiveMq broker = HiveMq.launch()
    /** The registry and the history beside the program; polls nothing, hears nothing, stores nothing. */
    final ApplicationContext registry = registry()
    private final int port = FreePort.onLoopback()
    private final String token
    private final String cookie
    private Program program

    /** @param before what is put into the registry before the program starts */
    Installation(Closure<?> before) {
        before(this)
        def account = registry.getBean(Accounts).issue('lead', Role.ADMINISTRATOR)
        registry.getBean(Accounts).keepIssuedPassword(account.account())
        registry.getBean(Accounts).excuseFromSecondFactor(account.account(), 'spec')
        token = registry.getBean(ApiTokens).issue(account.account(), 'spec')
        startProgram()
        def answer = Program.signIn(url(), 'lead', account.password())
        assert answer.statusCode() == 303
        cookie = answer.headers().firstValue('Set-Cookie').get().split(';')[0]
    }

    private ApplicationContext registry() {
        def instead = RuntimeBeanDefinition.builder(SampleSink, { new RememberingSink() } as Supplier)
                .singleton(true).replaces(ReadingPipeline).build()
        ApplicationContext.builder().properties(database.properties() + ['dcim.roles': 'web']).beanDefinitions(instead).start()
    }

    private void startProgram() {
        def settings = database.properties()
        def config = database.folder().resolve('dcim.yml')
        config.toFile().text = JsonOutput.toJson([dcim: [
                http             : [host: '127.0.0.1', port: port, tls: 'off'],
                database         : [url: settings['dcim.database.url'], user: settings['dcim.database.user'], password: settings['dcim.database.password']],
                mqtt             : [url: broker.url(), 'keep-alive': '30s'],
                snmp             : ['fast-cycle': '400ms', cycle: '4s'],
                'master-key-file': settings['dcim.master-key-file']]])
        program = Program.start(Application.name, ['run', '--config', config])
        if (!program.says(url(), START_S)) {
            program.kill()
            throw new IllegalStateException("the program does not start: $program.output")
        }
    }

    void kill(String what) {
        [program: { program.kill() }, database: { database.server().kill() }, broker: { broker.kill() }][what]()
    }

    void start(String what) {
        [program: { startProgram() }, database: { database.server().start() }, broker: { broker.start() }][what]()
    }

    /** The process id of the program. */
    long pid() {
        program.process.pid()
    }

    String output() {
        program.output
    }

    /** Has the program ask a device and add it, as a script would; returns its id. */
    long add(String address, String name) {
        def answer = Program.post(url('/api/v1/devices'), token,
                JsonOutput.toJson([address: address, name: name, credentials: [version: '2c', community: 'public']]))
        assert answer.statusCode() == 201: answer.body()
        new JsonSlurper().parseText(answer.body()).id
    }

    /** Status and parts of {@code /health}, asked without an account. */
    List health() {
        def answer = Program.get(url('/health'))
        [answer.statusCode(), new JsonSlurper().parseText(answer.body()).parts]
    }

    /** The overview as a browser that is signed in gets it. */
    def overview() {
        Program.page(url('/'), cookie)
    }

    /** What the journal holds: device, instant, fingerprint and the packed values of each row. */
    Set<String> journal() {
        database.rows('SELECT CONCAT_WS(" ", device_id, at, fingerprint, HEX(payload)) AS line FROM journal')*.line as Set<String>
    }

    private String url(String path = '') {
        "http://127.0.0.1:$port$path"
    }

    @Override
    void close() {
        program?.kill()
        registry.close()
        broker.close()
        database.close()
    }
}
