package dosi.endpoint;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/// The last line against queries that fill the memory in a way that nothing counts: when a garbage collection
/// leaves the long-lived part of the heap nearly full, the largest query is stopped.
final class MemoryWatch implements AutoCloseable {

    private final NotificationListener listener;
    private final List<MemoryPoolMXBean> pools;

    /// @param percent how full the heap may be after a collection
    /// @param whenLow called by a thread of the JVM
    MemoryWatch(int percent, Runnable whenLow) {
        pools =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
                        .filter(pool -> pool.getName().matches(".*(Old|Tenured).*"))
                        .filter(pool -> pool.getUsage().getMax() > 0)
                        .toList();
        pools.forEach(
                pool -> pool.setCollectionUsageThreshold(pool.getUsage().getMax() / 100 * percent));
        listener =
                (notification, _) -> {
                    if (notification
                            .getType()
                            .equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
                        whenLow.run();
                    }
                };
        emitter().addNotificationListener(listener, null, null);
    }

    private static NotificationEmitter emitter() {
        return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    }

    @Override
    public void close() {
        pools.forEach(pool -> pool.setCollectionUsageThreshold(0));
        try {
            emitter().removeNotificationListener(listener);
        } catch (ListenerNotFoundException alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        }
    }
}
