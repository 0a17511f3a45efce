package vn.dcim.core.startup

import spock.lang.Specification

class TextsSpec extends Specification {

    def "a terminal that speaks #language reads #beginning"() {
        expect:
        Texts.text(Locale.of(language), StartupSettings, 'setting.missing', 'a.b', 'A_B').startsWith(beginning)

        where:
        language || beginning
        'vi'     || 'Thiếu cấu hình a.b'
        'en'     || 'The setting a.b is missing'
        'fr'     || 'Thiếu cấu hình a.b'
    }
}
