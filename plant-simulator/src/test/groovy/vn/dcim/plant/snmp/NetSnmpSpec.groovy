package vn.dcim.plant.snmp

import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Our agent read by net-snmp's commands, or where they are not installed by SNMP4J. */
class NetSnmpSpec extends Specification {

    static final UsmCredentials USER =
        new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-password', UsmCredentials.Priv.AES128, 'priv-password')
    static final List<String> SECURE = ['-v3', '-u', 'operator', '-l', 'authPriv', '-a', 'SHA-256', '-A', 'auth-password',
                                        '-x', 'AES', '-X', 'priv-password']

    @AutoCleanup
    AgentLoop loop = new AgentLoop()

    OidTree tree() {
        def builder = OidTree.builder().text('1.3.6.1.2.1.1.1.0', 'a device')
        300.times { number -> builder.integer("1.3.6.1.4.1.99.1.${number + 1}", { 1000 + number }) }
        builder.text('1.3.6.1.4.1.100.1.0', 'beyond').build()
    }

    /** Lines of OID and value, or null where the command is not installed. */
    List<String> run(String command, List<String> credentials, SnmpAgent agent, String... oids) {
        if (!['/usr/bin', '/usr/local/bin'].any { new File(it, command).canExecute() }) {
            return null
        }
        def process = ([command] + credentials + ['-m', '', '-M', '', '-OnqU', '-t', '5', "127.0.0.1:${agent.address().port}"] + (oids as List))
            *.toString().execute(['SNMP_PERSISTENT_DIR=/tmp'], null)
        def out = new StringBuilder()
        def err = new StringBuilder()
        def readers = [process.consumeProcessOutputStream(out), process.consumeProcessErrorStream(err)]
        assert process.waitFor(30, TimeUnit.SECONDS)
        readers*.join()
        assert process.exitValue() == 0: err
        out.readLines()*.replaceFirst(/^\./, '')
    }

    def "GET reads over #version"() {
        given:
        def agent = SnmpAgent.on(loop).community('public', tree()).user(USER, tree()).start()

        when:
        def lines = run('snmpget', credentials, agent, '1.3.6.1.4.1.99.1.7', '1.3.6.1.2.1.1.1.0')
            ?: ours(agent, credentials)

        then:
        lines*.replace('"', '') == ['1.3.6.1.4.1.99.1.7 1006', '1.3.6.1.2.1.1.1.0 a device']

        cleanup:
        agent.close()

        where:
        version    | credentials
        'v1'       | ['-v1', '-c', 'public']
        'v2c'      | ['-v2c', '-c', 'public']
        'v3'       | SECURE
    }

    def "a bulk walk over #version brings every row once and ends"() {
        given:
        def agent = SnmpAgent.on(loop).community('public', tree()).user(USER, tree()).start()

        when:
        def lines = run('snmpbulkwalk', credentials, agent, '1.3.6.1.4.1.99') ?: walked(agent, credentials)

        then:
        lines == (1..300).collect { "1.3.6.1.4.1.99.1.$it ${999 + it}".toString() }

        cleanup:
        agent.close()

        where:
        version | credentials
        'v2c'   | ['-v2c', '-c', 'public', '-Cr40']
        'v3'    | SECURE + ['-Cr40']
    }

    private static List<String> ours(SnmpAgent agent, List<String> credentials) {
        new SnmpClient(agent, credentials[0] == '-v3' ? USER : null).withCloseable { client ->
            client.get('1.3.6.1.4.1.99.1.7', '1.3.6.1.2.1.1.1.0').variableBindings.collect {
                "${it.oid.toDottedString()} ${it.variable}".toString()
            }
        }
    }

    private static List<String> walked(SnmpAgent agent, List<String> credentials) {
        new SnmpClient(agent, credentials[0] == '-v3' ? USER : null).withCloseable { client ->
            client.walk('1.3.6.1.4.1.99').collect { oid, value -> "$oid $value".toString() }
        }
    }
}
