package vn.dcim.web.command

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.startup.StartupRefusal

class ReadSecretsSpec extends Specification {

    @TempDir
    Path folder

    def "passwords of SNMPv3 come from files, protocols from the environment"() {
        given:
        def auth = folder.resolve('auth')
        auth.toFile().text = 'authentic\n'
        def priv = folder.resolve('priv')
        priv.toFile().text = 'privately\n'

        when:
        def credentials = new ReadSecrets([DCIM_SNMP_PRIV_PROTOCOL: 'AES-256'], null, auth, priv)
                .credentials('snmpv3://watch@10.0.0.7')

        then:
        with(credentials) {
            version() == '3'
            user() == 'watch'
            authProtocol() == 'SHA-256'
            authPassword() == 'authentic'
            privProtocol() == 'AES-256'
            privPassword() == 'privately'
        }
    }

    def "without files and with nobody to ask, #address is left to the reader"() {
        expect:
        new ReadSecrets([:], null, null, null).credentials(address) == null

        where:
        address << ['snmp://public@10.0.0.7', 'snmpv3://watch@10.0.0.7', 'file:walk.snmprec']
    }

    def "an address without a user is refused where a password waits for one"() {
        given:
        def auth = folder.resolve('auth')
        auth.toFile().text = 'authentic'

        when:
        new ReadSecrets([:], null, auth, null).credentials('snmpv3://10.0.0.7')

        then:
        thrown(StartupRefusal)
    }
}
