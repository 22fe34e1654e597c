package dosi.endpoint;

import java.time.Duration;

/// How the knowledge base is served.
///
/// @param host the address to listen at; `localhost` keeps it on this machine
/// @param port from 1 to 65535, or 0 for any free one
/// @param queryTimeout how long one query may run
public record EndpointOptions(String host, int port, Duration queryTimeout) {

    /// This machine only, port 3030, one minute a query.
    public static final EndpointOptions LOCAL =
            new EndpointOptions("localhost", 3030, Duration.ofMinutes(1));

    public EndpointOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535: " + port);
        }
        if (queryTimeout.isNegative() || queryTimeout.isZero()) {
            throw new IllegalArgumentException("a timeout is longer than nothing: " + queryTimeout);
        }
    }

    /// The same with another port.
    public EndpointOptions withPort(int other) {
        return new EndpointOptions(host, other, queryTimeout);
    }
}
