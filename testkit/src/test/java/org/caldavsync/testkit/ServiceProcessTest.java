package org.caldavsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.caldavsync.testkit.ServiceProcess.Exit;
import org.caldavsync.testkit.ServiceProcess.Launch;
import org.junit.jupiter.api.Test;

class ServiceProcessTest {
    /** Stands in for the service, whose module comes later in the build. */
    static final class Program {
        private Program() {}

        static void main(String[] arguments) throws IOException {
            System.out.println("mode " + System.getenv("MODE"));
            if ("refuse".equals(System.getenv("MODE"))) {
                System.exit(2);
            }
            int port = Integer.parseInt(System.getenv("SERVER_PORT"));
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/api/health", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }
    }

    @Test
    void a_service_that_answers_can_be_asked_read_and_stopped() {
        try (ServiceProcess service = ServiceProcess.start(launch("serve"))) {
            service.awaitOutput("mode serve");

            assertThat(Ports.isOpen(service.uri("/").getPort())).isTrue();
            assertThat(service.stop().status()).isEqualTo(143);
            assertThat(Ports.isOpen(service.uri("/").getPort())).isFalse();
        }
    }

    @Test
    void a_service_that_ends_instead_is_reported_with_its_output() {
        assertThatThrownBy(() -> ServiceProcess.start(launch("refuse"))).hasMessageContaining("mode refuse");

        Exit exit = ServiceProcess.runToEnd(launch("refuse"));
        assertThat(exit.status()).isEqualTo(2);
        assertThat(exit.output()).contains("mode refuse");
    }

    private static Launch launch(String mode) {
        return Launch.of(Program.class.getName(), Map.of("MODE", mode)).with("-XX:TieredStopAtLevel=1");
    }
}
