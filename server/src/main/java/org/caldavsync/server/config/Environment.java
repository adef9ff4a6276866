package org.caldavsync.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values of the variables, from the environment or from the files it names, and everything wrong with them. */
final class Environment {
    /** Far more than a value needs; a wrong path may name anything. */
    private static final int FILE_SIZE_LIMIT = 64 * 1024;

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** The value that is set; a problem with its file counts as not set. */
    Optional<String> given(Variable variable) {
        String fileVariable = variable.name() + "_FILE";
        Optional<String> direct = nonEmpty(variable.name());
        Optional<String> file = nonEmpty(fileVariable);
        if (direct.isPresent() && file.isPresent()) {
            problem(variable, "is set twice: unset it or " + fileVariable);
            return Optional.empty();
        }
        return file.isPresent() ? file.flatMap(name -> readFile(fileVariable, name)) : direct;
    }

    /** Whether it is set in either form, whatever to. */
    boolean mentions(Variable variable) {
        return nonEmpty(variable.name()).isPresent()
                || nonEmpty(variable.name() + "_FILE").isPresent();
    }

    /**
     * The value that is set, or else the variable's default, as that type.
     *
     * @param parser throws IllegalArgumentException with what is wrong, as the end of a sentence that begins with the
     *     variable's name
     * @return empty where neither exists or the value is a problem
     */
    <T> Optional<T> read(Variable variable, Function<String, T> parser) {
        String value = given(variable).orElse(variable.fallback());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException e) {
            problem(variable, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    void problem(Variable variable, String what) {
        problems.add(variable + " " + what);
    }

    void verify() {
        if (!problems.isEmpty()) {
            throw new ConfigProblems(problems);
        }
    }

    private Optional<String> nonEmpty(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    private Optional<String> readFile(String variable, String name) {
        try {
            Path file = Path.of(name);
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                problems.add(variable + " names " + name + ", which is no file this user can read");
            } else if (Files.size(file) > FILE_SIZE_LIMIT) {
                problems.add(variable + " names " + name + ", which is too large to hold a value");
            } else {
                return content(variable, file);
            }
        } catch (IOException | InvalidPathException e) {
            problems.add(variable + " names " + name + ", which cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<String> content(String variable, Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), UTF_8);
        String value = text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (value.isEmpty()) {
            problems.add(variable + " names " + file + ", which is empty");
        }
        return Optional.of(value).filter(nonEmpty -> !nonEmpty.isEmpty());
    }
}
