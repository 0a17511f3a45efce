package vn.dcim.core.asset

import spock.lang.Specification

/** What people write into lists, and what is read of it. */
class TypedValuesSpec extends Specification {

    def "#typed is the sum #price"() {
        expect:
        TypedValues.price(typed).orElse(null) == price

        where:
        typed              | price
        '0'                | 0
        '1234567'          | 1_234_567
        '1.234.567'        | 1_234_567
        '1,234,567'        | 1_234_567
        '1 234 567'        | 1_234_567
        '1.234.567 đ'      | 1_234_567
        '1.234.567đ'       | 1_234_567
        '1.234.567 ₫'      | 1_234_567
        '1.234.567 VNĐ'    | 1_234_567
        '1.234.567 VND'    | 1_234_567
        '1.234.567 đồng'   | 1_234_567
        '1.234.567,00'     | 1_234_567
        '1,234,567.00'     | 1_234_567
        '12.500'           | 12_500
        '999.999.999.999.999' | 999_999_999_999_999L
        '1.000.000.000.000.000' | null
        '1.234,567'        | null
        '1.23.4'           | null
        '12.5'             | null
        '1.234.567,50'     | null
        '-1'               | null
        '1e6'              | null
        '12 triệu'         | null
        ''                 | null
    }

    def "#typed is the day #day"() {
        expect:
        TypedValues.day(typed).orElse(null)?.toString() == day

        where:
        typed        | day
        '05/01/2026' | '2026-01-05'
        '5/1/2026'   | '2026-01-05'
        '2026-01-05' | '2026-01-05'
        '05-01-2026' | '2026-01-05'
        '05.01.2026' | '2026-01-05'
        '2026/01/05' | '2026-01-05'
        '29/02/2024' | '2024-02-29'
        '29/02/2026' | null
        '13/13/2026' | null
        '01/2026'    | null
        '5/1/26'     | null
        'hôm qua'    | null
    }

    def "#typed are the MAC addresses #macs"() {
        expect:
        TypedValues.macs(typed).orElse(null) == macs

        where:
        typed                                  | macs
        '0C:C4:7A:01:02:03'                    | '0c:c4:7a:01:02:03'
        '0c-c4-7a-01-02-03'                    | '0c:c4:7a:01:02:03'
        '0cc4.7a01.0203'                       | '0c:c4:7a:01:02:03'
        '0CC47A010203'                         | '0c:c4:7a:01:02:03'
        '0CC47A010203, 0CC47A010204;0CC47A010203' | '0c:c4:7a:01:02:03 0c:c4:7a:01:02:04'
        '0CC47A0102'                           | null
        '0CC47A01020G'                         | null
    }

    def "#typed are the IP addresses #ips, and no name is looked up"() {
        expect:
        TypedValues.ips(typed).orElse(null) == ips

        where:
        typed                | ips
        '10.0.0.7'           | '10.0.0.7'
        '10.0.0.7 10.0.0.8'  | '10.0.0.7 10.0.0.8'
        '10.0.0.7; fe80::1'  | '10.0.0.7 fe80:0:0:0:0:0:0:1'
        '10.0.0.256'         | null
        'ups-a'              | null
    }

    def "#typed is the unit #unit of a rack"() {
        expect:
        TypedValues.units(typed).orElse(null) == unit

        where:
        typed  | unit
        '1'    | 1
        'U12'  | 12
        'u 12' | 12
        '2U'   | 2
        '0'    | null
        '-1'   | null
        'trên' | null
    }

    def "#typed is a life of #months months, 600 at most"() {
        expect:
        TypedValues.months(typed, 600).orElse(null) == months

        where:
        typed      || months
        '60'       || 60
        '60 tháng' || 60
        '1 month'  || 1
        '600'      || 600
        '601'      || null
        '0 tháng'  || null
        '5 năm'    || null
    }

    def "a line is composed, and has no blanks at its ends nor twice in a row"() {
        expect:
        TypedValues.line('\u00a0 Ma\u0301y  chu\u0309\t\n1 ') == 'Máy chủ 1'
        TypedValues.lines(' a  b \r\n\n c ') == 'a b\n\nc'
    }
}
