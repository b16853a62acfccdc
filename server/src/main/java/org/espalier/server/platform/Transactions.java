package org.espalier.server.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Database transactions: all of the work is kept, or none of it. */
public final class Transactions {

    private final TransactionTemplate template;

    Transactions(TransactionTemplate template) {
        this.template = template;
    }

    /** Does the work in the transaction of the caller if there is one, else in a new one, and answers its result. */
    public <T extends @Nullable Object> T in(Supplier<T> work) {
        return template.execute(status -> work.get());
    }

    /** Does work that answers nothing, as {@link #in} does. */
    public void run(Runnable work) {
        template.executeWithoutResult(status -> work.run());
    }
}
