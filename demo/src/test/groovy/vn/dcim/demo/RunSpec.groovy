package vn.dcim.demo

import groovy.json.JsonOutput
import java.nio.file.Path
import java.sql.DriverManager
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties
import spock.util.concurrent.PollingConditions
import vn.dcim.web.Application
import vn.dcim.web.command.Commands
import vn.dcim.web.command.FreePort

/** {@code dcim run} on servers that are not its own: Debian's where this machine has them, and always the ones of the demo. */
@Stepwise
class RunSpec extends Specification {

    static final int START_S = 90

    @Shared
    @TempDir
    Path folder

    @Shared
    @AutoCleanup
    SiteServers servers = SiteServers.start(folder)

    def "it runs on #database.name and #broker.name, TLS #tls, until SIGTERM"() {
        given:
        int port = FreePort.onLoopback()
        def url = "${tls == 'on' ? 'https' : 'http'}://127.0.0.1:$port" as String
        def config = folder.resolve("${database.name}.yml")
        config.toFile().text = """\
            dcim:
              http:
                host: 127.0.0.1
                port: $port
                tls: $tls
              database:
                url: $database.url
                user: $database.user
              mqtt:
                url: $broker.url
              master-key-file: ${folder.resolve('master.key')}
            """.stripIndent()

        when:
        def program = Program.start(Application.name, ['run', '--config', config], [DCIM_DATABASE_PASSWORD: database.password])

        then:
        program.says(url, START_S)

        when: "over TLS, whoever trusts the certificate it made and wrote beside its key"
        if (tls == 'on') {
            Program.trust(folder.resolve('https.pem'))
        }

        then:
        new PollingConditions(timeout: 20).eventually { assert Program.get("$url/health").statusCode() == 200 }

        and: "whoever started it for the first time can sign in"
        def password = (program.output =~ /the account admin.*: (\S+)/)[0][1] as String
        Program.signIn(url, 'admin', password).statusCode() == 303
        Program.signIn(url, 'admin', "x$password").statusCode() == 422
        program.ends(20)

        cleanup:
        program?.close()

        where:
        [database, broker, tls] << servers.pairs().withIndex().collect { pair, i -> pair + (i == 0 ? 'on' : 'off') }
    }

    def "no later start makes or shows a password"() {
        given: "a database that a program has run on"
        def environment = environment()

        when:
        def program = Program.start(Application.name, ['run', '--until-up'], environment)

        then: "and one that is only tried ends by itself"
        program.code(START_S) == 0
        program.output.contains("http://127.0.0.1:$environment.DCIM_HTTP_PORT")
        !program.output.contains('password')

        cleanup:
        program?.close()
    }

    def "it does not start without a broker, says so in one line, and ends"() {
        when:
        def program = Program.start(Application.name, ['run'], environment() + [DCIM_MQTT_URL: 'tcp://127.0.0.1:1'])

        then:
        program.code(60) == 1
        program.output.readLines().findAll { !it.contains(' WARN ') }.with {
            it.size() == 1 && it[0].contains('tcp://127.0.0.1:1')
        }
    }

    @RestoreSystemProperties
    def "it does not start without #what either"() {
        given:
        def settings = environment() + other
        def config = folder.resolve('wrong.yml')
        config.toFile().text = JsonOutput.toJson([dcim: [
                http             : [host: '127.0.0.1', port: settings.DCIM_HTTP_PORT as int, tls: 'off'],
                database         : [url: settings.DCIM_DATABASE_URL, user: settings.DCIM_DATABASE_USER, password: settings.DCIM_DATABASE_PASSWORD],
                mqtt             : [url: settings.DCIM_MQTT_URL],
                'master-key-file': settings.DCIM_MASTER_KEY_FILE]])
        def said = new StringWriter()

        when: "here and not in a process of its own, since it ends before anything is started"
        def code = Commands.execute(new CommandLine(new Application()).setErr(new PrintWriter(said)), 'run', '--config', config as String)

        then:
        code == 1
        said.toString().readLines().size() == 1
        said.toString().contains(named)

        where:
        what                      | other                                                  || named
        'a database'              | [DCIM_DATABASE_URL: 'jdbc:mariadb://127.0.0.1:1/dcim'] || '127.0.0.1:1/dcim'
        'the right password'      | [DCIM_DATABASE_PASSWORD: 'wrong']                      || 'dcim'
        'the address of a broker' | [DCIM_MQTT_URL: '']                                    || 'dcim.mqtt.url'
    }

    def "it leaves a schema alone that is newer than itself"() {
        given:
        def database = servers.databases.first()
        def url = "${database.url}_newer"
        execute(database.url, 'CREATE DATABASE dcim_newer')
        execute(url, 'CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY, version VARCHAR(50), '
                + 'description VARCHAR(200), type VARCHAR(20), script VARCHAR(1000), checksum INT, installed_by VARCHAR(100), '
                + 'installed_on TIMESTAMP DEFAULT CURRENT_TIMESTAMP, execution_time INT, success BOOL)')
        execute(url, "INSERT INTO flyway_schema_history VALUES "
                + "(1, '9999', 'of the future', 'SQL', 'V9999__of_the_future.sql', 1, 'spec', NOW(), 1, TRUE)")

        when:
        def program = Program.start(Application.name, ['run'], environment() + [DCIM_DATABASE_URL: url as String])

        then:
        program.code(60) == 1
        program.output.contains('9999')
    }

    private Map<String, String> environment() {
        def database = servers.databases.first()
        [DCIM_HTTP_PORT       : FreePort.onLoopback() as String, DCIM_HTTP_HOST: '127.0.0.1', DCIM_HTTP_TLS: 'off',
         DCIM_DATABASE_URL    : database.url, DCIM_DATABASE_USER: database.user, DCIM_DATABASE_PASSWORD: database.password,
         DCIM_MQTT_URL        : servers.brokers.first().url,
         DCIM_MASTER_KEY_FILE : folder.resolve('master.key') as String]
    }

    private void execute(String url, String sql) {
        def database = servers.databases.first()
        DriverManager.getConnection(url, database.user, database.password).withCloseable { it.createStatement().execute(sql) }
    }
}
