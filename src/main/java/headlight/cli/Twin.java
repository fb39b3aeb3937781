package headlight.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A Python process that does with PyTorch what Headlight does, one request at a time, and says how long it took. */
final class Twin implements AutoCloseable {

    private static final long SECONDS_TO_END = 10;

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final String version;

    /**
     * Starts it.
     *
     * @throws IOException when this is no Python, or one without PyTorch
     */
    Twin(String python, Path script) throws IOException {
        process = new ProcessBuilder(python, script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        version = answer().replaceFirst("^ready ", "");
    }

    /** The version of its PyTorch. */
    String version() {
        return version;
    }

    /** Does something once; returns the seconds it took. */
    double seconds(String request) throws IOException {
        requests.write(request);
        requests.newLine();
        requests.flush();
        return Double.parseDouble(answer());
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the Python twin ended: expected a Python with torch");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        requests.close();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
