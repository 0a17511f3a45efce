package vn.dcim.demo

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import vn.dcim.web.command.FreePort

/** Databases and brokers as a site has them: the embedded ones, and Debian's MariaDB and Mosquitto where they are installed. */
class SiteServers implements AutoCloseable {

    static class Database {
        String name
        String url
        String user
        String password
    }

    static class Broker {
        String name
        String url
    }

    final List<Database> databases = []
    final List<Broker> brokers = []
    private final List<AutoCloseable> running = []

    static SiteServers start(Path folder) {
        def servers = new SiteServers()
        servers.startEmbedded(folder)
        if (installed('/usr/sbin/mariadbd')) {
            servers.startDebiansDatabase(Files.createDirectories(folder.resolve('debian')))
        }
        if (installed('/usr/sbin/mosquitto')) {
            servers.startMosquitto(folder)
        }
        servers
    }

    /** Each database with a broker, each broker with a database. */
    List<List<?>> pairs() {
        (0..<Math.max(databases.size(), brokers.size())).collect {
            [databases[it % databases.size()], brokers[it % brokers.size()]]
        }
    }

    private void startEmbedded(Path folder) {
        def database = EmbeddedDatabase.start(folder.resolve('mariadb'))
        running << database
        databases << new Database(name: 'mariadb-11.4', url: database.url(), user: database.user(), password: database.accountPassword())
        def broker = EmbeddedBroker.start(folder.resolve('broker'))
        running << broker
        brokers << new Broker(name: 'hivemq', url: broker.url())
    }

    private void startDebiansDatabase(Path folder) {
        int port = FreePort.onLoopback()
        def data = folder.resolve('data')
        def asRoot = System.getProperty('user.name') == 'root' ? ['--user=root'] : []
        run(['mariadb-install-db', '--no-defaults', "--datadir=$data", '--auth-root-authentication-method=normal',
             '--skip-test-db'] + asRoot)
        def init = folder.resolve('init.sql')
        init.toFile().text = '''\
            CREATE DATABASE dcim CHARACTER SET utf8mb4;
            CREATE USER dcim@'127.0.0.1' IDENTIFIED BY 'debian';
            GRANT ALL ON *.* TO dcim@'127.0.0.1';
            '''.stripIndent()
        def process = background(['/usr/sbin/mariadbd', '--no-defaults', "--datadir=$data", '--bind-address=127.0.0.1',
                                  "--port=$port", "--socket=dcim.sock", "--init-file=$init", '--skip-name-resolve',
                                  "--log-error=${folder.resolve('log')}"] + asRoot)
        running << process
        awaitPort(port)
        databases << new Database(name: 'mariadb-debian', url: "jdbc:mariadb://127.0.0.1:$port/dcim", user: 'dcim', password: 'debian')
    }

    private void startMosquitto(Path folder) {
        int port = FreePort.onLoopback()
        def configuration = folder.resolve('mosquitto.conf')
        configuration.toFile().text = "listener $port 127.0.0.1\nallow_anonymous true\n"
        running << background(['/usr/sbin/mosquitto', '-c', configuration as String])
        awaitPort(port)
        brokers << new Broker(name: 'mosquitto', url: "tcp://127.0.0.1:$port")
    }

    private static boolean installed(String program) {
        Files.isExecutable(Path.of(program))
    }

    private static void run(List<String> command) {
        def process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
        def output = process.inputStream.text
        assert process.waitFor() == 0: output
    }

    private static AutoCloseable background(List<String> command) {
        def process = new ProcessBuilder(command*.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
        return {
            process.destroy()
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor()
            }
        } as AutoCloseable
    }

    private static void awaitPort(int port) {
        new spock.util.concurrent.PollingConditions(timeout: 30, delay: 0.1).eventually {
            new Socket('127.0.0.1', port).close()
        }
    }

    @Override
    void close() {
        running.reverseEach { it.close() }
    }
}
