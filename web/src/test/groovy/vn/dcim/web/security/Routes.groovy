package vn.dcim.web.security

import io.micronaut.http.MediaType
import io.micronaut.web.router.Router
import io.micronaut.web.router.UriRouteInfo
import vn.dcim.core.account.Permission
import vn.dcim.web.WebServer

/** All routes that the server has, as it knows them itself. */
class Routes {

    /**
     * @param template such as {@code /devices/{id}}
     * @param permission null where none is named
     * @param fields what its query or form may hold
     * @param owner the controller
     * @param takesJson whether its body is JSON and no form, as that of a program's or of a script's
     */
    record Route(String method, String template, Permission permission, List<String> fields, Class<?> owner, boolean takesJson) {

        /** The path with something in the place of each variable; what is optional is left out. */
        String path(Map<String, String> values = [:]) {
            template.replaceAll(/\{[?&][^}]*\}/, '')
                    .replaceAll(/\{\+?(\w+)[^}]*\}/) { String whole, String name -> values.getOrDefault(name, '999999999') }
        }

        boolean isOfPrograms() {
            template.startsWith('/api/')
        }

        @Override
        String toString() {
            "$method $template"
        }
    }

    private static final Set<String> ANSWERED_BY_GET = ['HEAD', 'OPTIONS']

    private static List<String> fields(UriRouteInfo route) {
        route.targetMethod.arguments.toList().collectMany { argument ->
            argument.type.record
                    ? argument.type.recordComponents*.name.collectMany { [it, it.replaceAll(/[A-Z]/) { "-${it.toLowerCase()}" }] }
                    : [argument.name]
        }.unique()
    }

    private static boolean takesJson(UriRouteInfo route) {
        route.consumes.contains(MediaType.APPLICATION_JSON_TYPE) && !route.consumes.contains(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
    }

    static List<Route> of(WebServer web) {
        web.bean(Router).uriRoutes()
                .filter { UriRouteInfo it -> !(it.httpMethodName in ANSWERED_BY_GET) }
                .map { UriRouteInfo it -> new Route(it.httpMethodName, it.uriMatchTemplate.toString(),
                        it.annotationMetadata.enumValue(Needs, Permission).orElse(null), fields(it), it.targetMethod.declaringType, takesJson(it)) }
                .distinct().toList()
                .toSorted { it.template() + it.method() }
    }
}
