package vn.dcim.web.language

import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.point.PointVocabulary

import static vn.dcim.core.point.Quantity.*
import static vn.dcim.web.language.Language.EN
import static vn.dcim.web.language.Language.VI

class WordsSpec extends Specification {

    @Shared Dictionary dictionary = new Dictionary(new Messages(), PointVocabulary.load())

    def "#value of #quantity is #vietnamese in Vietnamese and #english in English"() {
        expect:
        dictionary.in(VI).value('x', quantity, value).toString() == vietnamese
        dictionary.in(EN).value('x', quantity, value).toString() == english

        where:
        quantity    | value          || vietnamese     | english
        TEMPERATURE | 23.44          || '23,4 °C'      | '23.4 °C'
        TEMPERATURE | -0.04          || '0,0 °C'       | '0.0 °C'
        HUMIDITY    | 48.2           || '48 %'         | '48 %'
        VOLTAGE     | 230.4          || '230 V'        | '230 V'
        VOLTAGE     | 13.62          || '13,6 V'       | '13.6 V'
        VOLTAGE     | 99.96          || '100,0 V'      | '100.0 V'
        CURRENT     | 7.918          || '7,92 A'       | '7.92 A'
        POWER       | 31.84          || '31,8 kW'      | '31.8 kW'
        ENERGY      | 12345.67       || '12.345,7 kWh' | '12,345.7 kWh'
        RATIO       | 0.966          || '0,97'         | '0.97'
        COUNT       | 12             || '12'           | '12'
        DATA        | 999            || '999 B'        | '999 B'
        DATA        | 1_500_000_000  || '1,5 GB'       | '1.5 GB'
        DATA_RATE   | 62_300_000     || '62,3 Mbit/s'  | '62.3 Mbit/s'
        DURATION    | 119            || '119 giây'     | '119 s'
        DURATION    | 120            || '2 phút'       | '2 min'
        DURATION    | 7199           || '119 phút'     | '119 min'
        DURATION    | 7200           || '2 giờ'        | '2 h'
        DURATION    | 9000           || '2 giờ 30 phút'| '2 h 30 min'
        DURATION    | 172_800        || '2 ngày'       | '2 d'
        DURATION    | -90            || '−90 giây'     | '−90 s'
        DURATION    | 0.0004         || '0,000 giây'   | '0.000 s'
        DURATION    | -0.4124        || '−0,412 giây'  | '−0.412 s'
        DURATION    | 1.25           || '1,2 giây'     | '1.2 s'
        DURATION    | -9.96          || '−10,0 giây'   | '−10.0 s'
        DURATION    | 10.4           || '10 giây'      | '10 s'
        DURATION    | 0              || '0 giây'       | '0 s'
        DURATION    | Double.NaN     || '—'            | '—'
    }

    def "a state is its governed word, an unknown code itself"() {
        expect:
        dictionary.in(language).value('output.source', STATE, code).toString() == word

        where:
        language | code || word
        VI       | 3    || 'ắc quy'
        EN       | 3    || 'battery'
        VI       | 99   || '99'
    }

    def "a point is called by its title, an ungoverned one by its name"() {
        expect:
        dictionary.in(VI).point('input.L2.voltage') == 'Điện áp vào L2'
        dictionary.in(EN).point('outlet.3.current') == 'Outlet 3 current'
        dictionary.in(EN).point('no.such.name') == 'no.such.name'
    }

    def "instants stand in the centre's time, seven hours ahead of UTC"() {
        given:
        def words = dictionary.in(VI)
        def now = Instant.parse('2026-11-21T08:42:07Z')

        expect:
        words.second(now) == '21/11/2026 15:42:07'
        words.near(Instant.parse('2026-11-20T17:00:00Z'), now) == '00:00:00'
        words.near(Instant.parse('2026-11-20T16:59:59Z'), now) == '20/11 23:59'
    }
}
