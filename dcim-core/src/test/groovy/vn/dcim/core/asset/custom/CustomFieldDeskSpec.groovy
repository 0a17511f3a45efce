package vn.dcim.core.asset.custom

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.asset.Asset
import vn.dcim.core.asset.AssetBatch.OnKnown
import vn.dcim.core.asset.AssetBatch.Row
import vn.dcim.core.asset.AssetBatches
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetFilter
import vn.dcim.core.asset.AssetFilter.Flaw
import vn.dcim.core.asset.AssetFilter.Own
import vn.dcim.core.asset.AssetOrder
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.asset.AssetUndo
import vn.dcim.core.asset.Assets
import vn.dcim.core.asset.CustomKey
import vn.dcim.core.asset.CustomOrder
import vn.dcim.core.asset.FieldKey
import vn.dcim.core.audit.AuditFilter
import vn.dcim.core.audit.AuditTrail
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.asset.AssetField.*

/** The centre defines its own fields, and assets tell something for them. */
class CustomFieldDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared CustomFieldDesk fields = context.getBean(CustomFieldDesk)
    @Shared CustomFields book = context.getBean(CustomFields)
    @Shared AssetDesk desk = context.getBean(AssetDesk)
    @Shared AssetBatches batches = context.getBean(AssetBatches)
    @Shared Assets assets = context.getBean(Assets)
    @Shared int counter

    String mark = "tr${++counter}"

    def setup() {
        clock.advance(Duration.ofMinutes(1))
    }

    CustomField define(Map parts) {
        def outcome = fields.add(['label-vi': 'Trường', type: 'text', kinds: 'other'] + parts, 'an')
        assert outcome.faults() == []
        outcome.field()
    }

    CustomField change(CustomField field, Map parts) {
        clock.advance(Duration.ofMinutes(1))
        def outcome = fields.change(field.code(), field.revision(), parts, 'vì thế', 'bình')
        assert outcome.faults() == []
        outcome.field()
    }

    List<String> faults(Map parts) {
        fields.add(['label-vi': 'Trường', type: 'text', code: mark] + parts, 'an').faults()
                .collect { "${it.part()} ${it.kind().code()}" as String }
    }

    Asset add(String name, Map<FieldKey, String> typed) {
        def outcome = desk.add([(NAME): "$mark $name" as String, (KIND): 'other'] + typed, AssetTerms.CODES, 'an')
        assert outcome.faults() == []
        outcome.asset()
    }

    Assets.Found find(Map of) {
        def own = new Own(assets.names().custom(), of.own ? CustomFilter.of(of.own as String, assets.names().custom()) : null)
        assets.find(new AssetFilter(of.text ?: mark, null, null, [] as Set, null, null, null, of.flaw as Flaw, null, own),
                of.order ? new CustomOrder(book.get(of.order as String)) : AssetOrder.NAME, of.descending ?: false, 0, 100)
    }

    static FieldKey key(String code) {
        new CustomKey(code)
    }

    def "#parts is refused: #told"() {
        given:
        if (!assets.names().custom().find('co-roi').present) {
            define(code: 'co-roi', type: 'yes-no')
        }

        expect:
        faults(parts) == told

        where:
        parts                                                        || told
        [code: 'Mã số']                                              || ['code not-read']
        [code: 'new']                                                || ['code not-read']
        [code: 'reason']                                             || ['code not-read']
        [code: '-a']                                                 || ['code not-read']
        [code: 'a' * 41]                                             || ['code not-read']
        [code: 'serial']                                             || ['code taken']
        [code: 'co-roi']                                             || ['code taken']
        ['label-vi': ' ']                                            || ['label-vi missing']
        [type: 'colour', kinds: 'server spaceship']                  || ['type not-read', 'kinds not-read']
        [pattern: '(a']                                              || ['pattern not-read']
        [type: 'number', least: '7', greatest: '6']                  || ['greatest not-read']
        [type: 'choice']                                             || ['choices missing']
        [type: 'choice', choices: 'a | Một\nb\na | Hai']             || ['choices not-read', 'choices taken']
        ['required-from': 'mai']                                     || ['required-from not-read']
        ['show-field': 'co-roi', 'show-value': 'maybe']              || ['show-value not-read']
        ['show-field': 'note', 'show-value': 'x']                    || ['show-field no-such-field']
        ['show-field': 'status', 'show-value': 'gone']               || ['show-value not-read']
    }

    def "fields cannot wait for each other in a circle"() {
        given:
        def first = define(code: "$mark-1" as String, type: 'yes-no')
        define(code: "$mark-2" as String, type: 'yes-no', 'show-field': first.code(), 'show-value': 'yes')

        expect:
        fields.change(first.code(), 1, ['show-field': "$mark-2" as String, 'show-value': 'yes'], '', 'an').faults()*.kind() ==
                [DefinitionFault.Kind.NO_SUCH_FIELD]
    }

    def "type and choices hold once assets tell something, labels do not; all of it is in the audit log"() {
        given:
        def raid = define(code: mark, type: 'choice', choices: 'r1 | RAID 1\nr5 | RAID 5\nr9 | RAID 9')
        add('a', [(key(mark)): 'RAID 1'])

        when: "one choice is renamed, one taken out that is used, one that is not, one added"
        def changed = change(raid, [choices: 'r5 | RAID 5 | RAID five\nr6 | RAID 6'])

        then:
        changed.allChoices() == [new Choice('r5', 'RAID 5', 'RAID five', false), new Choice('r6', 'RAID 6', 'RAID 6', false),
                                 new Choice('r1', 'RAID 1', 'RAID 1', true)]
        fields.change(mark, 2, [type: 'text'], '', 'an').faults()*.kind() == [DefinitionFault.Kind.FIXED]
        desk.add([(NAME): mark, (KIND): 'other', (key(mark)): 'r1'], AssetTerms.CODES, 'an').faults()*.field() == [key(mark)]

        when: "it is listed again"
        changed = change(changed, [choices: 'r1 | Gương | Mirror\nr5 | RAID 5'])

        then:
        changed.choice('r1').get() == new Choice('r1', 'Gương', 'Mirror', false)
        changed.choice('r6').empty
        context.getBean(AuditTrail).find(new AuditFilter(null, null, '', '', "custom-field:$mark", ''), AuditTrail.Order.OLDEST, 0, 10)
                .entries()*.action() == ['custom-field.add', 'custom-field.change', 'custom-field.change']
    }

    def "a field that assets tell something for is retired and used again, one without is taken out"() {
        given:
        def used = define(code: "$mark-a" as String)
        def unused = define(code: "$mark-b" as String)
        def asset = add('a', [(key(used.code())): 'x'])

        when:
        fields.delete(used.code(), 1, 'an')

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.ILLEGAL_TRANSITION

        when:
        fields.delete(unused.code(), 1, 'an')
        fields.retire(used.code(), 1, true, 'không cần nữa', 'an')

        then:
        assets.names().custom().find(unused.code()).empty
        !assets.names().custom().open()*.code().contains(used.code())
        desk.change(asset.id(), 1, [(key(used.code())): 'y'], AssetTerms.CODES, '', 'an').refused
        assets.get(asset.id()).customValues() == [(used.code()): 'x']

        when:
        fields.retire(used.code(), 2, false, 'lại cần', 'an')

        then:
        !desk.change(asset.id(), 1, [(key(used.code())): 'y'], AssetTerms.CODES, '', 'an').refused

        when: "somebody else was faster"
        fields.change(used.code(), 1, ['label-vi': 'Khác'], '', 'an')

        then:
        def late = thrown(DcimException)
        late.code() == ErrorCode.CHANGED_MEANWHILE
    }

    def "assets are filtered and sorted by what they tell"() {
        given:
        def watts = define(code: "$mark-w" as String, type: 'decimal', unit: 'kW').code()
        def day = define(code: "$mark-d" as String, type: 'day').code()
        def text = define(code: "$mark-t" as String).code()
        add('a', [(key(watts)): '9,5', (key(day)): '01/01/2026', (key(text)): 'Cổng 100%'])
        add('b', [(key(watts)): '10', (key(day)): '01/02/2026'])
        add('c', [:])

        expect:
        find(own: "${own.replace('W', watts).replace('D', day).replace('T', text)}").assets()*.name()*.takeRight(1) == found

        where:
        own                        || found
        'W:*'                      || ['a', 'b']
        'W:-'                      || ['c']
        'W:9.5'                    || ['a']
        'W:9,5..10'                || ['a', 'b']
        'W:9,6..'                  || ['b']
        'W:..9,9'                  || ['a']
        'D:01/01/2026..31/01/2026' || ['a']
        'T:100%'                   || ['a']
        'T:1_0'                    || []
    }

    def "numbers are sorted as numbers, and what tells nothing stands last either way"() {
        given:
        def watts = define(code: mark, type: 'number').code()
        ['9', '10', null, '-1'].eachWithIndex { told, i -> add("${(char) (97 + i)}", told == null ? [:] : [(key(watts)): told]) }

        expect:
        find(order: watts).assets()*.customValues()*.get(watts) == ['-1', '9', '10', null]
        find(order: watts, descending: true).assets()*.customValues()*.get(watts) == ['10', '9', '-1', null]
    }

    def "what is required since a day is a flaw of what stands there, and asked of what is new"() {
        given:
        def level = define(code: mark, kinds: 'other')
        def old = add('cũ', [:])
        add('đủ', [(key(mark)): 'cấp 2'])

        when:
        change(level, ['required-from': '2026-03-02'])

        then:
        find(flaw: Flaw.NO_REQUIRED).assets()*.id() == [old.id()]
        find(flaw: Flaw.NO_REQUIRED).total() == 1
        desk.add([(NAME): mark, (KIND): 'other'], AssetTerms.CODES, 'an').faults()*.field() == [key(mark)]
        desk.add([(NAME): "$mark bàn" as String, (KIND): 'monitor'], AssetTerms.CODES, 'an').faults() == []

        and: "whoever changes something else is not held up; whoever empties it is"
        !desk.change(old.id(), 1, [(NOTE): 'x'], AssetTerms.CODES, '', 'an').refused
        desk.change(old.id(), 2, [(key(mark)): ''], AssetTerms.CODES, '', 'an').refused
        !desk.change(old.id(), 2, [(key(mark)): 'cấp 1'], AssetTerms.CODES, '', 'an').refused
        find(flaw: Flaw.NO_REQUIRED).assets() == []

        cleanup:
        change(book.get(mark), ['required-from': ''])
    }

    def "a list fills fields in, tells what it changes, and is undone; the register remembers how it stood"() {
        given:
        def level = define(code: mark, type: 'choice', choices: 'c1 | Cấp 1\nc2 | Cấp 2').code()
        def asset = add('a', [(TAG): mark, (key(level)): 'c1'])
        clock.advance(Duration.ofMinutes(1))
        def earlier = clock.instant()
        clock.advance(Duration.ofMinutes(1))

        when:
        def faulty = batches.plan([new Row(2, [(TAG): mark, (key(level)): 'Cấp 7'])], OnKnown.UPDATE, AssetTerms.CODES)
        def plan = batches.take([new Row(2, [(TAG): mark, (key(level)): 'Cấp 2'])], OnKnown.UPDATE, AssetTerms.CODES, 'x.xlsx', 'an')

        then:
        faulty.lines().first().faults().collect { [it.field(), it.value(), it.accepted()] } == [[key(level), 'Cấp 7', 'Cấp 1, Cấp 2']]
        plan.lines().first().differences().collect { [it.field(), it.was(), it.became()] } == [[key(level), 'c1', 'c2']]
        find([:]).assets()*.customValues() == [[(level): 'c2']]
        assets.find(new AssetFilter(mark, null, null, [] as Set, null, null, null, null, earlier,
                new Own(assets.names().custom(), CustomFilter.of("$level:c1", assets.names().custom()))), AssetOrder.NAME, false, 0, 9).total() == 1
        assets.versions(asset.id())*.asset()*.customValues() == [[(level): 'c2'], [(level): 'c1']]
        find(text: "$mark cap 2").total() == 1

        when:
        context.getBean(AssetUndo).undo([new AssetUndo.Step(asset.id(), 2, false)], 'nhầm', 'an', { _, __ -> })

        then:
        find([:]).assets()*.customValues() == [[(level): 'c1']]
        find(text: "$mark cap 1").total() == 1
    }
}
