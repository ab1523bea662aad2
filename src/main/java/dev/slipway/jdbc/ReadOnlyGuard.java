package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Wraps a production session so that code cannot write or make it writable by mistake: whatever does not only read is refused before it
 * is sent. Behind it stands the server, which was told to open the session read-only.
 */
final class ReadOnlyGuard implements InvocationHandler {
    private final Object target;
    private final ConnectionProfile profile;

    private ReadOnlyGuard(Object target, ConnectionProfile profile) {
        this.target = target;
        this.profile = profile;
    }

    static Connection around(Connection connection, ConnectionProfile profile) {
        return proxy(Connection.class, connection, profile);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object first = arguments != null && arguments.length > 0 ? arguments[0] : null;
        String name = method.getName();
        if (name.equals("setReadOnly") && Boolean.FALSE.equals(first)) {
            throw refusal();
        }
        if (first instanceof String sql && (name.startsWith("execute") || name.startsWith("prepare") || name.equals("addBatch"))) {
            refuseUnlessReading(sql);
        }
        if (name.equals("unwrap") && first != PGConnection.class && !((Class<?>) first).isInstance(proxy)) {
            throw refusal();
        }
        return guarded(call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private @Nullable Object guarded(@Nullable Object result) {
        return switch (result) {
            case CallableStatement statement -> proxy(CallableStatement.class, statement, profile);
            case PreparedStatement statement -> proxy(PreparedStatement.class, statement, profile);
            case Statement statement -> proxy(Statement.class, statement, profile);
            case Connection connection -> proxy(Connection.class, connection, profile);
            case null, default -> result;
        };
    }

    private void refuseUnlessReading(String sql) {
        boolean reading = profile.protocol() == Protocol.POSTGRESQL ? ReadingSql.holdsFor(sql) : MySqlReadingSql.holdsFor(sql);
        if (!reading) {
            throw refusal();
        }
    }

    private ProblemException refusal() {
        return new ProblemException(
                "A production session stays read-only", profile.target(), "Use a staging copy for anything that writes");
    }

    private static <T> T proxy(Class<T> type, T target, ConnectionProfile profile) {
        return type.cast(Proxy.newProxyInstance(
                ReadOnlyGuard.class.getClassLoader(), new Class<?>[] {type}, new ReadOnlyGuard(target, profile)));
    }
}
