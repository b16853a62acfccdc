package org.espalier.sandbox.load;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file with one issue per line as JSON, plain or compressed with gzip. */
public final class DataFile {

    private static final int GZIP_MAGIC = 0x1f8b;

    private DataFile() {}

    /**
     * Reads a whole file.
     *
     * @throws DataFileProblem when anything in it is not as the format says; it names the line
     */
    public static DataSet read(Path file) {
        DataSetCheck check = new DataSetCheck();
        int line = 0;
        try (BufferedReader reader = open(file)) {
            String text = reader.readLine();
            while (text != null) {
                line++;
                if (!text.isBlank()) {
                    check.take(line, DataLineReader.read(line, text));
                }
                text = reader.readLine();
            }
        } catch (CharacterCodingException notText) {
            throw DataFileProblem.inLine(line + 1, "it or a line soon after it is not UTF-8 text");
        } catch (EOFException | ZipException broken) {
            throw DataFileProblem.inLine(line + 1, "the compressed file is broken or cut off here");
        } catch (IOException unreadable) {
            throw DataFileProblem.inFile("it cannot be read (" + unreadable.getMessage() + ").");
        }
        return new DataSet(check.lines(), Map.of(), Map.of());
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        bytes.mark(2);
        int magic = bytes.read() << 8 | bytes.read();
        bytes.reset();
        InputStream plain = magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
    }
}
