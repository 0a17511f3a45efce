package vn.dcim.web.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The description of the API, written by the compiler from the controllers. */
@Hidden
@Controller("/api/v1/openapi.yml")
@Secured(SecurityRule.IS_ANONYMOUS)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "dcim",
                        version = "1",
                        description = "Devices, readings, history and alarms of a data centre. A list answers "
                                + "{\"items\":[…],\"total\":n}; failures are problem documents (RFC 9457)."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
final class ApiDescription {

    private static final String YAML = "application/yaml; charset=utf-8";

    @Get(produces = YAML)
    StreamedFile yaml() {
        return new StreamedFile(
                ApiDescription.class.getResourceAsStream("/META-INF/swagger/dcim-1.yml"), MediaType.of(YAML));
    }
}
