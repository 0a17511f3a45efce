package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Acceptances;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.PasswordChanges;
import vn.dcim.core.account.Person;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.SupplierContracts;
import vn.dcim.core.staff.AccountReview;
import vn.dcim.core.staff.Checklist;
import vn.dcim.core.staff.DepartureKind;
import vn.dcim.core.staff.Departures;
import vn.dcim.core.staff.GrantRequest;
import vn.dcim.core.staff.Grants;
import vn.dcim.core.staff.NewDeparture;
import vn.dcim.core.staff.ReviewLine;
import vn.dcim.core.staff.Reviews;
import vn.dcim.core.staff.ToldSystems;

/**
 * Who has the accounts of the demo: each was taken over by its person, and those that the demo made are at work every day, also on those that
 * its clock leaps over.
 */
@Singleton
final class DemoPeople {

    /** Account of who entered what was there when the program was taken into use; its work is done. */
    static final String ACTOR = "demo";

    private static final String ADMINISTRATOR = "admin";
    private static final String LEAVER = "hoa.pv";
    private static final String SUPPLIER = "nam.dv";
    private static final String HEAD = "Đặng Quốc Khánh";
    private static final String CENTRE = "Trung tâm Tích hợp dữ liệu";
    private static final String OPERATION = "Tổ vận hành";
    private static final String PREMISES = "Phòng Hạ tầng";

    private static final Map<Role, Person> PERSONS = Map.ofEntries(
            person(Role.ADMINISTRATOR, "Nguyễn Hữu Phước", "1984-03-12", "101", CENTRE, "Quản trị hệ thống"),
            person(Role.OPERATOR, "Trần Thị Lan", "1991-08-25", "102", OPERATION, "Trực ca"),
            person(Role.SHIFT_LEAD, "Lê Văn Cường", "1987-11-04", "103", OPERATION, "Trưởng ca"),
            person(Role.ASSET_MANAGER, "Phạm Thu Hà", "1989-06-17", "104", PREMISES, "Quản lý tài sản"),
            person(Role.MAINTENANCE, "Vũ Đình Long", "1985-01-30", "105", PREMISES, "Kỹ thuật viên cơ điện"),
            person(
                    Role.SECURITY_OFFICER,
                    "Hoàng Minh Tuấn",
                    "1986-09-09",
                    "106",
                    CENTRE,
                    "Chuyên viên an toàn thông tin"),
            person(Role.HEAD, HEAD, "1975-05-22", "107", CENTRE, "Giám đốc"),
            person(Role.AGENCY, "Bùi Thị Ngọc", "1990-12-01", "108", "Sở Khoa học và Công nghệ", "Chuyên viên"),
            person(Role.AUDITOR, "Ngô Thanh Bình", "1982-07-14", "109", "Thanh tra tỉnh", "Thanh tra viên"),
            person(Role.DISPLAY, "Lý Quốc Bảo", "1993-02-19", "110", OPERATION, "Phụ trách màn hình phòng trực"));

    private final Accounts accounts;
    private final AccountDesk desk;
    private final PasswordChanges passwords;
    private final Acceptances acceptances;
    private final Departures departures;
    private final ToldSystems systems;
    private final Reviews reviews;
    private final Grants grants;
    private final Clock clock;

    DemoPeople(
            Accounts accounts,
            AccountDesk desk,
            PasswordChanges passwords,
            Acceptances acceptances,
            Departures departures,
            ToldSystems systems,
            Reviews reviews,
            Grants grants,
            Clock clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.passwords = passwords;
        this.acceptances = acceptances;
        this.departures = departures;
        this.systems = systems;
        this.reviews = reviews;
        this.grants = grants;
        this.clock = clock;
    }

    /** Returns the account that is named after a role, made where there is none yet, with the person who has it. */
    Account account(Role role) {
        return accounts.find(role.code()).orElseGet(() -> accounts.issue(role.code(), role, PERSONS.get(role), null)
                .account());
    }

    /** Says who has an account that the program made by itself. */
    Account describe(Account account) {
        return desk.describe(account.id(), PERSONS.get(account.role()), ADMINISTRATOR);
    }

    /**
     * Has the person of an account do what a first sign-in asks for: choose a password, and take on what is done with the account.
     *
     * @return the password
     */
    String takeOver(Account account) {
        String chosen = password();
        while (!passwords.change(account.id(), chosen).isEmpty()) {
            chosen = password();
        }
        acceptances.accept(account);
        return chosen;
    }

    /** Returns one such as {@code k7mq-X9TB-w3zd-Q5NH}, which a person can copy from a screen. */
    private static String password() {
        return Stream.of(Secrets.code(4), Secrets.code(4).toUpperCase(Locale.ROOT), Secrets.code(4), Secrets.code(4))
                .collect(Collectors.joining("-"));
    }

    /** Notes what was approved for each account of the demo, and for who enters the rest of it, unless an earlier start did. */
    void introduce() {
        accounts.all().stream()
                .filter(account -> isOfTheDemo(account) && PERSONS.containsKey(account.role()))
                .filter(account -> grants.of(account.id()).isEmpty())
                .forEach(account -> {
                    String approver = account.role() == Role.HEAD ? "Sở Khoa học và Công nghệ" : HEAD;
                    grants.record(
                            account.id(), request(PERSONS.get(account.role()).post(), approver), ACTOR);
                    if (account.role() == Role.MAINTENANCE) {
                        grants.end(account.id(), "Đã xong đợt bảo trì UPS quý III", ACTOR);
                    }
                });
        if (accounts.find(ACTOR).isEmpty()) {
            Person thang = new Person(
                    "Lường Văn Thắng",
                    LocalDate.of(1994, 3, 8),
                    "0209 3870 123",
                    "",
                    "Công ty Giải pháp số Việt Bắc",
                    "Kỹ sư triển khai");
            Account made = grants.add(
                            ACTOR,
                            Role.ASSET_MANAGER,
                            thang,
                            null,
                            request("Nạp số liệu ban đầu khi đưa phần mềm vào sử dụng", HEAD),
                            null,
                            ADMINISTRATOR)
                    .account();
            takeOver(made);
        }
    }

    /** Ends the account of who entered the beginnings, unless an earlier start did: the work is done, and handed over. */
    void finish() {
        Account account = accounts.find(ACTOR).orElseThrow();
        if (!departures.of(account).isEmpty()) {
            return;
        }
        Checklist opened = departures.open(
                new NewDeparture(
                        ACTOR,
                        "",
                        "",
                        "",
                        DepartureKind.LEAVING,
                        "31/BBNT-TTTHDL",
                        today(),
                        true,
                        List.of("thẻ khách 0012"),
                        List.of(),
                        List.of()),
                ADMINISTRATOR);
        long id = opened.departure().id();
        opened.entries().stream()
                .filter(entry -> !entry.item().kind().isSeenByProgram())
                .forEach(entry -> departures.complete(
                        id, entry.item().id(), today(), "32/BB-TTTHDL", "đã bàn giao", ADMINISTRATOR));
        departures.close(id, ADMINISTRATOR);
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
        Person hoa = new Person("Phạm Văn Hòa", LocalDate.of(1988, 4, 3), "0209 3870 121", "", CENTRE, "Kỹ thuật viên");
        takeOver(grants.add(LEAVER, Role.MAINTENANCE, hoa, null, request("Bảo trì hệ thống lạnh", HEAD), null, ACTOR)
                .account());
        String company = "Công ty Cơ điện lạnh Việt Bắc";
        Person nam =
                new Person("Đỗ Văn Nam", LocalDate.of(1990, 10, 27), "0209 3870 122", "", company, "Kỹ sư bảo trì");
        var contract = new SupplierContracts.Terms(company, "27/2026/HĐ-BT", today().plusDays(60));
        takeOver(grants.add(SUPPLIER, Role.MAINTENANCE, nam, null, request("Bảo trì CRAC-1..3", HEAD), contract, ACTOR)
                .account());
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

    private static Map.Entry<Role, Person> person(
            Role role, String fullName, String birthDate, String extension, String unit, String post) {
        return Map.entry(
                role, new Person(fullName, LocalDate.parse(birthDate), "0209 3870 " + extension, "", unit, post));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
