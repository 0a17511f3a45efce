package vn.dcim.core.work.field

import io.micronaut.context.ApplicationContext
import java.awt.image.BufferedImage
import java.time.Duration
import java.time.LocalDate
import javax.imageio.ImageIO
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.document.DocumentReader
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkItem
import vn.dcim.core.work.WorkKind
import vn.dcim.core.work.WorkOrder
import vn.dcim.core.work.WorkOrders
import vn.dcim.core.work.WorkState

import static vn.dcim.core.work.field.FieldChange.Act.*

/** What a telephone sends is taken once, and never over what somebody else found meanwhile. */
class FieldDeskSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock, { byte[] it -> FieldDeskSpec.read(it) } as DocumentReader).start()
    @Shared WorkDesk desk = context.getBean(WorkDesk)
    @Shared WorkOrders orders = context.getBean(WorkOrders)
    @Shared FieldDesk field = context.getBean(FieldDesk)
    @Shared int made

    /** The reader is of another module; the first bytes do here. */
    static Optional<DocumentReader.Read> read(byte[] content) {
        def type = [(0x89 as byte): 'png', (0xFF as byte): 'jpg'][content[0]]
        type ? Optional.of(new DocumentReader.Read(type, '')) : Optional.empty()
    }

    def setupSpec() {
        ['binh', 'lan'].each { context.getBean(Accounts).issue(it, Role.MAINTENANCE) }
    }

    WorkOrder given(Assignee to = Assignee.team('Tổ cơ điện'), LocalDate due = null) {
        def items = [WorkItem.Kind.TICK, WorkItem.Kind.NUMBER, WorkItem.Kind.PHOTO, WorkItem.Kind.SIGNATURE].collect {
            new WorkItem.Draft(null, it, "Mục $it", '', [], '', 1.0, 2.0, false)
        }
        def order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Bảo trì', null, '', due, [], items), 'an')
        desk.assign(order.id(), to, 'an')
    }

    WorkOrder started() {
        desk.start(given().id(), 'binh')
    }

    WorkItem item(WorkOrder order, int position = 0) {
        orders.items(order.id())[position]
    }

    FieldChange change(Map with) {
        new FieldChange(with.client ?: "c-${++made}", with.act ?: RECORD, with.item as Long, with.version ?: 0, with.result ?: '',
                with.remark ?: '', with.picture as byte[], with.age ?: Duration.ZERO)
    }

    List<FieldDesk.Answer> send(WorkOrder order, String by, Map... all) {
        field.take(order.id(), all.collect { change(it) }, by)
    }

    static byte[] image(String format) {
        def bytes = new ByteArrayOutputStream()
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, bytes)
        bytes.toByteArray()
    }

    def "a change that is sent twice is taken once, at the time at which it was made"() {
        given:
        def order = started()
        def same = [client: 'once-1', item: item(order).id(), result: 'done', age: Duration.ofHours(3)]

        when:
        def answers = send(order, 'binh', same) + send(order, 'binh', same)

        then:
        answers*.refusal() == [null, null]
        item(order).version() == 1
        item(order).resultAt() == clock.instant() - Duration.ofHours(3)

        when: "somebody else sends under the same name"
        def stolen = send(order, 'lan', same).first()

        then:
        stolen.refusal().code() == ErrorCode.INVALID_VALUE
    }

    def "whoever comes late is shown what stands, the rest is taken, and may be sent again over it"() {
        given:
        def order = started()
        send(order, 'lan', [item: item(order).id(), result: 'not-done', remark: 'kẹt'])

        when:
        def answers = send(order, 'binh', [item: item(order).id(), result: 'done'], [item: item(order, 1).id(), result: '1,5'])

        then:
        answers[0].refusal().code() == ErrorCode.CHANGED_MEANWHILE
        answers[0].item().result() == 'not-done'
        answers[1].refusal() == null

        when:
        send(order, 'binh', [item: item(order).id(), result: 'done', version: answers[0].item().version()])

        then:
        item(order).result() == 'done'
        item(order).resultBy() == 'binh'
    }

    def "a refused change is not spent: the same may be sent again when it is legal"() {
        given:
        def order = given()
        def early = [client: 'early-1', item: item(order).id(), result: 'done']

        expect:
        send(order, 'binh', early).first().refusal().code() == ErrorCode.ILLEGAL_TRANSITION
        send(order, 'binh', [act: START], early)*.refusal() == [null, null]
        send(order, 'binh', [act: FINISH])*.refusal() == [null]
        orders.get(order.id()).state() == WorkState.FINISHED
    }

    def "#what is refused"() {
        given:
        def order = started()
        def other = started()

        when:
        def answer = send(order, 'binh', sent(this, order, other)).first()

        then:
        answer.refusal().code() == code

        where:
        what                                | sent                                                                                  || code
        'a name with a blank'               | { s, o, p -> [client: 'a b', item: s.item(o).id(), result: 'done'] }                  || ErrorCode.INVALID_VALUE
        'a name of 65 letters'              | { s, o, p -> [client: 'a' * 65, item: s.item(o).id(), result: 'done'] }               || ErrorCode.INVALID_VALUE
        'an item of another order'          | { s, o, p -> [item: s.item(p).id(), result: 'done'] }                                 || ErrorCode.NOT_FOUND
        'an item that there is not'         | { s, o, p -> [item: 999999999, result: 'done'] }                                      || ErrorCode.NOT_FOUND
        'a result of nothing'               | { s, o, p -> [result: 'done'] }                                                       || ErrorCode.INVALID_VALUE
        'a photo that is none'              | { s, o, p -> [item: s.item(o, 2).id(), picture: 'abc'.bytes] }                        || ErrorCode.INVALID_VALUE
        'the name of a photo instead of it' | { s, o, p -> [item: s.item(o, 2).id(), result: 'a' * 64] }                            || ErrorCode.INVALID_VALUE
        'a signature that is a photo'       | { s, o, p -> [item: s.item(o, 3).id(), picture: image('jpg')] }                       || ErrorCode.INVALID_VALUE
        'a picture of a tick'               | { s, o, p -> [item: s.item(o).id(), result: 'done', picture: image('png')] }          || ErrorCode.INVALID_VALUE
    }

    def "a photo and a signature are kept as they came"() {
        given:
        def order = started()
        def png = image('png')

        when:
        def answers = send(order, 'binh', [item: item(order, 2).id(), picture: image('jpg')], [item: item(order, 3).id(), picture: png])

        then:
        answers*.refusal() == [null, null]
        field.picture(order.id(), item(order, 3).id()) == png
    }

    def "a telephone whose clock is #what writes neither into the future nor long ago"() {
        given:
        def order = started()

        when:
        send(order, 'binh', [item: item(order).id(), result: 'done', age: age])

        then:
        item(order).resultAt() == clock.instant() - counted

        where:
        what           | age                  || counted
        'ahead'        | Duration.ofHours(-5) || Duration.ZERO
        'sixty days'   | Duration.ofDays(60)  || Duration.ofDays(60)
        'a year'       | Duration.ofDays(365) || Duration.ofDays(60)
    }

    def "the day shows what is given to somebody and due #due: #shown"() {
        given:
        def order = given(Assignee.account(to), due ? LocalDate.parse(due) : null)

        expect:
        field.today('binh').any { it.id() == order.id() } == shown

        where: "08:00 of 2 March in the centre"
        to     | due          || shown
        'binh' | '2026-03-01' || true
        'binh' | '2026-03-02' || true
        'binh' | '2026-03-03' || false
        'binh' | null         || true
        'lan'  | '2026-03-02' || false
    }

    def "an order of somebody else is not told"() {
        when:
        field.own(given(Assignee.account('lan')).id(), 'binh')

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.NOT_ASSIGNED
    }
}
