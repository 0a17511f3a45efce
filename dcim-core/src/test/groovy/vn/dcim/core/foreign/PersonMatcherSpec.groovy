package vn.dcim.core.foreign

import spock.lang.Specification

import static vn.dcim.core.foreign.AnAccount.anAccount

/** Whose an account is: certain, or said not to be. */
class PersonMatcherSpec extends Specification {

    static final List<KnownPerson> PEOPLE = [
            new KnownPerson('account:1', 'Nguyễn Văn An', 'Phòng CNTT', 'an.nv', null),
            new KnownPerson('account:2', 'Phạm Văn Hòa', 'Phòng CNTT', 'hoa.pv', null),
            new KnownPerson('account:3', 'Phạm Văn Hoa', 'Phòng CNTT', 'hoa2', null),
            new KnownPerson('departure:4', 'Lê Thị Bé', 'Sở KHCN', '', null)]

    def "BK11-32.4.b: #told is #state #key"() {
        when:
        def match = new PersonMatcher(PEOPLE, ['by-hand': 'account:1', 'nobody-here': ForeignNote.NONE_OF_THESE, 'lost': 'account:99'])
                .match(anAccount(told))

        then:
        match.state() as String == state
        match.person()?.key() == key

        where:
        told                                                             || state       | key
        [fullName: 'Nguyễn Văn An', unit: 'Phòng CNTT']                  || 'KNOWN'     | 'account:1'
        [fullName: 'NGUYEN VAN AN', unit: 'phong cntt']                  || 'KNOWN'     | 'account:1'
        [fullName: 'Lê Thị Bé', unit: 'Sở KHCN']                         || 'KNOWN'     | 'departure:4'
        [fullName: 'Nguyễn Văn An']                                      || 'AMBIGUOUS' | null
        [fullName: 'Nguyễn Văn An', unit: 'Sở KHCN']                     || 'AMBIGUOUS' | null
        [fullName: 'Phạm Văn Hòa', unit: 'Phòng CNTT']                   || 'AMBIGUOUS' | null
        [login: 'AN.NV']                                                 || 'KNOWN'     | 'account:1'
        [login: 'TINH\\an.nv', fullName: 'Nguyen Van An']                || 'KNOWN'     | 'account:1'
        [login: 'an.nv@tinh.gov.vn', fullName: 'Trần Bình', unit: 'Sở']  || 'AMBIGUOUS' | null
        [login: 'hoa.pv', fullName: 'Phạm Văn Hòa']                      || 'KNOWN'     | 'account:2'
        [login: 'by-hand', fullName: 'Ai đó']                            || 'KNOWN'     | 'account:1'
        [login: 'nobody-here', fullName: 'Nguyễn Văn An']                || 'LISTED'    | null
        [login: 'lost', fullName: 'Trần Bình', unit: 'Công ty A']        || 'LISTED'    | null
        [fullName: 'Trần Bình', unit: 'Công ty A']                       || 'LISTED'    | null
        [fullName: 'Trần Bình']                                          || 'HALF'      | null
        [:]                                                              || 'NOBODY'    | null
        [machine: true, login: 'an.nv']                                  || 'NOBODY'    | null
        [machine: true, responsible: 'Nguyễn Văn An', unit: 'Phòng CNTT']|| 'KNOWN'     | 'account:1'
    }
}
