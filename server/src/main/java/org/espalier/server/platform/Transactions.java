package org.espalier.server.platform;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Database transactions: all of the work is kept, or none of it. */
public final class Transactions {

    private final TransactionTemplate template;
    private final TransactionTemplate apart;

    Transactions(TransactionTemplate template) {
        this.template = template;
        this.apart = new TransactionTemplate(Objects.requireNonNull(template.getTransactionManager()), template);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Does the work in the transaction of the caller if there is one, else in a new one, and answers its result. */
    public <T extends @Nullable Object> T in(Supplier<T> work) {
        return template.execute(status -> work.get());
    }

    /**
     * Does the work in a transaction of its own, whatever becomes of the caller's: for what has happened elsewhere and
     * must not be forgotten.
     */
    public <T extends @Nullable Object> T apart(Supplier<T> work) {
        return apart.execute(status -> work.get());
    }

    /** Does work that answers nothing, as {@link #in} does. */
    public void run(Runnable work) {
        template.executeWithoutResult(status -> work.run());
    }
}
