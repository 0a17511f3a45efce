package vn.dcim.bench.year;

import io.micronaut.context.ApplicationContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterDesk;
import vn.dcim.core.register.RegisterPlan;
import vn.dcim.core.register.Registers;

/** The register of suppliers: one contract is prolonged each January, the other ends unattended. */
final class YearRegisters implements YearPart {

    private static final String CODE = "suppliers";
    private static final String LIST = """
            number,supplier,subject,kind,contact,phone,mail,value,from,to,secrecy,keeper,incident,confirmed-on
            05/2027/HĐBT,Công ty A,"Bảo trì máy chủ, lưu trữ",upkeep,Phạm Văn Hùng,0912 345 678,hungpv@a.example,1.250.000.000,01/03/2027,28/02/%d,CK-01,Trần Thị Lan,QT-03,%s
            11/2027/HĐBT,Công ty B,Bảo trì điều hòa,upkeep,Lê Thị Thu,0987 654 321,thult@b.example,480.000.000,01/03/2027,30/06/2028,CK-02,Trần Thị Lan,QT-01,01/03/2027
            """;

    private final Registers registers;
    private final RegisterDesk desk;
    private final YearTables tables;

    YearRegisters(ApplicationContext context, YearTables tables) {
        this.registers = context.getBean(Registers.class);
        this.desk = context.getBean(RegisterDesk.class);
        this.tables = tables;
    }

    @Override
    public void begin(YearClock clock) {
        take(2028, "01/03/2027", "");
    }

    @Override
    public void play(LocalDate day, YearClock clock) {
        if (isProlonged(day)) {
            clock.at(
                    day,
                    LocalTime.of(14, 0),
                    () -> take(
                            day.getYear() + 1,
                            "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear()),
                            "gia hạn"));
        }
    }

    private static boolean isProlonged(LocalDate day) {
        return day.getMonthValue() == 1 && day.getDayOfMonth() == 15;
    }

    private void take(int endYear, String confirmed, String reason) {
        RegisterDefinition register = registers.get(CODE);
        RegisterPlan plan = desk.take(register, LIST.formatted(endYear, confirmed), reason, YearPeople.ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(plan.faults() + " " + plan.lines());
        }
    }

    @Override
    public List<YearFinding> check(YearSpan span) {
        return List.of(
                new YearFinding(
                        "registers/entries",
                        tables.count("SELECT COUNT(*) FROM register_entry WHERE register = ?", CODE),
                        2,
                        "a list that is taken again adds nothing"),
                new YearFinding(
                        "registers/changes",
                        tables.count("SELECT COUNT(*) FROM audit_entry WHERE action LIKE 'register.change%'"),
                        span.count(YearRegisters::isProlonged),
                        "one contract prolonged each January"));
    }
}
