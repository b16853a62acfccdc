package org.espalier.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is not as the format says is refused with its line and the reason. */
class BrokenFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3 | }  |  | line 3: it is not valid JSON",
                "3 | {\"id\": \"103\" | [1] //  | line 3: it is not valid JSON",
                "4 | \"type\": \"Sub-task\", | | line 4: the field \"type\" is missing",
                "4 | \"subtask\": true | \"subtask\": \"yes\" | line 4: the field \"subtask\" must be true or false",
                "2 | \"id\": \"102\" | \"id\": \"x\" | line 2: the field \"id\" must be a number written as text",
                "2 | \"id\": \"102\" | \"id\": 102 | line 2: the field \"id\" must be text",
                "2 | \"id\": \"102\" | \"id\": \"101\" | line 2: the id 101 is already that of line 1",
                "2 | \"key\": \"TEST-2\" | \"key\": \"TEST-1\" | line 2: the key TEST-1 is already that of line 1",
                "2 | \"key\": \"TEST-2\" | \"key\": \"test-2\" | line 2: \"test-2\" is not an issue key",
                "2 | \"key\": \"TEST-2\" | \"key\": \"SIDE-7\" | line 2: the key SIDE-7 does not belong to project TEST",
                "5 | \"statusCategory\": \"done\" | \"statusCategory\": \"over\" | line 5: the statusCategory must be new",
                "5 | \"statusCategory\": \"done\" | \"statusCategory\": \"new\" | line 9: the status \"Done\" is \"done\" here",
                "6 | 09:30:15.250-0500 | half past nine | line 6: the field \"created\" must be a time such as",
                "2 | \"direction\": \"outward\" | \"direction\": \"up\" | line 2: a link's direction must be outward or inward",
                "3 | \"key\": \"TEST-2\"}, | \"key\": \"TEST-7\"}, | line 3: link 501 is another link than in line 2",
                "2 | \"key\": \"TEST-3\"}, | \"key\": \"TEST-2\"}, | line 2: link 501 joins TEST-2 to itself",
                "8 | \"epicKey\": null | \"epicKey\": \"SIDE-1\" | line 8: by parent or epic the issue SIDE-1 stands above",
                "7 | Nobody has | \\u0000 | line 7: it holds the character U+0000",
                "2 | \"id\": \"7\" | \"id\": \"seven\" | line 2: the field \"id\" must be a number written as text",
                "2 | \"CLOSED\" | \"LATE\" | line 2: a sprint's state must be future, active or closed",
                "2 | \"CLOSED\" | \"CLOSED\", \"endDate\": \"soon\" | line 2: the field \"endDate\" must be a time such as",
                "1 | \"subtask\": false | \"subtask\": false, \"level\": 1 | line 1: the field \"level\" must be a number from 2",
                "3 | \"subtask\": false | \"subtask\": false, \"level\": 2 | line 3: the level of type \"Story\" is \"2\" here",
                "7 | \"rank\": | \"place\": | line 7: the field \"rank\" is missing",
            })
    void aBrokenLineIsNamedWithTheReason(int line, String found, String instead, String sentence) throws IOException {
        List<String> lines = harbour();
        String broken = lines.get(line - 1).replace(found, Objects.requireNonNullElse(instead, ""));
        assertThat(broken).isNotEqualTo(lines.get(line - 1));
        lines.set(line - 1, broken);
        Path file = Files.write(folder.resolve("broken.jsonl"), lines);
        assertThatThrownBy(() -> DataFile.read(file))
                .isInstanceOf(DataFileProblem.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void aCompressedFileIsReadAndOneCutOffIsRefused() throws IOException {
        Path whole = folder.resolve("whole.jsonl.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(String.join("\n", harbour()).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(DataFile.read(whole).lines()).hasSize(9);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> DataFile.read(cut))
                .isInstanceOf(DataFileProblem.class)
                .hasMessageContaining("the compressed file is broken or cut off here");
    }

    @Test
    void aFileThatIsNoTextOrHoldsNothingIsRefused() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> DataFile.read(binary)).hasMessageContaining("is not UTF-8 text");
        Path empty = Files.writeString(folder.resolve("empty"), "\n \n");
        assertThatThrownBy(() -> DataFile.read(empty)).hasMessage("it holds no issue.");
    }

    private static List<String> harbour() throws IOException {
        try (InputStream file = BrokenFileTest.class.getResourceAsStream("/sandbox/harbour.jsonl")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            return new ArrayList<>(
                    new String(bytes, StandardCharsets.UTF_8).lines().toList());
        }
    }
}
