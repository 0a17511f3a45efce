package vn.dcim.core.exchange

import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.asset.custom.CustomField
import vn.dcim.core.asset.custom.CustomType
import vn.dcim.core.asset.custom.FieldSet

/** What Snipe-IT tells in its own way becomes what the register understands. */
class SnipeItListSpec extends Specification {

    static String read(String heads, String row, FieldSet own = FieldSet.NONE) {
        new String(SnipeItList.list("$heads\n$row\n".getBytes('UTF-8'), own), 'UTF-8').readLines()[1]
    }

    def "the day of purchase #told is #day: with slashes the month comes first"() {
        expect:
        read('Asset Tag,Item Name,Purchase Date', "T1,Máy,$told") == "T1,Máy,$day,"

        where:
        told                  || day
        '1/23/23'             || '2023-01-23'
        '12/31/2026'          || '2026-12-31'
        '2/29/2028'           || '2028-02-29'
        '2/29/2026'           || '2/29/2026' // no such day: told as it stands, and a fault of the list
        '13/1/2026'           || '13/1/2026'
        '2026-01-23'          || '2026-01-23'
        '2026-01-23 08:30:00' || '2026-01-23'
        ''                    || ''
    }

    def "a warranty of '#months' from #bought ends on '#end'"() {
        expect:
        read('Item Name,Purchase Date,Warranty,cf_dcim_warranty_to', "Máy,$bought,$months,$known") == "Máy,$bought,$end"

        where:
        bought       | months      | known        || end
        '2026-01-31' | '1'         | ''           || '2026-02-28'
        '2026-01-31' | '36 months' | ''           || '2029-01-31'
        '2026-01-31' | '0'         | ''           || ''
        '2026-01-31' | 'dài'       | ''           || ''
        ''           | '36'        | ''           || ''
        '2026-01-31' | '36'        | '2027-05-01' || '2027-05-01'
    }

    def "what has no name is called by its model and tag"() {
        expect:
        read('Asset Tag,Item Name,Model Name', 'T1,,T14') == 'T1,T14 T1,T14,'
        read('Asset Tag,Item Name,Model Name', 'T1,Máy,—') == 'T1,Máy,,'
    }

    def "a custom field of Snipe-IT's is one of the centre's own of the same label"() {
        given:
        def own = new FieldSet([new CustomField(1L, 1, 'cap-do', 'Cấp độ', 'Level', CustomType.TEXT, '', null, '', '', null, null, '', '', '', '',
                '', 10, '', '', false, 'an', '')], LocalDate.of(2026, 11, 21))

        expect:
        read('Item Name,CẤP ĐỘ,Khác', 'Máy,Cấp 2,x', own) == 'Máy,,Cấp 2'
        read('Item Name,Level', 'Máy,2', own) == 'Máy,,2'
    }
}
