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
    private final int secondPort = FreePort.onLoopback()
    private final Map<String, Object> settings
    private Program program
    private Program second

    /**
     * @param before what is put into the registry before the program starts
     * @param settings of the program beside where it finds things, without the {@code dcim.} in front
     */
    Installation(Map<String, Object> settings = [:], Closure<?> before) {
        this.settings = settings
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
        program = started(port)
    }

    /** Starts the program a second time beside the first, on the same database and broker. */
    void startSecond() {
        second = started(secondPort)
    }

    private Program started(int onPort) {
        def known = database.properties()
        def config = database.folder().resolve("dcim-${onPort}.yml")
        config.toFile().text = JsonOutput.toJson([dcim: [
                http             : [host: '127.0.0.1', port: onPort, tls: 'off'],
                database         : [url: known['dcim.database.url'], user: known['dcim.database.user'], password: known['dcim.database.password']],
                mqtt             : [url: broker.url(), 'keep-alive': '30s'] + (settings.mqtt ?: [:]),
                snmp             : ['fast-cycle': '400ms', cycle: '4s'],
                'master-key-file': known['dcim.master-key-file']] + settings.findAll { it.key != 'mqtt' }])
        def started = Program.start(Application.name, ['run', '--config', config])
        if (!started.says("http://127.0.0.1:$onPort", START_S)) {
            started.kill()
            throw new IllegalStateException("the program does not start: $started.output")
        }
        started
    }

    void kill(String what) {
        [program: { program.kill() }, second: { second.kill() }, database: { database.server().kill() }, broker: { broker.kill() }][what]()
    }

    void start(String what) {
        [program: { startProgram() }, database: { database.server().start() }, broker: { broker.start() }][what]()
    }

    /** The processes, by the names that {@link #kill} has for them. */
    Map<String, Process> processes() {
        [program: program.process, second: second?.process]
    }

    /**
     * How many shares of the devices that are asked by SNMP or publish each process has, in the order in which they started; those that are
     * over have none.
     */
    List<Integer> shares() {
        database.rows("""SELECT (SELECT COUNT(*) FROM collector_lease l WHERE l.locked_by = n.id AND l.name NOT LIKE 'ntp/%') AS number
                             FROM node n WHERE n.kinds <> '' ORDER BY n.started_at""")*.number*.intValue()
    }

    /** The name in {@link #processes} of the one that has the session with the broker. */
    String listening() {
        def started = database.rows("SELECT id FROM node WHERE kinds <> '' ORDER BY started_at")*.id
        def holder = database.rows("SELECT locked_by FROM collector_lease WHERE name LIKE 'mqtt/%' AND lock_until > UTC_TIMESTAMP(3)")*.locked_by
        holder ? ['program', 'second'][started.takeRight(2).indexOf(holder.first())] : null
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
                JsonOutput.toJson([address: address, name: name] +
                        (address.startsWith('mqtt:') ? [:] : [credentials: [version: '2c', community: 'public']])))
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
        second?.kill()
        registry.close()
        broker.close()
        database.close()
    }
}
