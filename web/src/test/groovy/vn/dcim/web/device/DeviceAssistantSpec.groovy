package vn.dcim.web.device

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.device.CredentialVault
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.device.Feed
import vn.dcim.core.device.FeedRepository
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice

class DeviceAssistantSpec extends Specification {

    static final V3 = [version: '3', user: 'operator', authProtocol: 'SHA-256', authPassword: 'auth-password',
                       privProtocol: 'AES', privPassword: 'priv-password']

    @Shared @AutoCleanup AnAgent agent = new AnAgent()
    @Shared @AutoCleanup AnotherProtocol stranger = new AnotherProtocol()
    @Shared @AutoCleanup WebServer web = new WebServer(
            ['dcim.limits.device-questions': 1000, 'dcim.snmp.first-timeout': '100ms', 'dcim.snmp.min-timeout': '100ms', 'dcim.snmp.retries': 1], [new SomeOffers()])

    def identify(Map<String, ?> form, Role role = Role.SHIFT_LEAD) {
        web.command('/devices/new/identify', role, form)
    }

    def save(Map<String, ?> form, Role role = Role.SHIFT_LEAD) {
        web.command('/devices/new/save', role, form)
    }

    static String key(answer) {
        (answer.body() =~ /name="key" value="([0-9a-f]{32})"/)[0][1]
    }

    /** What stands as the error of a field. */
    static String error(answer, String field) {
        def found = answer.body() =~ /(?s)id="error-$field"[^>]*>(.*?)<\/p>/
        found ? found[0][1] : null
    }

    static List<String> fieldsInError(answer) {
        (answer.body() =~ /(?s)id="error-(\w+)"[^>]*>[^<]+<\/p>/).collect { it[1] }
    }

    Device known(String name) {
        web.bean(DeviceRepository).findByName(name).orElse(null)
    }

    def "the form asks for address and credentials and works without script"() {
        when:
        def html = web.page('/devices/new', Role.SHIFT_LEAD).body()

        then:
        html.contains('action="/devices/new/identify"')
        IdentifyForm.FIELDS.every { html.contains(/name="$it"/) && html.contains(/id="error-$it"/) }
        html =~ /name="csrf" value="[\w-]{43}"/
    }

    def "a device of #how is shown with class, vendor, model and every point before it is saved"() {
        when:
        def answer = identify([address: agent.at()] + credentials)
        def html = answer.body()

        then:
        answer.statusCode() == 200
        html.contains('<dd>UPS</dd>')
        html.contains('<dd>Acme</dd>')
        html.contains('<dd>Acme 10k</dd>')
        html.contains('<dd>generic-ups</dd>')
        html.contains('<dd>ups-a</dd>')

        and: "a number with its unit and the comma, a word with its grade, a dash with the reason"
        html =~ /q-good"><span class="v">98<\/span> <span class="unit">%/
        html =~ /q-good"><span class="v">49,9<\/span> <span class="unit">Hz/
        html =~ /q-good g-alarm"><span class="v">ắc quy</
        html =~ /q-bad"><span class="v">—</
        html.contains('không dùng được: giá trị không thể có -999.0')

        and: "nothing is saved, no secret comes back"
        web.bean(DeviceRepository).findByAddress("snmp://${agent.at()}").empty
        !html.contains('priv-password')
        !html.contains('auth-password')
        fieldsInError(answer).empty

        where:
        how      | credentials
        'v1'     | [version: '1', community: 'public']
        'v2c'    | [version: '2c', community: 'public']
        'v3'     | V3
        'v2c with what was typed for v3 before' | V3 + [version: '2c', community: 'public']
    }

    def "#what is told beside #fields"() {
        when:
        def answer = identify(form.collectEntries { name, value -> [name, value instanceof Closure ? value.call(this) : value] })

        then:
        answer.statusCode() == 422
        fieldsInError(answer) == fields
        error(answer, fields[0]).contains(told)
        answer.body().contains('Chưa nhận dạng được')
        !answer.body().contains('name="key"')
        !answer.body().contains('wrong-')

        where:
        what                       | form                                                                     || fields                       | told
        'a blank address'          | [address: ' ', version: '2c', community: 'public']                       || ['address']                  | 'ví dụ 10.0.0.7'
        'a malformed address'      | [address: 'ups a', version: '2c', community: 'public']                   || ['address']                  | '“ups a” không dùng được'
        'a port out of range'      | [address: '10.0.0.7:65536', version: '2c', community: 'public']          || ['address']                  | 'cổng từ 1 đến 65535'
        'a recording'              | [address: 'file:/etc', version: '2c', community: 'public']               || ['address']                  | '“file:/etc” không dùng được'
        'all that is missing'      | [address: '', version: '3', authProtocol: 'SHA', privProtocol: 'AES']    || ['address', 'user', 'authPassword', 'privPassword'] | 'Cần: tên máy'
        'no community'             | [address: '10.0.0.7', version: '1', community: '']                       || ['community']                | 'chuỗi đọc khai trên thiết bị'
        'a short password'         | [address: '10.0.0.7'] + V3 + [authPassword: 'wrong-1']                   || ['authPassword']             | 'ít nhất 8 ký tự'
        'privacy alone'            | [address: '10.0.0.7'] + V3 + [authProtocol: '']                          || ['authProtocol']             | 'bắt buộc khi có mã hóa'
        'an unknown version'       | [address: '10.0.0.7', version: '4']                                      || ['version']                  | '“4” không dùng được'
        'an unknown host'          | [address: 'no-such.invalid', version: '2c', community: 'public']         || ['address']                  | '“no-such.invalid” không dùng được'
        'a host that is silent'    | [address: '127.0.0.1:9', version: '2c', community: 'public']             || ['address', 'community']     | 'không trả lời'
        'a wrong community'        | [address: { it.agent.at() }, version: '2c', community: 'wrong-community'] || ['address', 'community']    | 'không trả lời'
        'another protocol'         | [address: { "127.0.0.1:${it.stranger.port()}" }, version: '2c', community: 'public'] || ['address']      | 'trả lời không phải bằng SNMP'
        'an unknown user'          | [address: { it.agent.at() }] + V3 + [user: 'stranger']                   || ['user']                     | 'không có người dùng này'
        'a wrong password'         | [address: { it.agent.at() }] + V3 + [authPassword: 'wrong-password']     || ['authPassword']             | 'sai mật khẩu hoặc kiểu xác thực'
        'another authentication'   | [address: { it.agent.at() }] + V3 + [authProtocol: 'SHA-512']            || ['authPassword']             | 'sai mật khẩu hoặc kiểu xác thực'
        'less than the user must'  | [address: { it.agent.at() }] + V3 + [privProtocol: '']                   || ['privProtocol']             | 'mức bảo mật'
        'an algorithm that is off' | [address: { it.agent.at() }] + V3 + [privProtocol: 'DES']                || ['privProtocol']             | 'dcim.snmp.weak-algorithms=true'
    }

    def "the time waited stands in the reader's signs"() {
        expect:
        error(identify([address: '127.0.0.1:9', version: '2c', community: 'public']), 'address') =~ /trong \d+,\d giây/
    }

    def "a wrong privacy password is told beside it, whether the agent reports it or is silent"() {
        when:
        def answer = identify([address: agent.at()] + V3 + [privPassword: 'wrong-password'])

        then:
        answer.statusCode() == 422
        'privPassword' in fieldsInError(answer)
        !answer.body().contains('wrong-password')
    }

    def "without script the whole form comes back with what was typed, but for secrets"() {
        when:
        def answer = web.submit('/devices/new/identify', Role.SHIFT_LEAD, V3 + [address: '10.0.0.7:0', privProtocol: 'AES-256-C',
                csrf: web.csrf(Role.SHIFT_LEAD)])
        def html = answer.body()

        then:
        answer.statusCode() == 422
        html.contains('<html')
        html.contains('value="10.0.0.7:0"')
        html.contains('value="operator"')
        html =~ /value="3" checked/
        html =~ /value="AES-256-C" selected/
        fieldsInError(answer) == ['address']
        !html.contains('auth-password')
    }

    def "a saved device is asked: its first values come soon after"() {
        given:
        def fresh = new AnAgent('UPS-NEW')
        def room = web.bean(PlaceRepository).save(new Place(null, 'POWER-1', Place.Kind.ROOM, null))
        def source = aDevice('ATS-1').ofClass(DeviceClass.ATS).with('input.voltage').addTo(web.context)

        when:
        def preview = identify([address: fresh.at()] + V3)

        then: "the device's own name is proposed, and what is there to choose from"
        preview.body() =~ /name="name" value="UPS-NEW"/
        preview.body().contains(/<option value="device:${source.id()}">ATS-1</)
        preview.body().contains(/<option value="${room.id()}">POWER-1</)

        when:
        def saved = save([key: key(preview), name: ' UPS-N ', group: 'power', place: room.id(), powerA: Feed.device(source.id()),
                          powerB: '', network: ''])
        def device = known('UPS-N')

        then:
        saved.statusCode() == 204
        saved.headers().firstValue('HX-Redirect').get() == "/devices/${device.id()}"
        with(device) {
            [deviceClass(), vendor(), model(), profile(), groupName(), placeId(), state()] ==
                    [DeviceClass.UPS, 'Acme', 'Acme 10k', 'generic-ups', 'power', room.id(), Device.State.ACTIVE]
            address() == "snmpv3://${fresh.at()}"
        }
        web.bean(CredentialVault).get(device.id()).get().privPassword() == 'priv-password'
        web.bean(FeedRepository).findAll().any {
            [it.fromNode(), it.toNode(), it.kind(), it.path()] == [Feed.device(source.id()), Feed.device(device.id()), Feed.Kind.POWER, 'A']
        }

        and: "with who did it"
        with(web.bean(AuditLog).page(0, 1).content.first()) {
            [action(), actor(), subject(), became()] ==
                    ['device.add', 'person-shift-lead', "device:${device.id()} UPS-N", "snmpv3://${fresh.at()}"]
        }

        and:
        new PollingConditions(timeout: 20).eventually {
            assert web.get('/api/v1/readings/latest?device=UPS-N').items.find { it.name == 'battery.charge' }?.value == 98
        }

        and: "its page opens, and what was identified is used up"
        web.page("/devices/${device.id()}", Role.OPERATOR).body().contains('UPS-N')
        save([key: key(preview), name: 'UPS-M', group: 'power']).statusCode() == 422

        cleanup:
        fresh.close()
    }

    def "an address that a device has already leads to that device"() {
        given:
        def ups = aDevice('UPS-OLD').at('snmp://10.9.9.9:161').addTo(web.context)

        when:
        def answer = identify([address: '10.9.9.9', version: '3'] + V3)

        then:
        answer.statusCode() == 422
        error(answer, 'address').contains('UPS-OLD')
        answer.body().contains(/href="\/devices\/${ups.id()}"/)
    }

    def "#what is told in the second step, and what was identified stays"() {
        given:
        def taken = aDevice("TAKEN ${what.hashCode()}").addTo(web.context).name()
        def preview = identify([address: agent.at(), version: '2c', community: 'public'])
        def form = [key: key(preview), name: 'UPS-Q', group: 'default', place: '', powerA: '', powerB: '', network: ''] + wrong

        when:
        def answer = save(form + (what == 'a name in use' ? [name: taken] : [:]))

        then:
        answer.statusCode() == 422
        fieldsInError(answer) == [field]
        error(answer, field).contains(told)
        key(answer) == key(preview)
        known('UPS-Q') == null

        where:
        what                      | wrong                                      || field    | told
        'a name in use'           | [:]                                        || 'name'   | 'Hãy chọn tên khác'
        'a blank name'            | [name: ' ']                                || 'name'   | 'từ 1 đến 100 ký tự'
        'a name of 101'           | [name: 'n' * 101]                          || 'name'   | 'từ 1 đến 100 ký tự'
        'a blank group'           | [group: '']                                || 'group'  | 'từ 1 đến 100 ký tự'
        'a place that is gone'    | [place: '4711']                            || 'place'  | 'Không có vị trí “4711”'
        'a source that is gone'   | [powerA: 'device:4711']                    || 'powerA' | 'Không có thiết bị “4711”'
        'one source on both paths'| [powerA: 'place:1', powerB: 'place:1']     || 'powerB' | 'nguồn khác với đường A'
    }

    def "what was identified cannot be saved #when"() {
        given:
        def preview = identify([address: agent.at(), version: '2c', community: 'public'])

        when:
        web.clock.advance(after)
        def answer = save([key: key(preview), name: 'UPS-R', group: 'default'], role)

        then:
        answer.statusCode() == 422
        answer.body().contains('nhấn Nhận dạng lần nữa')
        known('UPS-R') == null

        where:
        when                 | after                  | role
        'after half an hour' | Duration.ofMinutes(30) | Role.SHIFT_LEAD
        'by another account' | Duration.ZERO          | Role.ADMINISTRATOR
    }

    def "a device heard on the broker is looked at with one press and saved like any other"() {
        expect:
        with(web.page('/devices/new', Role.SHIFT_LEAD).body()) {
            contains('value="mqtt:dc/hg01/crac/c1"')
            contains('Điều hòa chính xác')
        }

        when:
        def preview = identify([address: SomeOffers.COOLER])
        def saved = save([key: key(preview), name: 'CRAC-1', group: 'default'])

        then:
        preview.body() =~ /class="v">18,2<\/span> <span class="unit">°C/
        saved.statusCode() == 204
        known('CRAC-1').address() == SomeOffers.COOLER

        and: "one that is not heard any more says so, not beside a field of SNMP"
        with(identify([address: 'mqtt:gone'])) {
            statusCode() == 422
            fieldsInError(it) == []
            body().contains('mqtt:gone không trả lời')
        }
    }

    def "a device that announced itself is offered with what each of its values becomes, and why some do not"() {
        when:
        def html = web.page('/devices/new', Role.SHIFT_LEAD).body()

        then:
        html.contains('value="mqtt:ha:store-1"')
        html.contains('Store &lt;room&gt;')
        html.contains('Sonoff TH1')
        html.contains('aria-label="Tiếp nhận Store &lt;room>"')
        html =~ /(?s)Temperature <span class="dim">°F<\/span> →\s+Nhiệt độ <span class="dim">ambient.temperature/
        html.contains('không đọc: không có điểm đo cho lớp carbon_dioxide, đơn vị ppm')
        html =~ /không đọc: không đọc được khuôn mẫu \{\{ states\(("|&#34;)x("|&#34;)\) }}: the name states is not read/
    }

    def "#role may not add devices"() {
        expect:
        web.page('/devices/new', role).statusCode() == 403
        identify([address: agent.at(), version: '2c', community: 'public'], role).statusCode() == 403
        save([key: 'x', name: 'X', group: 'default'], role).statusCode() == 403

        where:
        role << [Role.OPERATOR, Role.AUDITOR, Role.DISPLAY]
    }

    def "who is not signed in is led to the form"() {
        when:
        def answer = web.anonymous('/devices/new')

        then:
        answer.statusCode() == 303
        answer.headers().firstValue('Location').get().startsWith('/sign-in')
    }

    def "a form #why is refused"() {
        expect:
        web.submit('/devices/new/identify', Role.SHIFT_LEAD, [address: '', version: '2c'] + token).statusCode() == 403

        where:
        why                  | token
        'without a token'    | [:]
        'with a wrong token' | [csrf: 'x' * 43]
    }

    def "the assistant speaks English to who reads English"() {
        expect:
        web.page('/devices/new', Role.SHIFT_LEAD, [Cookie: 'dcim_language=en']).body().contains('Add a device')
    }
}
