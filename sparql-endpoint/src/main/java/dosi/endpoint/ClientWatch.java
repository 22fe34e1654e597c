package dosi.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.jspecify.annotations.Nullable;

/// Notices that a client has gone while its query still computes.
///
/// Jetty reads a connection again only after it has answered, so it would notice when the first bytes of the
/// answer cannot be sent. Here the connections of running queries are watched by a selector of their own. One
/// that becomes readable is at its end, or brings the next request early; which of the two, a read of one byte
/// tells. A byte that comes is given back to the connection when the watch ends, and it is watched no longer.
final class ClientWatch implements AutoCloseable {

    private final Selector selector;
    private final Queue<Watched> added = new ConcurrentLinkedQueue<>();

    ClientWatch() {
        try {
            selector = Selector.open();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofPlatform().daemon().name("dosi-client-watch").start(this::run);
    }

    /// A watch that lasts until it is closed, by the thread that answers and before it has answered.
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private final class Watched implements Watch {
        private final Connection connection;
        private final SocketChannel channel;
        private final Runnable whenGone;
        private @Nullable SelectionKey key;
        private @Nullable ByteBuffer early;
        private boolean ended;

        private Watched(Connection connection, SocketChannel channel, Runnable whenGone) {
            this.connection = connection;
            this.channel = channel;
            this.whenGone = whenGone;
        }

        private synchronized void register() throws ClosedChannelException {
            if (!ended) {
                key = channel.register(selector, SelectionKey.OP_READ, this);
            }
        }

        private synchronized void readable() {
            if (ended) {
                return;
            }
            ByteBuffer one = ByteBuffer.allocate(1);
            try {
                int count = channel.read(one);
                if (count == 0) {
                    return;
                }
                if (count > 0) {
                    early = one.flip();
                } else {
                    whenGone.run();
                }
            } catch (IOException broken) {
                whenGone.run();
            }
            unregister();
        }

        private void unregister() {
            if (key != null) {
                key.cancel();
            }
        }

        @Override
        public synchronized void close() {
            ended = true;
            unregister();
            selector.wakeup();
            if (early != null && connection instanceof Connection.UpgradeTo reader) {
                reader.onUpgradeTo(early);
            }
        }
    }

    /// Watches the client of a request.
    ///
    /// @param whenGone called once by another thread, if the client goes
    Watch watch(HttpServletRequest request, Runnable whenGone) {
        Connection connection =
                ServletContextRequest.getServletContextRequest(request)
                        .getConnectionMetaData()
                        .getConnection();
        if (!(connection.getEndPoint() instanceof SocketChannelEndPoint plain)
                || !(plain.getTransport() instanceof SocketChannel channel)) {
            return () -> {};
        }
        Watched watched = new Watched(connection, channel, whenGone);
        added.add(watched);
        selector.wakeup();
        return watched;
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey ready : selector.selectedKeys()) {
                    if (ready.attachment() instanceof Watched watched) {
                        watched.readable();
                    }
                }
                selector.selectedKeys().clear();
                registerAdded();
            }
        } catch (ClosedSelectorException closed) {
            // the server has stopped
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void registerAdded() {
        for (int left = added.size(); left > 0; left--) {
            Watched watched = added.poll();
            try {
                if (watched != null) {
                    watched.register();
                }
            } catch (CancelledKeyException stillLeaving) {
                // its last watch ends with the next select
                added.add(watched);
                selector.wakeup();
            } catch (ClosedChannelException gone) {
                watched.whenGone.run();
            }
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
