package vn.dcim.mqtt.bridge

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.startup.StartupCheck
import vn.dcim.core.startup.StartupRefusal
import vn.dcim.core.startup.StartupSettings
import vn.dcim.mqtt.testing.Mosquitto

import java.nio.file.Files

class BrokerCheckSpec extends Specification {

    @Shared @AutoCleanup Mosquitto broker = Mosquitto.launch('allow_anonymous false\npassword_file FOLDER/passwords\n') { folder ->
        Files.writeString(folder.resolve('passwords'), 'bridge:right\n')
        assert ['mosquitto_passwd', '-U', folder.resolve('passwords').toString()].execute().waitFor() == 0
        Files.writeString(folder.resolve('right'), 'right\n')
        Files.writeString(folder.resolve('wrong'), 'wrong\n')
    }
    def before = Locale.getDefault(Locale.Category.DISPLAY)

    def setup() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH)
    }

    def cleanup() {
        Locale.setDefault(Locale.Category.DISPLAY, before)
    }

    void check(Map<String, String> settings) {
        def check = ServiceLoader.load(StartupCheck).find { it instanceof BrokerCheck }
        check.check(new StartupSettings({ Optional.ofNullable(settings[it]) }))
    }

    def "a broker that takes the password is in order, and so is none"() {
        when:
        check(['dcim.mqtt.url': broker.url(), 'dcim.mqtt.user': 'bridge', 'dcim.mqtt.password-file': "${broker.folder()}/right" as String])
        check([:])

        then:
        noExceptionThrown()
    }

    def "#what is refused in one line that names it and the mend"() {
        when:
        check(settings.call(broker))

        then:
        def refusal = thrown(StartupRefusal)
        refusal.message.contains(named)
        refusal.message.contains(mend)
        !refusal.message.contains('\n')

        where:
        what                  | settings                                                                                                                       || named                           | mend
        'a wrong password'    | { [('dcim.mqtt.url'): it.url(), ('dcim.mqtt.user'): 'bridge', ('dcim.mqtt.password-file'): it.folder().toString() + '/wrong'] } || 'refuses the user bridge'       | 'Check dcim.mqtt.user'
        'nobody'              | { [('dcim.mqtt.url'): it.url()] }                                                                                              || 'refuses the user -'            | 'Check dcim.mqtt.user'
        'a missing file'      | { [('dcim.mqtt.url'): it.url(), ('dcim.mqtt.user'): 'x', ('dcim.mqtt.password-file'): '/no/such'] }                             || '/no/such'                      | 'Check dcim.mqtt.password-file'
        'a port nobody is at' | { [('dcim.mqtt.url'): 'tcp://127.0.0.1:1'] }                                                                                   || 'tcp://127.0.0.1:1 cannot be'   | 'correct dcim.mqtt.url'
        'a blank address'     | { [('dcim.mqtt.url'): ' '] }                                                                                                   || 'dcim.mqtt.url is missing'      | 'DCIM_MQTT_URL'
        'no address'          | { [('dcim.mqtt.url'): 'the broker'] }                                                                                          || 'the broker is no address'      | 'tcp://host:1883'
    }
}
