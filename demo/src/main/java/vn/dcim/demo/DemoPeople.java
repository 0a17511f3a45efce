package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.staff.AccountReview;
import vn.dcim.core.staff.DepartureKind;
import vn.dcim.core.staff.Departures;
import vn.dcim.core.staff.GrantRequest;
import vn.dcim.core.staff.Grants;
import vn.dcim.core.staff.NewDeparture;
import vn.dcim.core.staff.ReviewLine;
import vn.dcim.core.staff.Reviews;
import vn.dcim.core.staff.ToldSystems;

/** Who has the accounts that the demo made: they come to work every day, also on those that its clock leaps over. */
@Singleton
final class DemoPeople {

    private static final String ACTOR = "demo";
    private static final String LEAVER = "hoa.pv";
    private static final String SUPPLIER = "nam.dv";
    private static final String HEAD = "Đặng Quốc Khánh";
    private static final String CENTRE = "Trung tâm Tích hợp dữ liệu";
    private static final String OPERATION = "Tổ vận hành";
    private static final String PREMISES = "Phòng Hạ tầng";

    private static final Map<Role, Person> PERSONS = Map.ofEntries(
            person(Role.ADMINISTRATOR, "Nguyễn Hữu Phước", CENTRE, "Quản trị hệ thống"),
            person(Role.OPERATOR, "Trần Thị Lan", OPERATION, "Trực ca"),
            person(Role.SHIFT_LEAD, "Lê Văn Cường", OPERATION, "Trưởng ca"),
            person(Role.ASSET_MANAGER, "Phạm Thu Hà", PREMISES, "Quản lý tài sản"),
            person(Role.MAINTENANCE, "Vũ Đình Long", PREMISES, "Kỹ thuật viên cơ điện"),
            person(Role.SECURITY_OFFICER, "Hoàng Minh Tuấn", CENTRE, "Chuyên viên an toàn thông tin"),
            person(Role.HEAD, HEAD, CENTRE, "Giám đốc"),
            person(Role.AGENCY, "Bùi Thị Ngọc", "Sở Khoa học và Công nghệ", "Chuyên viên"),
            person(Role.AUDITOR, "Ngô Thanh Bình", "Thanh tra tỉnh", "Thanh tra viên"),
            person(Role.DISPLAY, "Lý Quốc Bảo", OPERATION, "Phụ trách màn hình phòng trực"));

    private final Accounts accounts;
    private final AccountDesk desk;
    private final Departures departures;
    private final ToldSystems systems;
    private final Reviews reviews;
    private final Grants grants;
    private final Clock clock;

    DemoPeople(
            Accounts accounts,
            AccountDesk desk,
            Departures departures,
            ToldSystems systems,
            Reviews reviews,
            Grants grants,
            Clock clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.departures = departures;
        this.systems = systems;
        this.reviews = reviews;
        this.grants = grants;
        this.clock = clock;
    }

    /** Says who has each account of the demo, and what was approved for it, unless an earlier start did. */
    void introduce() {
        accounts.all().stream()
                .filter(account -> isOfTheDemo(account) && account.person().equals(Person.UNKNOWN))
                .filter(account -> PERSONS.containsKey(account.role()))
                .forEach(account -> {
                    desk.describe(account.id(), PERSONS.get(account.role()), ACTOR);
                    String approver = account.role() == Role.HEAD ? "Sở Khoa học và Công nghệ" : HEAD;
                    grants.record(
                            account.id(), request(PERSONS.get(account.role()).post(), approver), ACTOR);
                    if (account.role() == Role.MAINTENANCE) {
                        grants.end(account.id(), "Đã xong đợt bảo trì UPS quý III", ACTOR);
                    }
                });
    }

    /** Notes a use of each account of the demo; those that people add are suspended when nobody uses them. */
    void areAtWork() {
        accounts.all().stream().filter(DemoPeople::isOfTheDemo).forEach(accounts::noteUse);
    }

    /** Has the accounts reviewed, and somebody leave in three days, unless an earlier start did. */
    void comeAndGo() {
        if (accounts.find(LEAVER).isPresent()) {
            return;
        }
        systems.add("Thư điện tử công vụ", "Trung tâm Công nghệ thông tin tỉnh", false, ACTOR);
        systems.add("Cổng dịch vụ công quốc gia", "Văn phòng UBND tỉnh", true, ACTOR);
        Person hoa = new Person("Phạm Văn Hòa", null, "", "", CENTRE, "Kỹ thuật viên");
        grants.add(LEAVER, Role.MAINTENANCE, hoa, null, request("Bảo trì hệ thống lạnh", HEAD), null, ACTOR);
        String company = "Công ty Cơ điện lạnh Việt Bắc";
        Person nam = new Person("Đỗ Văn Nam", null, "", "", company, "Kỹ sư bảo trì");
        var contract = new SupplierContracts.Terms(company, "27/2026/HĐ-BT", today().plusDays(60));
        grants.add(SUPPLIER, Role.MAINTENANCE, nam, null, request("Bảo trì CRAC-1..3", HEAD), contract, ACTOR);
        departures.open(
                new NewDeparture(
                        LEAVER,
                        "",
                        "",
                        "",
                        DepartureKind.TRANSFER,
                        "118/QĐ-SKHCN",
                        today().plusDays(3),
                        false,
                        List.of("thẻ 0117", "chìa khóa tủ R06"),
                        List.of("Máy tính xách tay TS-0042", "Ổ cứng ngoài TS-0107"),
                        List.of()),
                ACTOR);
        AccountReview review = reviews.open(ACTOR);
        List<Long> lines =
                reviews.look(review.id()).lines().stream().map(ReviewLine::id).toList();
        reviews.decide(review.id(), lines, ReviewLine.Outcome.KEEP, null, "", ACTOR);
        reviews.sign(review.id(), ACTOR);
    }

    private static boolean isOfTheDemo(Account account) {
        return DemoAccess.EXCUSE.equals(account.secondFactorExcuse());
    }

    /** What the head of the centre approved. */
    static GrantRequest request(String purpose) {
        return request(purpose, HEAD);
    }

    private static GrantRequest request(String purpose, String approver) {
        return new GrantRequest(purpose, "05/ĐN-TTDL", approver, null);
    }

    private static Map.Entry<Role, Person> person(Role role, String fullName, String unit, String post) {
        return Map.entry(role, new Person(fullName, null, "", "", unit, post));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
