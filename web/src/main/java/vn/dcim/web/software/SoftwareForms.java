package vn.dcim.web.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.FieldFault;
import vn.dcim.core.software.InstallationField;
import vn.dcim.core.software.Licence;
import vn.dcim.core.software.LicenceField;
import vn.dcim.core.software.SoftwareTitle;
import vn.dcim.core.software.TitleField;
import vn.dcim.core.unit.Unit;
import vn.dcim.core.unit.Units;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.software.FormPage.Group;

/** The forms of this register, as they are first shown and as they come back. */
@Singleton
final class SoftwareForms {

    private static final List<Group> TITLE = List.of(
            new Group("software.group.article", TitleField.OF_ARTICLE_10),
            new Group(
                    "software.group.right",
                    List.of(
                            TitleField.MAKER,
                            TitleField.KIND,
                            TitleField.GROUND,
                            TitleField.PERMIT,
                            TitleField.PERMIT_DECISION,
                            TitleField.PERMITTED_ON,
                            TitleField.RECOMMENDED_BY)),
            new Group(
                    "software.group.rating",
                    List.of(
                            TitleField.CONFIDENTIALITY,
                            TitleField.INTEGRITY,
                            TitleField.AVAILABILITY,
                            TitleField.RATED_BY,
                            TitleField.RATED_ON,
                            TitleField.MEASURES)),
            new Group("software.group.rest", List.of(TitleField.RETIRED_ON, TitleField.NOTE)));
    private static final List<Group> LICENCE = List.of(
            new Group(
                    "licence.group.what",
                    List.of(
                            LicenceField.METRIC,
                            LicenceField.SEATS,
                            LicenceField.TERM,
                            LicenceField.STARTS_ON,
                            LicenceField.ENDS_ON)),
            new Group(
                    "licence.group.paper",
                    List.of(
                            LicenceField.NUMBER,
                            LicenceField.CONTRACT,
                            LicenceField.SUPPLIER,
                            LicenceField.DECISION,
                            LicenceField.PRICE,
                            LicenceField.KEY_KEPT_AT)),
            new Group(
                    "licence.group.renewal",
                    List.of(
                            LicenceField.RENEWAL_PERSON,
                            LicenceField.RENEWAL_UNTIL,
                            LicenceField.RENEWAL_DONE_ON,
                            LicenceField.RENEWAL_DOCUMENT,
                            LicenceField.BUDGET_YEAR)),
            new Group("software.group.rest", List.of(LicenceField.NOTE)));
    private static final List<Group> INSTALLATION =
            List.of(new Group("installation.group.what", Arrays.asList(InstallationField.values())));

    private final Pages pages;
    private final Units units;

    SoftwareForms(Pages pages, Units units) {
        this.pages = pages;
        this.units = units;
    }

    /** What came of what was sent; empty lists and texts before it was. */
    record Answer(
            Map<String, String> typed,
            List<FieldFault> faults,
            @Nullable DcimException failure) {

        static Answer fresh(Map<String, String> typed) {
            return new Answer(typed, List.of(), null);
        }

        HttpStatus status() {
            if (failure != null) {
                return failure.code() == ErrorCode.CHANGED_MEANWHILE
                        ? HttpStatus.CONFLICT
                        : HttpStatus.UNPROCESSABLE_ENTITY;
            }
            return faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
        }
    }

    MutableHttpResponse<?> title(HttpRequest<?> request, @Nullable SoftwareTitle title, Answer answer) {
        Map<String, List<String>> lists = Map.of(
                TitleField.MANAGED_BY.code(),
                units.all().stream().map(Unit::name).toList());
        return title == null
                ? form(request, "software.add", "", "/software/new", "/software", TITLE, answer, false, lists)
                : form(
                        request,
                        "software.edit",
                        title.title(),
                        "/software/" + title.id() + "/edit",
                        "/software/" + title.id(),
                        TITLE,
                        answer,
                        true,
                        lists);
    }

    /** @param licence that is changed; null for a new one */
    MutableHttpResponse<?> licence(
            HttpRequest<?> request, SoftwareTitle title, @Nullable Licence licence, Answer answer) {
        String back = "/software/" + title.id();
        return form(
                request,
                licence == null ? "licence.add" : "licence.edit",
                title.title(),
                back + "/licences/" + (licence == null ? "new" : licence.id() + "/edit"),
                back,
                LICENCE,
                answer,
                licence != null,
                Map.of());
    }

    MutableHttpResponse<?> renewal(HttpRequest<?> request, SoftwareTitle title, Licence licence, Answer answer) {
        String back = "/software/" + title.id();
        return form(
                request,
                "licence.renew",
                title.title(),
                back + "/licences/" + licence.id() + "/renew",
                back,
                LICENCE,
                answer,
                false,
                Map.of());
    }

    /** @param id of the installation that is changed; null for a new one */
    MutableHttpResponse<?> installation(HttpRequest<?> request, SoftwareTitle title, @Nullable Long id, Answer answer) {
        String back = "/software/" + title.id();
        return form(
                request,
                id == null ? "installation.add" : "installation.edit",
                title.title(),
                back + "/installations/" + (id == null ? "new" : id + "/edit"),
                back,
                INSTALLATION,
                answer,
                id != null,
                Map.of());
    }

    private MutableHttpResponse<?> form(
            HttpRequest<?> request,
            String key,
            String about,
            String action,
            String back,
            List<Group> groups,
            Answer answer,
            boolean asksReason,
            Map<String, List<String>> lists) {
        Visit visit = pages.visit(request);
        String refusal =
                answer.failure() == null ? "" : FieldText.of(answer.failure(), visit.words(), "software.accepted.");
        return pages.page(
                        request,
                        visit.t(key, about),
                        "software/form",
                        new FormPage(
                                key,
                                about,
                                action,
                                back,
                                groups,
                                answer.typed(),
                                answer.faults(),
                                refusal,
                                asksReason,
                                lists))
                .status(answer.status());
    }
}
