package vn.dcim.demo

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import spock.lang.AutoCleanup
import spock.lang.Shared
import vn.dcim.plant.Plant
import vn.dcim.web.WebServer
import vn.dcim.web.security.RouteRights
import vn.dcim.web.security.Routes.Route

/** The table of rights against what the server answers, for every route that only the demo has; its plant stands still. */
class DemoRightsSpec extends RouteRights {

    @Shared @AutoCleanup Plant plant
    @Shared Path folder

    WebServer server() {
        plant = Plant.builder().build()
        folder = Files.createTempDirectory('dcim-demo-rights')
        new WebServer(['dcim.roles': 'web', 'dcim.limits.exports': 1000], [plant, KeptClock.in(folder, Clock.systemUTC())])
    }

    boolean isTried(Route route) {
        route.owner().packageName == DemoRightsSpec.packageName
    }

    def cleanupSpec() {
        folder.toFile().deleteDir()
    }

    def "every route of the demo names the right it needs"() {
        expect:
        routes.every { it.permission() != null }
        routes*.toString().containsAll(['GET /scenarios', 'POST /scenarios/{name}/start', 'POST /api/v1/demo/clock'])
    }
}
