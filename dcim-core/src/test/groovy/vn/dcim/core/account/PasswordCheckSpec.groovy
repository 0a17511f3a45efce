package vn.dcim.core.account

import java.time.LocalDate
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.PasswordFault.Kind

/** Which passwords are taken; by the rules of Bắc Kạn. */
class PasswordCheckSpec extends Specification {

    static final Person AN =
            new Person('Nguyễn Văn An', LocalDate.of(1985, 2, 14), '0912 345 678', 'an@example.vn', 'Trung tâm', 'Trực vận hành')

    @Shared PasswordCheck check = new PasswordCheck()
    @Shared AccessRules rules = AccessRulesFactory.all(null)['bac-kan']

    List<Kind> faults(String password, Role role = Role.OPERATOR) {
        check.faults(password, rules.passwords(role), 'an.nv', AN)*.kind()
    }

    def "BK11-15.1.a-a, BK11-15.1.a-b, BK11-15.1.b-b, BK11-29.2.dd-a: #password is #judged for a #role"() {
        expect:
        faults(password, role) == (judged == 'taken' ? [] : [judged as Kind])

        where:
        password       | role               || judged
        'xR7#qm'       | Role.ASSET_MANAGER || 'TOO_SHORT'
        'xR7#qmw'      | Role.ASSET_MANAGER || 'TOO_SHORT'
        'xR7#qmwT'     | Role.ASSET_MANAGER || 'taken'
        'xR7#qmwTk2'   | Role.ADMINISTRATOR || 'TOO_SHORT'
        'xR7#qmwTk2v'  | Role.ADMINISTRATOR || 'taken'
        'xR7zqmwTk2v'  | Role.ADMINISTRATOR || 'TOO_FEW_KINDS'
        'xr7#qmwtk2v'  | Role.ADMINISTRATOR || 'TOO_FEW_KINDS'
        'XR7#QMWTK2V'  | Role.ADMINISTRATOR || 'TOO_FEW_KINDS'
        'xRz#qmwTkwv'  | Role.ADMINISTRATOR || 'TOO_FEW_KINDS'
        'xR7zqmwTk2v'  | Role.OPERATOR      || 'TOO_FEW_KINDS'
        'xR7zqmwTk2v'  | Role.ASSET_MANAGER || 'TOO_FEW_KINDS'
    }

    def "characters are counted as people count them, and there is an end"() {
        expect:
        faults('🔑xR7#qm') == [Kind.TOO_SHORT]
        faults('🔑xR7#qmv') == []
        faults('xR7#' + letters(124)) == []
        faults('xR7#' + letters(125)) == [Kind.TOO_LONG]
    }

    private static String letters(int count) {
        def random = new Random(1)
        (1..count).collect { (char) (97 + random.nextInt(26)) }.join()
    }

    def "BK11-15.1.b-a: #password holds #what"() {
        expect:
        kind in faults(password)

        where:
        password            | what                          || kind
        'NguyenAn1985!'     | 'family and given name'       || Kind.HAS_NAME
        'nguyễnvănan#Q7'    | 'the whole name'              || Kind.HAS_NAME
        'An.Nguyen#Q7xz'    | 'the name turned round'       || Kind.HAS_NAME
        'x#7VĂN-AN-qkT'     | 'middle and given name'       || Kind.HAS_NAME
        'Zq#14-02-1985'     | 'the birth date'              || Kind.HAS_BIRTH_DATE
        'Zq#1985/02/14'     | 'the birth date, year first'  || Kind.HAS_BIRTH_DATE
        'Zq#140285wp'       | 'the birth date, short'       || Kind.HAS_BIRTH_DATE
        'Zq#1985wpxt'       | 'the year of birth'           || Kind.HAS_BIRTH_DATE
        'Zq#0912345678'     | 'the telephone number'        || Kind.HAS_PHONE
        'Zq#+84912345678'   | 'it with the country before'  || Kind.HAS_PHONE
        'Zq#345.678wpx'     | 'six digits of it'            || Kind.HAS_PHONE
    }

    def "#password only looks like what is known of the person"() {
        expect:
        faults(password) == []

        where:
        password << ['Zq#34567wpxt', 'xR7#Hanoi-vqm2', 'tR9+planet?wz']
    }

    def "#password is one of the first that somebody would try, because of #part"() {
        expect:
        with(check.faults(password, rules.passwords(Role.OPERATOR), 'an.nv', AN)) {
            it*.kind() == [Kind.GUESSABLE]
            it.first().detail().equalsIgnoreCase(part)
        }

        where:
        password       | part
        'Password1!'   | 'Password1'
        'P@ssw0rd!'    | 'P@ssw0rd'
        'Matkhau@123'  | 'Matkhau'
        'Quantri@2026' | 'Quantri'
        'Anhyeuem1!'   | 'Anhyeuem'
        'Giamsat@2026' | 'Giamsat'
        'Qwerty123!'   | 'Qwerty123'
    }

    def "all that is wrong is told at once"() {
        expect:
        faults('nguyenan1985', Role.ADMINISTRATOR) == [Kind.TOO_FEW_KINDS, Kind.HAS_NAME, Kind.HAS_BIRTH_DATE, Kind.GUESSABLE]
        faults('an1985', Role.ADMINISTRATOR) == [Kind.TOO_SHORT, Kind.TOO_FEW_KINDS, Kind.HAS_BIRTH_DATE]
    }
}
