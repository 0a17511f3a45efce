package vn.dcim.core.regulation.check

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*
import static vn.dcim.core.regulation.check.OwnAccountChecksSpec.list

/** BK11-32.4, 15.1.c-b, BK22-5.1.g, AG59-6.3, HY05-7.4: what hangs on people who go. */
class DepartureChecksSpec extends Specification {

    def checks = new DepartureChecks()

    static item(String kind, String state, String due, Map args = [:]) {
        new DepartureEvidence.Item(kind, args.what ?: '', LocalDate.parse(due), state, args.on ? LocalDate.parse(args.on) : null,
                args.document == null ? '12/BB' : args.document, args.ordered ? Instant.parse(args.ordered) : null)
    }

    static gone(Map args = [:]) {
        new DepartureEvidence.Gone(3, 'Trần Thị Lan', args.kind ?: 'leaving', args.ends != false, LocalDate.parse(args.last ?: '2026-11-20'), true, args.there != false,
                args.keeps ?: false, args.items ?: [], args.held ?: [], args.days ?: workingDays(args.last ?: '2026-11-20'), args.known != false)
    }

    static workingDays(String last) {
        def day = LocalDate.parse(last)
        (1..30).collect { day.plusDays(it) }.findAll { it.dayOfWeek.value < 6 }.take(15)
    }

    static facts(Map args = [:]) {
        new DepartureEvidence.Facts(args.gone == null ? [gone()] : args.gone, args.unlisted ?: [], args.systems == null ? 2 : args.systems, args.administrators ?: [],
                args.uninstructed ?: [], new Answers(args.containsKey('elsewhere') ? args.elsewhere : [list('BK11-32.4.b')]))
    }

    def "BK11-32.4.a: #what: #state, #keys"() {
        expect:
        found(checks.returns().judge(facts(gone: [gone(with)]), question('BK11-32.4.a', [open_return_items: 0]))) == [state, keys]

        where:
        what                              | with                                                                         || state     | keys
        'all is back'                     | [items: [item('cards', 'done', '2026-11-20'), item('equipment', 'done', '2026-11-20')]] || 'met' | []
        'a card on its last day'          | [last: '2026-11-24', items: [item('cards', 'open', '2026-11-24')]]           || 'met'     | []
        'a card a day later'              | [items: [item('cards', 'open', '2026-11-23')]]                               || 'not-met' | ['return-open-cards']
        'an active door card, a notebook' | [last: '2026-05-31', items: [item('cards', 'open', '2026-05-31')], held: ['nb-7']] || 'not-met' | ['asset-still-held', 'return-open-cards']
        'data are not handed over'        | [items: [item('data', 'open', '2026-11-20')]]                                || 'not-met' | ['return-open-data']
        'another post in the house'       | [kind: 'change-of-post', ends: false, held: ['nb-7'], items: [item('equipment', 'open', '2026-11-20')]] || 'not-met' | ['return-open-equipment']
        'need not be'                     | [items: [item('signing-tokens', 'waived', '2026-11-20')]]                    || 'met'     | []
    }

    def "nobody who went, or somebody who went without a departure, proves nothing"() {
        expect:
        found(checks.returns().judge(facts(gone: []), question('BK11-32.4.a'))) == ['no-evidence', []]
        found(checks.rights().judge(facts(gone: []), question('BK11-32.4.b'))) == ['no-evidence', []]
        found(checks.returns().judge(facts(unlisted: [new DepartureEvidence.Unlisted('binh', false, DAY)]), question('BK11-32.4.a'))) == ['no-evidence', []]
    }

    def "BK11-32.4.b: left on #last, keeps rights: #keeps, by #lists: #state, #keys"() {
        expect:
        found(checks.rights().judge(facts(gone: [gone(last: last, keeps: keeps, items: items)], elsewhere: lists), question('BK11-32.4.b', [rights_left: 0, disable_delay_h: hours]))) == [state, keys]

        where: "it is noon of 24 November"
        last         | keeps | hours | items                                    | lists                          || state         | keys
        '2026-11-20' | false | 0     | []                                       | [list('BK11-32.4.b')]          || 'met'         | []
        '2026-11-24' | true  | 0     | []                                       | [list('BK11-32.4.b')]          || 'met'         | []
        '2026-11-23' | true  | 0     | []                                       | [list('BK11-32.4.b')]          || 'not-met'     | ['leaver-keeps-rights']
        '2026-11-23' | true  | 12    | []                                       | [list('BK11-32.4.b')]          || 'not-met'     | ['leaver-keeps-rights']
        '2026-11-23' | true  | 13    | []                                       | [list('BK11-32.4.b')]          || 'met'         | []
        '2026-11-20' | false | 0     | [item('delegations', 'open', '2026-11-20')] | [list('BK11-32.4.b')]       || 'not-met'     | ['rights-open-delegations']
        '2026-11-20' | false | 0     | []                                       | [list('BK11-32.4.b', true, 2)] || 'not-met'     | ['foreign-account'] * 2
        '2026-11-20' | false | 0     | []                                       | [list('BK11-32.4.b', false)]   || 'no-evidence' | []
        '2026-11-20' | false | 0     | []                                       | []                             || 'no-evidence' | []
    }

    def "BK22-5.1.g: #what: #state, #keys"() {
        expect:
        found(checks.handover().judge(facts([gone: [gone(with)]] + more), question('BK22-5.1.g', [open_return_items: 0, new_staff_instructed: true]))) == [state, keys]

        where:
        what                                    | with                                            | more                                        || state     | keys
        'handed over'                           | [items: [item('data', 'done', '2026-11-20')]]   | [:]                                         || 'met'     | []
        'still an account on the shared system' | [last: '2026-10-24']                            | [elsewhere: [list('BK11-32.4.b', true, 1)]] || 'not-met' | ['foreign-account']
        'assets are not back'                   | [items: [item('cards', 'open', '2026-11-20')]]  | [:]                                         || 'not-met' | ['return-open-cards']
        'who is new is not instructed'          | [:]                                             | [uninstructed: ['binh']]                    || 'not-met' | ['not-instructed']
    }

    def "AG59-6.3.b: #what: #state, #keys"() {
        expect:
        found(checks.told().judge(facts(gone: [gone(items: [told] + more)], systems: systems), question('AG59-6.3.b', [notice: 'immediate', notice_form: 'written']))) == [state, keys]

        where:
        what                        | told                                                                        | more                                   | systems || state         | keys
        'in writing, on the day'    | item('notice', 'done', '2026-11-20', [on: '2026-11-20'])                    | []                                     | 2       || 'met'         | []
        'a day late'                | item('notice', 'done', '2026-11-20', [on: '2026-11-21'])                    | []                                     | 2       || 'not-met'     | ['notice-late']
        'by telephone'              | item('notice', 'done', '2026-11-20', [on: '2026-11-20', document: ''])      | []                                     | 2       || 'not-met'     | ['notice-unwritten']
        'one owner was not told'    | item('notice', 'open', '2026-11-20')                                        | []                                     | 2       || 'not-met'     | ['notice-missing']
        'equipment is not back'     | item('notice', 'done', '2026-11-20', [on: '2026-11-20'])                    | [item('equipment', 'open', '2026-11-20')] | 2    || 'not-met'     | ['return-open-equipment']
        'no system is declared'     | item('data', 'done', '2026-11-20')                                          | []                                     | 0       || 'no-evidence' | []
    }

    def "AG59-6.3.c: left on #last, told on #on: #state (#why)"() {
        expect:
        found(checks.told().judge(facts(gone: [gone(last: last, known: known, days: days ?: workingDays(last), items: [item('shared-notice', on ? 'done' : 'open', last, [on: on])])]),
                question('AG59-6.3.c', [leaver_notice_working_days: 5]))) == [state, keys]

        where:
        last         | on           | known | days   || state         | keys               | why
        '2026-11-09' | '2026-11-16' | true  | null   || 'met'         | []                 | 'the seventh calendar day is the fifth working day'
        '2026-11-09' | '2026-11-17' | true  | null   || 'not-met'     | ['notice-late']    | 'the sixth working day'
        '2026-11-17' | null         | true  | null   || 'met'         | []                 | 'the fifth working day is today'
        '2026-11-16' | null         | true  | null   || 'not-met'     | ['notice-missing'] | 'the fifth working day was yesterday'
        '2026-02-13' | '2026-02-27' | true  | TET    || 'met'         | []                 | 'Tết lies between'
        '2026-02-13' | '2026-02-28' | true  | TET    || 'not-met'     | ['notice-late']    | 'Tết lies between, and it is late all the same'
        '2026-11-09' | '2026-11-16' | false | null   || 'no-evidence' | []                 | 'days off of the year are not known'
    }

    static final TET = ['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28'].collect { LocalDate.parse(it) }

    def "HY05-7.4: #what: #state, #keys"() {
        expect:
        found(checks.lockedOut().judge(facts(gone: [gone(with)]), question('HY05-7.4', [rights_left: 0, records_readable: true]))) == [state, keys]

        where:
        what                   | with                                                       || state     | keys
        'locked out'           | [items: [item('signing-tokens', 'done', '2026-11-20')]]    || 'met'     | []
        'the account is gone'  | [there: false]                                             || 'not-met' | ['leaver-account-erased']
        'a token is not back'  | [items: [item('signing-tokens', 'open', '2026-11-20')]]    || 'not-met' | ['return-open-signing-tokens']
        'the account works'    | [keeps: true]                                              || 'not-met' | ['leaver-keeps-rights']
    }

    def "BK11-32.4.c: the undertaking is #state by #due with “#document”: #verdict"() {
        expect:
        found(checks.undertake().judge(facts(gone: [gone(items: [item('undertaking', state, due, [document: document])])]), question('BK11-32.4.c', [leavers_without_undertaking: 0]))) == [verdict, keys]

        where:
        state    | due          | document || verdict   | keys
        'done'   | '2026-11-20' | '9/CK'   || 'met'     | []
        'open'   | '2026-11-24' | ''       || 'met'     | []
        'open'   | '2026-11-23' | ''       || 'not-met' | ['undertaking-missing']
        'done'   | '2026-11-20' | ''       || 'not-met' | ['undertaking-missing']
        'waived' | '2026-11-20' | ''       || 'not-met' | ['undertaking-waived']
    }

    def "BK11-15.1.c-b: #what: #state, #keys"() {
        expect:
        found(checks.administrators().judge(facts(gone: [gone(items: [decision])], unlisted: unlisted,
                administrators: changed.collect { new DepartureEvidence.Administrator(1, "quantri$it" as String, Instant.parse(it)) }),
                question('BK11-15.1.c-b', [decision_record: 'required', accounts_not_changed_after_decision: 0]))) == [state, keys]

        where:
        what                           | decision                                                                                    | changed                                          | unlisted || state     | keys
        'ordered and done by all'      | item('administrator-passwords', 'done', '2026-03-03', [ordered: '2026-03-03T02:00:00Z'])    | ['2026-03-03T02:00:01Z']                         | []       || 'met'     | []
        'some carry older ones'        | item('administrator-passwords', 'done', '2026-03-03', [ordered: '2026-03-03T02:00:00Z'])    | ['2026-03-03T02:00:00Z', '2026-03-04T02:00:00Z'] | []       || 'not-met' | ['password-before-decision']
        'decided that none is needed'  | item('administrator-passwords', 'done', '2026-03-03')                                       | ['2026-01-01T00:00:00Z']                         | []       || 'met'     | []
        'no decision in time'          | item('administrator-passwords', 'open', '2026-11-23')                                       | []                                               | []       || 'not-met' | ['decision-missing']
        'still time for it'            | item('administrator-passwords', 'open', '2026-11-24')                                       | []                                               | []       || 'met'     | []
        'waived'                       | item('administrator-passwords', 'waived', '2026-03-03')                                     | []                                               | []       || 'not-met' | ['decision-missing']
        'gone without a departure'     | item('data', 'done', '2026-03-03')                                                          | []                                               | [new DepartureEvidence.Unlisted('root', true, DAY)] || 'not-met' | ['decision-missing']
    }
}
