package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxOptionsTest {

    @Test
    void whatIsNotGivenHasAValue() {
        assertThat(SandboxOptions.of(List.of()))
                .isEqualTo(new SandboxOptions(
                        8491, Dialect.CLOUD, Optional.empty(), Path.of("espalier-sandbox-data"), OptionalLong.empty()));
    }

    @Test
    void bothWaysOfWritingAnOptionAreRead() {
        assertThat(SandboxOptions.of(List.of("--port", "0", "--data=a=b.gz", "--store", "s", "--parent=7")))
                .isEqualTo(new SandboxOptions(
                        0, Dialect.CLOUD, Optional.of(Path.of("a=b.gz")), Path.of("s"), OptionalLong.of(7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port       | Nothing was started, because option --port needs a value after it, and there is none.",
                "--port=x     | Nothing was started, because option --port takes a number from 0 to 65535, not \"x\".",
                "--port=65536 | Nothing was started, because option --port takes a number from 0 to 65535, not \"65536\".",
                "--port=-1    | Nothing was started, because option --port takes a number from 0 to 65535, not \"-1\".",
                "--dialect=x  | Nothing was started, because \"x\" is no dialect; --dialect takes cloud or data-center.",
                "file.jsonl   | Nothing was started, because option \"file.jsonl\" is unknown; the sandbox knows --port, --dialect, --data, --store and --parent.",
            })
    void whatCannotBeReadIsToldInOneSentence(String argument, String sentence) {
        assertThatThrownBy(() -> SandboxOptions.of(List.of(argument)))
                .isInstanceOf(SandboxFailure.class)
                .hasMessage(sentence)
                .extracting(failure -> ((SandboxFailure) failure).exit())
                .isEqualTo(SandboxFailure.Exit.USAGE);
    }
}
