package vn.dcim.mqtt.discovery

import com.fasterxml.jackson.databind.json.JsonMapper
import com.fasterxml.jackson.databind.node.MissingNode
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

class ValueTemplateSpec extends Specification {

    static final PAYLOAD = '{"temperature":23.45,"tempf":"72.5","raw":231,"ENERGY":{"Power":[12,34]},"on":true,"none":null,"word":"ON","a b":7}'

    static value(String template, String payload = PAYLOAD) {
        def json
        try {
            json = JsonMapper.builder().build().readTree(payload)
        } catch (ignored) {
            json = MissingNode.instance
        }
        ValueTemplate.of(template).value(payload, json)
    }

    def "#template is #result"() {
        expect:
        Expression.text(value(template)) == result

        where:
        template                                                             || result
        '{{ value_json.temperature }}'                                       || '23.45'
        '{{value_json.temperature}}'                                         || '23.45'
        "{{ value_json['temperature'] }}"                                    || '23.45'
        '{{ value_json["a b"] }}'                                            || '7'
        '{{ value_json.ENERGY.Power[1] }}'                                   || '34'
        "{{ value_json['ENERGY']['Power'][0] }}"                             || '12'
        '{{ value_json.ENERGY.Power[-1] }}'                                  || '34'
        '{{ value_json.ENERGY.Power[2] }}'                                   || ''
        '{{ value_json.missing.deeper }}'                                    || ''
        '{{ value_json.tempf | float }}'                                     || '72.5'
        '{{ value_json.tempf|float|round(0)|int }}'                          || '72'
        '{{ value_json.raw * 0.1 }}'                                         || '23.1'
        '{{ value_json.raw / 10 }}'                                          || '23.1'
        '{{ (value_json.raw | float - 32) * 5 }}'                            || '995.0'
        '{{ value_json.raw // 10 }}'                                         || '23.0'
        '{{ value_json.raw % 10 }}'                                          || '1.0'
        '{{ value_json.raw | multiply(0.1) | round(1) }}'                    || '23.1'
        '{{ value_json.temperature | round(1) }}'                            || '23.4'
        '{{ -value_json.raw | abs }}'                                        || '-231.0'
        '{{ value_json.missing | float(0) }}'                                || '0.0'
        '{{ value_json.missing | default(5) }}'                              || '5'
        '{{ value_json.missing * 2 }}'                                       || ''
        '{{ value_json.none }}'                                              || 'None'
        '{{ value_json.on }}'                                                || 'True'
        "{{ 'ON' if value_json.on else 'OFF' }}"                             || 'ON'
        "{{ 'ON' if value_json.raw > 231 else 'OFF' }}"                      || 'OFF'
        "{{ 'a' if value_json.word == 'ON' and not value_json.none else 'b' }}" || 'a'
        "{{ 'a' if value_json.word in ['OFF', 'STANDBY'] else 'b' }}"        || 'b'
        "{{ 'x' if value_json.missing is defined else 'y' }}"                || 'y'
        '{% if value_json.raw >= 231 %}high{% else %}low{% endif %}'         || 'high'
        '{% if value_json.raw == 1 %}1{% elif value_json.on %}{{ value_json.temperature }}{% endif %}' || '23.45'
        '{{ value_json.word | lower }}-{{ value_json.raw }}'                 || 'on-231'
        "{{ value_json.word ~ '!' }}"                                        || 'ON!'
        '{{ value_json.temperature | is_defined }}'                          || '23.45'
    }

    def "a payload that is no JSON is #template"() {
        expect:
        Expression.text(value(template, ' 21.5 ')) == result

        where:
        template                       || result
        '{{ value }}'                  || '21.5'
        '{{ value | float }}'          || '21.5'
        '{{ value | int }}'            || '21'
        '{{ value | float | round }}'  || '22.0'
    }

    def "#template is not read: #reason"() {
        when:
        ValueTemplate.of(template)

        then:
        UnreadableTemplate e = thrown()
        e.message.contains(reason)

        where:
        template                                             || reason
        '{% for i in range(9) %}x{% endfor %}'               || 'for'
        '{% set a = 1 %}{{ a }}'                             || 'set'
        '{{ states("sensor.x") }}'                           || 'states'
        '{{ value_json.items() }}'                           || 'calls'
        '{{ value_json.x | regex_replace("a","b") }}'        || 'regex_replace'
        '{{ value_json.x is even }}'                         || 'even'
        '{{ value_json.x'                                    || 'not closed'
        '{{ }}'                                              || 'too early'
        '{{ value_json.x + }}'                               || 'too early'
        '{% if value_json.x %}1'                             || 'endif'
        '{{ 1 ' + '+ 1 ' * 700 + '}}'                        || 'longer'
        '{{ ' + '(' * 40 + '1' + ')' * 40 + ' }}'            || 'too deep'
        '{{ ' + '-' * 40 + '1 }}'                            || 'too deep'
        '{{ ' + 'not ' * 40 + '1 }}'                         || 'too deep'
        '{% if 1 %}' * 40 + '{% endif %}' * 40               || 'too deep'
    }

    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    def "a hostile template neither hangs nor fills memory: #what"() {
        when:
        value(template)

        then:
        thrown(UnreadableTemplate)

        where:
        what             | template
        'doubling texts' | '{{ ' + (1..12).inject("'${'x' * 40}'") { text, _ -> "($text ~ $text)" }.take(1990) + ' }}'
        'a long text'    | '{{ ' + (["'${'x' * 90}'"] * 15).join(' ~ ') + ' }}'
        'a great number' | '{{ ' + (['999999999999999999'] * 60).join(' * ') + ' }}'
        'rounding'       | '{{ 1 | round(999999999999) }}'
        'nothing'        | '{{ 1 / 0 }}'
        'brackets'       | '{{' * 900
        'if'             | '{% if 1 %}' * 190
    }
}
