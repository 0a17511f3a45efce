package vn.dcim.demo

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import vn.dcim.web.command.FreePort

/** One demo's life, from an empty folder over a clean end to a kill; each step goes on where the one before left it. */
@Stepwise
class DemoSpec extends Specification {

    static final int START_S = 120

    @Shared
    @TempDir
    Path folder

    @Shared
    int port = FreePort.onLoopback()

    @Shared
    @AutoCleanup
    Program demo

    @Shared
    Map firstReady

    def "a demo on an empty folder comes up and says so in a file for its owner alone"() {
        when:
        demo = started()
        firstReady = ready()

        then:
        firstReady.url == "http://127.0.0.1:$port"
        firstReady.pid == demo.process.pid()
        firstReady.accounts*.user == ['admin', 'operator', 'shift-lead', 'asset-manager', 'maintenance', 'security-officer', 'head',
                                      'agency', 'auditor', 'display']
        firstReady.accounts.find { it.user == 'admin' }.role == 'administrator'

        and: "each belongs to somebody with unit and post, for an approved task but for one that is done"
        def people = api('accounts?limit=100').items
        people.every { it.fullName && it.unit && it.post }
        people.findAll { it.grant != 'covered' }.collect { [it.name, it.grant] } == [['maintenance', 'ended']]
        PosixFilePermissions.toString(Files.getPosixFilePermissions(readyFile())) == 'rw-------'

        and:
        new JsonSlurper().parseText(Program.get("$firstReady.url/health").body()).status == 'UP'
    }

    def "its plant is in the registry"() {
        expect:
        names(api('devices')).containsAll(['UPS-A', 'UPS-B', 'G1', 'ATS-1'])
    }

    def "a scenario is started once, and brought back"() {
        expect:
        Program.post(url('scenarios/grid-outage/start'), firstReady.token).statusCode() == 200
        Program.post(url('scenarios/grid-outage/start'), firstReady.token).statusCode() == 409
        api('scenarios').items.find { it.name == 'grid-outage' }.running
        Program.post(url('scenarios/grid-outage/stop'), firstReady.token).statusCode() == 200
        Program.post(url('scenarios/no-such/start'), firstReady.token).statusCode() == 404
    }

    def "every scenario has a title and an explanation"() {
        when:
        def items = api('scenarios').items

        then:
        items.size() >= 12
        items.every { it.title && it.explanation && it.title != it.name }
    }

    def "without a token nothing is told or done"() {
        expect:
        Program.get(url('scenarios')).statusCode() == 401
        Program.post(url('scenarios/grid-outage/start'), null).statusCode() == 401
    }

    def "the clock is moved forward, and never back"() {
        given:
        def before = Instant.parse(api('demo/clock').now)

        when:
        def moved = new JsonSlurper().parseText(Program.post(url('demo/clock'), firstReady.token, '{"advance":"P31D"}').body())

        then:
        Duration.between(before, Instant.parse(moved.now)) >= Duration.ofDays(31)
        moved.ahead == 'PT744H'
        Program.post(url('demo/clock'), firstReady.token, '{"advance":"-PT1H"}').statusCode() == 400
        Program.post(url('demo/clock'), firstReady.token, '{"advance":"tomorrow"}').statusCode() == 400

        and: "the demo's own accounts are not suspended for 30 days without use, those of others are"
        names(api('devices')).contains('UPS-A')
        standings(firstReady.accounts*.user as Set) == ['active'] as Set
        standings(['nam.dv'] as Set) == ['unused'] as Set
    }

    def "a second demo on the folder is refused in one line that names folder and process"() {
        when:
        def second = Program.start(DemoCommand.name, ['--port', FreePort.onLoopback(), '--data', data()])

        then:
        second.code(60) == 1
        second.output.readLines().last().with { it.contains(data().toString()) && it.contains("${demo.process.pid()}") }

        and: "the first goes on"
        Program.get("$firstReady.url/health").statusCode() == 200
    }

    def "a demo on a port in use is refused in one line that names the port"() {
        when:
        def second = Program.start(DemoCommand.name, ['--port', port, '--data', folder.resolve('other')])

        then:
        second.code(60) == 1
        second.output.readLines().last().contains("$port")
    }

    def "SIGTERM ends it within 15 s, its database with it"() {
        given:
        def database = databaseProcess()

        expect:
        demo.ends(15)
        !database.alive
        !Files.exists(readyFile())
    }

    def "SIGTERM before it is ready ends it too, in one line without a trace"() {
        given:
        def early = Program.start(DemoCommand.name, ['--port', port, '--data', data(), '--ready-file', readyFile()])
        new PollingConditions(timeout: START_S, delay: 0.1).eventually { assert databaseProcess().alive }
        def database = databaseProcess()

        expect:
        early.ends(30)
        early.process.exitValue() == 128 + 15
        early.output.readLines().count { it == 'Ended before it was ready.' } == 1
        !early.output.contains('Exception')
        !database.alive
        !Files.exists(readyFile())
    }

    def "on the same folder it comes up again with its accounts, devices and time"() {
        when:
        demo = started()

        then:
        ready().token == firstReady.token
        ready().accounts == firstReady.accounts
        names(api('devices')).contains('UPS-A')
        api('demo/clock').ahead == 'PT744H'
    }

    def "after a kill it ends the database left behind and comes up with all that was stored"() {
        given:
        def orphan = databaseProcess()
        demo.kill()
        Files.delete(readyFile())
        assert orphan.alive

        when:
        demo = started()

        then:
        !orphan.alive
        demo.output.contains("process ${orphan.pid()}")
        names(api('devices')).contains('UPS-A')
    }

    private Program started() {
        def program = Program.start(DemoCommand.name, ['--port', port, '--data', data(), '--ready-file', readyFile()])
        assert program.says('API token', START_S): program.output
        program
    }

    private Map ready() {
        new JsonSlurper().parse(readyFile()) as Map
    }

    private Object api(String path) {
        def answer = Program.get(url(path), firstReady.token)
        assert answer.statusCode() == 200: answer.body()
        new JsonSlurper().parseText(answer.body())
    }

    private String url(String path) {
        "http://127.0.0.1:$port/api/v1/$path"
    }

    private Set<String> standings(Set<String> names) {
        api('accounts?limit=100').items.findAll { it.name in names }*.standing as Set
    }

    private static List<String> names(Object devices) {
        devices.items*.name
    }

    private ProcessHandle databaseProcess() {
        ProcessHandle.of(data().resolve('mariadb/mariadbd.pid').toFile().text.trim() as long).get()
    }

    private Path data() {
        folder.resolve('data')
    }

    private Path readyFile() {
        folder.resolve('ready.json')
    }
}
