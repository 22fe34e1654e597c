package dosi.endpoint;

/// How the knowledge base is served.
///
/// @param host the address to listen at; `localhost` keeps it on this machine
/// @param port from 1 to 65535, or 0 for any free one
public record EndpointOptions(String host, int port, EndpointLimits limits) {

    /// This machine only, port 3030, the usual limits.
    public static final EndpointOptions LOCAL =
            new EndpointOptions("localhost", 3030, EndpointLimits.DEFAULT);

    public EndpointOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 0 to 65535: " + port);
        }
    }

    /// The same with another port.
    public EndpointOptions withPort(int other) {
        return new EndpointOptions(host, other, limits);
    }
}
