package vn.dcim.web.backup;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.account.Permission;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.Importance;
import vn.dcim.core.backup.BackupDesk;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupSet;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.DataKind;
import vn.dcim.core.backup.Medium;
import vn.dcim.core.backup.RunTimes;
import vn.dcim.core.backup.RunnerKind;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** The forms by which data sets are noted and plans are declared. */
@Hidden
@Controller("/backups")
@Needs(Permission.CHANGE_BACKUP)
final class BackupFormController {

    private static final int MOST_OFFERED = 500;
    private static final int TIMES_SHOWN = 3;

    private final Backups backups;
    private final BackupDesk desk;
    private final Assets assets;
    private final SoftwareRegister software;
    private final Pages pages;
    private final Clock clock;

    BackupFormController(
            Backups backups, BackupDesk desk, Assets assets, SoftwareRegister software, Pages pages, Clock clock) {
        this.backups = backups;
        this.desk = desk;
        this.assets = assets;
        this.software = software;
        this.pages = pages;
        this.clock = clock;
    }

    @Get("/sets/new")
    HttpResponse<?> newSet(HttpRequest<?> request) {
        return set(request, null, Map.of("importance", Importance.HIGH.code()), "");
    }

    @Post("/sets/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addSet(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        try {
            BackupSet added = desk.addSet(wantedSet(typed), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/backups/new?set=" + added.id()));
        } catch (DcimException e) {
            return set(request, null, typed.fields(), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/sets/{id}")
    HttpResponse<?> editSet(HttpRequest<?> request, long id) {
        BackupSet set = backups.set(id);
        Map<String, String> typed = new HashMap<>();
        typed.put("name", set.name());
        typed.put("kind", set.kind().code());
        typed.put("importance", set.importance().code());
        typed.put("label", set.label());
        typed.put(
                "asset", set.assetId() == null ? "" : assets.get(set.assetId()).name());
        typed.put("title", Objects.toString(set.titleId(), ""));
        typed.put("owner", set.owner());
        typed.put("over", set.active() ? "" : "yes");
        for (int i = 0; i < BackupSet.ATTRIBUTES.size(); i++) {
            typed.put(BackupSet.ATTRIBUTES.get(i), set.attributes().get(i));
        }
        return set(request, set, typed, "");
    }

    @Post("/sets/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> changeSet(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        BackupSet set = backups.set(id);
        Typed typed = Typed.of(body);
        try {
            desk.changeSet(
                    id,
                    typed.number("revision"),
                    wantedSet(typed),
                    !typed.text("over").equals("yes"),
                    typed.text("reason"),
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/backups"));
        } catch (DcimException e) {
            return set(request, set, typed.fields(), text(request, e)).status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private BackupDesk.WantedSet wantedSet(Typed typed) {
        Map<String, String> attributes = new HashMap<>();
        BackupSet.ATTRIBUTES.forEach(name -> attributes.put(name, typed.text(name)));
        return new BackupDesk.WantedSet(
                typed.text("name"),
                DataKind.of(typed.text("kind")).orElseThrow(() -> invalid("kind", typed)),
                Stream.of(Importance.values())
                        .filter(one -> one.code().equals(typed.text("importance")))
                        .findFirst()
                        .orElseThrow(() -> invalid("importance", typed)),
                typed.text("label"),
                device("asset", typed.text("asset")),
                typed.id("title"),
                typed.text("owner"),
                attributes);
    }

    private MutableHttpResponse<?> set(
            HttpRequest<?> request, @Nullable BackupSet set, Map<String, String> typed, String fault) {
        return pages.page(
                request,
                pages.visit(request).t("backup.add-set"),
                "backup/set",
                new BackupSetPage(
                        set,
                        software.lines(null).values().stream()
                                .map(line -> line.title())
                                .toList(),
                        devices(),
                        typed,
                        fault));
    }

    /** Shows the form of a plan: what of it there is to fill in depends on what runs it. */
    @Get("/new")
    HttpResponse<?> newPlan(
            HttpRequest<?> request, @Nullable @QueryValue Long set, @QueryValue(defaultValue = "") String runner) {
        return plan(
                request,
                null,
                set == null ? null : backups.set(set),
                RunnerKind.of(runner).orElse(null),
                Map.of(),
                "",
                "");
    }

    /** Declares a plan, or tries its connection where {@code do} is {@code test}; nothing typed is lost by a refusal. */
    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> declare(HttpRequest<?> request, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        BackupSet set = backups.set(typed.number("set"));
        RunnerKind runner = RunnerKind.of(typed.text("runner")).orElseThrow(() -> invalid("runner", typed));
        try {
            BackupDesk.WantedPlan wanted = wantedPlan(typed, set, runner);
            if (typed.text("do").equals("test")) {
                desk.check(wanted);
                return tried(request, null, set, wanted, typed);
            }
            long id = desk.declare(wanted, SignedIn.name(request)).id();
            return HttpResponse.seeOther(URI.create("/backups/plans/" + id));
        } catch (DcimException e) {
            return plan(request, null, set, runner, typed.fields(), "", text(request, e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private HttpResponse<?> tried(
            HttpRequest<?> request,
            @Nullable BackupPlan plan,
            BackupSet set,
            BackupDesk.WantedPlan wanted,
            Typed typed) {
        String found = wanted.runner() == RunnerKind.REPORTED ? "" : desk.tryOut(wanted);
        return plan(
                request,
                plan,
                set,
                wanted.runner(),
                typed.fields(),
                pages.visit(request).t("backup.tried", found),
                "");
    }

    /** Shows the form of a plan as it is. */
    @Get("/plans/{id}/change")
    HttpResponse<?> editPlan(HttpRequest<?> request, long id) {
        BackupPlan plan = backups.plan(id);
        return plan(request, plan, backups.set(plan.setId()), plan.runner(), typed(plan), "", "");
    }

    /** Changes a plan, or tries its connection where {@code do} is {@code test}; nothing typed is lost by a refusal. */
    @Post("/plans/{id}/change")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> changePlan(HttpRequest<?> request, long id, @Body Map<String, Object> body) {
        Typed typed = Typed.of(body);
        BackupPlan plan = backups.plan(id);
        BackupSet set = backups.set(plan.setId());
        try {
            BackupDesk.WantedPlan wanted = wantedPlan(typed, set, plan.runner());
            if (typed.text("do").equals("test")) {
                desk.check(wanted, plan);
                return tried(request, plan, set, wanted, typed);
            }
            desk.change(id, typed.number("revision"), wanted, typed.text("reason"), SignedIn.name(request));
            return HttpResponse.seeOther(URI.create("/backups/plans/" + id));
        } catch (DcimException e) {
            return plan(request, plan, set, plan.runner(), typed.fields(), "", text(request, e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private Map<String, String> typed(BackupPlan plan) {
        Map<String, String> typed = new HashMap<>();
        typed.put("name", plan.name());
        typed.put("revision", Integer.toString(plan.revision()));
        plan.values().forEach((name, value) -> typed.put("s-" + name, value));
        typed.put("cron", plan.cron());
        typed.put("window", Integer.toString(plan.windowMinutes()));
        typed.put("keep-days", Integer.toString(plan.keepDays()));
        typed.put("keep-least", Integer.toString(plan.keepLeast()));
        typed.put("test-months", Integer.toString(plan.testMonths()));
        backups.targets(plan.id()).forEach(target -> {
            int i = target.position();
            typed.put("target-" + i, target.address());
            typed.put(
                    "target-device-" + i,
                    target.assetId() == null ? "" : assets.get(target.assetId()).name());
            typed.put("target-medium-" + i, target.medium().code());
            typed.put("target-place-" + i, target.place());
            typed.put("target-external-" + i, target.external() ? "yes" : "");
        });
        return typed;
    }

    private BackupDesk.WantedPlan wantedPlan(Typed typed, BackupSet set, RunnerKind runner) {
        Map<String, String> settings = new LinkedHashMap<>();
        desk.settings(runner).forEach(name -> settings.put(name, typed.text("s-" + name)));
        List<BackupDesk.WantedTarget> targets = new ArrayList<>();
        for (int i = 0; i < BackupPlanForm.TARGETS; i++) {
            if (!typed.text("target-" + i).isEmpty()) {
                targets.add(new BackupDesk.WantedTarget(
                        typed.text("target-" + i),
                        device("target-device", typed.text("target-device-" + i)),
                        Medium.of(typed.text("target-medium-" + i)).orElseThrow(() -> invalid("target-medium", typed)),
                        typed.text("target-place-" + i),
                        typed.text("target-external-" + i).equals("yes")));
            }
        }
        return new BackupDesk.WantedPlan(
                typed.text("name"),
                set.id(),
                runner,
                settings,
                typed.text("cron"),
                typed.number("window"),
                typed.number("keep-days"),
                typed.number("keep-least"),
                typed.number("test-months"),
                targets);
    }

    private MutableHttpResponse<?> plan(
            HttpRequest<?> request,
            @Nullable BackupPlan plan,
            @Nullable BackupSet set,
            @Nullable RunnerKind runner,
            Map<String, String> typed,
            String answer,
            String fault) {
        var page = new BackupPlanForm(
                backups.sets().stream().filter(BackupSet::active).toList(),
                plan,
                set,
                runner,
                runner == null ? List.of() : desk.settings(runner),
                devices(),
                typed,
                times(typed.getOrDefault("cron", "")),
                answer,
                fault);
        return pages.page(
                request, pages.visit(request).t(plan == null ? "backup.declare" : "backup.change"), "backup/new", page);
    }

    private List<Instant> times(String cron) {
        try {
            RunTimes times = RunTimes.of(cron);
            return Stream.iterate(
                            times.after(clock.instant()),
                            java.util.Optional::isPresent,
                            time -> times.after(time.get()))
                    .limit(TIMES_SHOWN)
                    .map(java.util.Optional::get)
                    .toList();
        } catch (DcimException e) {
            // why: the refusal stands above the form already
            return List.of();
        }
    }

    private List<String> devices() {
        var all = new AssetFilter("", null, null, Set.of(), null, null, null, null, null);
        return assets.find(all, AssetOrder.NAME, false, 0, MOST_OFFERED).assets().stream()
                .map(Asset::name)
                .toList();
    }

    private @Nullable Long device(String field, String name) {
        if (name.isEmpty()) {
            return null;
        }
        return assets.named(name)
                .map(Asset::id)
                .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, field, name, ""));
    }

    private static DcimException invalid(String field, Typed typed) {
        return new DcimException(ErrorCode.INVALID_VALUE, field, typed.text(field), "");
    }

    private String text(HttpRequest<?> request, DcimException failure) {
        Words words = pages.visit(request).words();
        if (failure.code() == ErrorCode.BACKUP_FAILED) {
            return BackupWords.fault(failure.arguments().get(0).toString(), words)
                    + ": "
                    + failure.arguments().get(1);
        }
        if (failure.code() == ErrorCode.OVERLAPPING_WINDOWS) {
            return words.t(
                    "error.overlapping-windows",
                    failure.arguments().get(0),
                    failure.arguments().get(1),
                    words.minute((Instant) failure.arguments().get(2)));
        }
        return FieldText.of(failure, words, "backup.accepted.");
    }
}
