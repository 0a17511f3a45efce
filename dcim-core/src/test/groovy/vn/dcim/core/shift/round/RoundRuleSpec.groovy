package vn.dcim.core.shift.round

import spock.lang.Specification
import vn.dcim.core.shift.round.RoundCheck.Kind

/** What may stand as an answer of a round. */
class RoundRuleSpec extends Specification {

    static RoundCheck check(Kind kind) {
        new RoundCheck(1, 10, '', 'Nhiệt độ', kind, '°C', 18, 27, 'không; !có', '', '', false)
    }

    def "#kind with «#typed» and «#remark» is fine: #fine, wrong: #fault"() {
        when:
        def judged = RoundRule.judge(check(kind), typed, remark)

        then:
        judged.fine() == fine
        judged.fault() == fault

        where:
        kind        | typed   | remark         || fine  | fault
        Kind.NUMBER | '17,9'  | ''             || false | 'remark'
        Kind.NUMBER | '17,9'  | 'vừa mở cửa'   || false | null
        Kind.NUMBER | '18'    | ''             || true  | null
        Kind.NUMBER | '27.0'  | ''             || true  | null
        Kind.NUMBER | '27,01' | ' '            || false | 'remark'
        Kind.NUMBER | ''      | ''             || false | 'missing'
        Kind.NUMBER | 'ấm'    | 'không đọc được' || false | 'number'
        Kind.TICK   | 'on'    | ''             || true  | null
        Kind.TICK   | ''      | ''             || false | 'remark'
        Kind.TICK   | ''      | 'cửa hỏng khóa' || false | null
        Kind.CHOICE | 'không' | ''             || true  | null
        Kind.CHOICE | 'có'    | ''             || false | 'remark'
        Kind.CHOICE | 'có'    | 'mùi khét'     || false | null
        Kind.CHOICE | ''      | 'x'            || false | 'missing'
        Kind.CHOICE | 'gì đó' | ''             || false | 'missing'
    }
}
