package vn.dcim.core.register

import java.time.LocalDate
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.definition.YamlNode

import static vn.dcim.core.register.RegisterFault.Kind.*

/** What is typed into a field is read, or told what is wrong with it, all at once. */
class EntryReaderSpec extends Specification {

    @Shared RegisterDefinition register = RegisterReader.read(YamlNode.read('registers/spec.yaml', new StringReader('''
title: {vi: Sổ, en: Register}
hint: {vi: Gì, en: What}
obligations: {}
fields:
  name: {type: line, vi: Tên, en: Name, required: true, unique: true}
  text: {type: text, vi: Văn bản, en: Text}
  day: {type: day, vi: Ngày, en: Day}
  end: {type: day, vi: Đến, en: Until}
  number: {type: number, vi: Số, en: Number}
  colour: {type: choice, vi: Màu, en: Colour, options: {red: {vi: Đỏ, en: Red}, blue: {vi: Xanh lam, en: Blue}}}
  sure: {type: yes-no, vi: Chắc, en: Sure}
  mail: {type: mail, vi: Thư, en: Mail}
  mac: {type: mac, vi: MAC, en: MAC}
  ip: {type: ip, vi: IP, en: IP}
  network: {type: network, vi: Mạng, en: Network}
  unit: {type: unit, vi: Đơn vị, en: Unit}
  until: {type: line, vi: Người gia hạn, en: Renewed by}
name: name
owner: unit
validity: {from: day, to: end, warn-days: 30}
''')), RegisterDefinitionSpec.YES_NO)

    @Shared EntryReader.Links links = new EntryReader.Links() {
        Optional<String> find(RegisterField field, String typed) {
            typed.equalsIgnoreCase('SYT') ? Optional.of('7') : Optional.empty()
        }

        String name(RegisterField field, String id) {
            id == '7' ? 'Sở Y tế' : ''
        }
    }

    EntryReader.Result read(Map<String, String> typed, RegisterEntry before = null) {
        EntryReader.read(register, typed, before, links)
    }

    def "#field typed as “#typed” is #kept"() {
        when:
        def result = read([name: 'A', (field): typed])

        then:
        result.faults() == []
        result.entry().values()[field] == kept

        where:
        field     | typed                     || kept
        'name'    | '  Sổ   một '             || 'Sổ một'
        'text'    | 'một \n hai '             || 'một\nhai'
        'day'     | '5/1/2026'                || '2026-01-05'
        'day'     | '29/02/2024'              || '2024-02-29'
        'number'  | '1.234.567'               || '1234567'
        'number'  | '0'                       || '0'
        'colour'  | 'xanh lam'                || 'blue'
        'colour'  | 'RED'                     || 'red'
        'sure'    | 'khong'                   || 'no'
        'mail'    | 'an@backan.gov.vn'        || 'an@backan.gov.vn'
        'mac'     | '0CC4.7A01.0203'          || '0c:c4:7a:01:02:03'
        'ip'      | '10.0.0.7'                || '10.0.0.7'
        'network' | '10.0.0.0/24, 10.1.0.1'   || '10.0.0.0/24 10.1.0.1'
        'network' | '10.0.0.0/32'             || '10.0.0.0/32'
        'unit'    | 'syt'                     || '7'
    }

    def "#field typed as “#typed” cannot be read"() {
        when:
        def result = read([name: 'A', (field): typed])

        then:
        result.faults() == [new RegisterFault(field, typed, NOT_READ, '')]

        where:
        field     | typed
        'day'     | '29/02/2026'
        'day'     | '31/12/1899'
        'number'  | '-1'
        'number'  | 'hai'
        'colour'  | 'tím'
        'sure'    | 'có lẽ'
        'mail'    | 'an@backan'
        'mail'    | 'an backan.gov.vn'
        'mac'     | '0cc47a0102'
        'mac'     | '0cc47a010203 0cc47a010204'
        'ip'      | '10.0.0.256'
        'ip'      | 'backan.gov.vn'
        'network' | '10.0.0.0/33'
        'unit'    | 'Sở Lạ'
    }

    def "all that is wrong is told at once"() {
        expect:
        read([name: '', day: 'mai', text: 'x' * 4001]).faults() as Set == [
                new RegisterFault('name', '', MISSING, ''), new RegisterFault('day', 'mai', NOT_READ, ''),
                new RegisterFault('text', 'x' * 4001, TOO_LONG, '4000')] as Set
        read([name: 'x' * 300]).faults() == []
        read([name: "x" * 301]).faults()*.kind() == [TOO_LONG]
    }

    def "an end #end after a beginning on 05/01/2026 has faults: #faults"() {
        expect:
        read([name: 'A', day: '05/01/2026', end: end]).faults()*.kind() == faults

        where:
        end          || faults
        '04/01/2026' || [BEFORE_BEGIN]
        '05/01/2026' || []
    }

    def "an entry knows its name, owner and end, what it is found by, and keeps what is not typed again"() {
        when:
        def entry = read([name: 'Đường truyền', unit: 'SYT', end: '31/12/2026', colour: 'red']).entry()

        then:
        with(entry) {
            name() == 'Đường truyền'
            owner() == 'Sở Y tế'
            validTo() == LocalDate.parse('2026-12-31')
            endingFrom() == LocalDate.parse('2026-12-01')
            foundBy().contains('duong truyen')
            foundBy().contains('so y te')
            foundBy().contains('do red')
        }

        when: "what a form shows of a link comes back as it was"
        def changed = read([colour: '', unit: 'Sở Y tế'], entry)

        then:
        changed.faults() == []
        changed.entry().values() == [name: 'Đường truyền', unit: '7', end: '2026-12-31']
        changed.entry().revision() == 2
    }

    def "#on"() {
        expect:
        [new RegisterEntry(1, 1, 'a', 'A', '{}', '', true, null, LocalDate.parse('2026-12-31'), LocalDate.parse('2026-12-01'), null, '', '', '')]
                .collect { [it.isEnding(LocalDate.parse(on)), it.hasEnded(LocalDate.parse(on))] } == [[ending, ended]]

        where:
        on           || ending | ended
        '2026-11-30' || false  | false
        '2026-12-01' || true   | false
        '2026-12-31' || true   | false
        '2027-01-01' || false  | true
    }

    def "a list #what has faults #kinds"() {
        when:
        def table = RegisterTable.read(register, text)

        then:
        table.faults()*.kind() == kinds
        table.rows().size() == rows

        where:
        what                      | text                           || kinds            | rows
        'with titles'             | 'Tên;Màu\nA;đỏ\n'              || []               | 1
        'with codes and a mark'   | '\uFEFFname,colour\nA,red\nB,' || []               | 2
        'with tabs, a short row'  | 'Name\tColour\nA\n\t\n'        || []               | 1
        'with a guarded cell'     | 'name,text\nA,\'=1\n'          || []               | 1
        'that is empty'           | '  '                           || [EMPTY]          | 0
        'of heads alone'          | 'name,colour\n'                || [EMPTY]          | 0
        'with a strange column'   | 'name,size\nA,1'               || [UNKNOWN_COLUMN] | 0
        'with a column twice'     | 'name,Tên\nA,B'                || [DOUBLE_COLUMN]  | 0
        'with a cell too many'    | 'name,colour\nA,red,blue'      || [CELLS]          | 0
        'with a quote never shut' | 'name\n"A'                     || [BROKEN_CSV]     | 0
    }

    def "a head that is the code of one field and the title of another means the code"() {
        when:
        def table = RegisterTable.read(register, 'name,end,until\nA,01/02/2026,Lan')

        then:
        table.faults() == []
        table.rows()[0].typed() == [name: 'A', end: '01/02/2026', until: 'Lan']
    }

    def "a guard before a formula is no part of the value"() {
        expect:
        RegisterTable.read(register, "name,text\nA,'=1+1").rows()[0].typed().text == '=1+1'
        RegisterTable.read(register, "name,text\nA,'tis").rows()[0].typed().text == "'tis"
    }
}
