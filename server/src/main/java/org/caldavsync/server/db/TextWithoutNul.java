package org.caldavsync.server.db;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** PostgreSQL refuses U+0000 in texts, which other servers send: it becomes the replacement character, as in Unicode 5.22. */
final class TextWithoutNul extends AbstractArgumentFactory<String> {
    TextWithoutNul() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        String text = value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
        return (position, statement, context) -> statement.setString(position, text);
    }
}
