package dev.slipway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher in a checkout of the test's own, with a Java and a Maven that only write down how they were called. */
@Timeout(60)
class LauncherTest {
    private static final String JAVA = "printf '%s\\n' \"$@\" | sed -n '/^-jar$/,$p'; exit ${ANSWER:-0}";
    private static final String MAVEN =
            "echo built >>\"$LOG\"; echo \"$*\" >\"$LOG.call\"; mkdir -p target/lib; : >target/lib/javafx-base.jar; cat \"$LOG\" >target/slipway.jar; "
                    + "[ -z \"${BROKEN:-}\" ] || { echo broken; exit 1; }";

    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void prepare() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        Files.createDirectories(checkout.resolve("packaging"));
        Files.createDirectories(checkout.resolve("src/main"));
        Files.createDirectories(checkout.resolve("icons"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("packaging/slipway"), launcher());
        Files.setPosixFilePermissions(launcher(), PosixFilePermissions.fromString("rwxr-xr-x"));
        jdk("jdk-25", "25.0.1");
        program(folder.resolve("maven/mvn"), MAVEN);
        age(checkout.resolve("pom.xml"));
        age(checkout.resolve("src/main"));
        age(checkout.resolve("icons"));
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        assertThat(run(launcher(), List.of()).error).contains("building");
        assertThat(run(launcher(), List.of()).error).isEmpty();
        assertThat(builds()).isEqualTo(1);
        Path source = Files.writeString(checkout.resolve("src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(launcher(), List.of()).error).contains("building");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aNewPictureIsBuiltInAndALibraryThatIsNotUsedAnyMoreIsNotRun() throws Exception {
        run(launcher(), List.of());
        Files.writeString(checkout.resolve("target/lib/javafx-base-25.jar"), "");
        Path icon = Files.writeString(checkout.resolve("icons/slipway.svg"), "");
        Files.setLastModifiedTime(icon, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(launcher(), List.of()).error).contains("building");
        assertThat(copies()).singleElement().satisfies(copy -> assertThat(copy.resolve("javafx")).isDirectoryContaining("glob:**.jar")
                .isDirectoryNotContaining("glob:**-25.jar"));
    }

    @Test
    void aBuildNeitherCompilesTestsNorRunsThoseThatAreThere() throws Exception {
        run(launcher(), List.of());
        assertThat(Files.readString(folder.resolve("builds.call"))).contains("-Dmaven.test.skip=true", "-DskipTests");
    }

    @Test
    void buildsOnceWhenStartedTwiceAtTheSameTime() throws Exception {
        Process first = start(launcher(), List.of(), Map.of());
        Process second = start(launcher(), List.of(), Map.of());
        assertThat(result(first).exit).isZero();
        assertThat(result(second).exit).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aRebuildTouchesNothingOfASlipwayThatRuns() throws Exception {
        program(folder.resolve("jvm/jdk-25/bin/java"), "echo started; read line");
        Process running = start(launcher(), List.of(), Map.of());
        BufferedReader said = running.inputReader();
        assertThat(said.readLine()).isEqualTo("started");
        Path first = copies().getFirst();
        makeNewer();
        jdk("jdk-25", "25.0.1");
        assertThat(run(launcher(), List.of()).error).contains("building");
        assertThat(copies()).hasSize(2).contains(first);
        assertThat(first.resolve("slipway.jar")).hasContent("built");
        running.outputWriter().close();
        assertThat(running.waitFor()).isNotNegative();
        makeNewer();
        assertThat(run(launcher(), List.of()).error).contains("building");
        assertThat(copies()).as("what nobody runs is removed").hasSize(1).doesNotContain(first);
        assertThat(copies().getFirst().resolve("slipway.jar")).hasContent("built\nbuilt\nbuilt");
    }

    @Test
    void onlyWhatDrawsGetsJavaFxAndGetsItAsModules() throws Exception {
        program(folder.resolve("jvm/jdk-25/bin/java"), "printf '%s\\n' \"$@\"");
        String window = run(launcher(), List.of()).output;
        assertThat(window.lines()).contains("--module-path", copies().getFirst().toRealPath() + "/javafx");
        assertThat(copies().getFirst().resolve("javafx/javafx-base.jar")).exists();
        assertThat(copies().getFirst().resolve("lib")).isEmptyDirectory();
        assertThat(run(launcher(), List.of("tour")).output).contains("--module-path");
        assertThat(run(launcher(), List.of("plan")).output).doesNotContain("--module-path", "javafx");
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(checkout.resolve("target/launcher"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("app-")).sorted().toList();
        }
    }

    /** A source that is newer than the last build, whatever the clock says. */
    private void makeNewer() throws IOException {
        FileTime built = Files.getLastModifiedTime(checkout.resolve("target/launcher/built"));
        Path source = Files.writeString(checkout.resolve("src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(built.toInstant().plusSeconds(1)));
        Files.setLastModifiedTime(checkout.resolve("target/launcher/built"), FileTime.from(built.toInstant().minusSeconds(1)));
    }

    @Test
    void passesArgumentsAndExitCodeOnFromAnywhereAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a checkout/packaging/slipway"));
        Result result = run(link, List.of("plan", "--from", "a b", ""), Map.of("ANSWER", "3"));
        assertThat(result.exit).isEqualTo(3);
        assertThat(result.output.lines()).first().isEqualTo("-jar");
        assertThat(result.output.lines().skip(1)).first().asString().startsWith(checkout.toRealPath() + "/target/launcher/app-");
        assertThat(result.output.lines().skip(2)).containsExactly("plan", "--from", "a b", "");
    }

    @Test
    void saysInOneLineThatTheJdkIsMissingOrTooOld() throws Exception {
        jdk("jdk-25", "21.0.2");
        Result result = run(launcher(), List.of());
        assertThat(result.exit).isEqualTo(2);
        assertThat(result.error.lines()).singleElement().asString().contains("JDK 25");
    }

    @Test
    void saysInOneLineThatMavenIsMissing() throws Exception {
        Result result = run(launcher(), List.of(), Map.of("PATH", withoutMaven()));
        assertThat(result.exit).isEqualTo(2);
        assertThat(result.error.lines()).singleElement().asString().contains("Maven is missing");
    }

    @Test
    void showsWhyABuildFailed() throws Exception {
        Result result = run(launcher(), List.of(), Map.of("BROKEN", "yes"));
        assertThat(result.exit).isEqualTo(2);
        assertThat(result.error).contains("broken").contains("the build failed");
        assertThat(run(launcher(), List.of()).exit).isZero();
    }

    private Path launcher() {
        return checkout.resolve("packaging/slipway");
    }

    private void jdk(String name, String version) throws IOException {
        Path home = folder.resolve("jvm").resolve(name);
        program(home.resolve("bin/java"), JAVA);
        program(home.resolve("bin/javac"), "exit 1");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void age(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    /** The system's programs without Maven: the few that the launcher needs. */
    private String withoutMaven() throws IOException {
        Path programs = folder.resolve("programs");
        for (String name : List.of("bash", "dirname", "readlink", "find", "flock", "mkdir", "rm", "env")) {
            program(programs.resolve(name), "exec /usr/bin/" + name + " \"$@\"");
        }
        return programs.toString();
    }

    private Result run(Path program, List<String> arguments) throws Exception {
        return run(program, arguments, Map.of());
    }

    private Result run(Path program, List<String> arguments, Map<String, String> environment) throws Exception {
        return result(start(program, arguments, environment));
    }

    private Process start(Path program, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_") || name.equals("JAVA_HOME"));
        builder.environment().put("SLIPWAY_JVM_FOLDERS", "jvm/*");
        builder.environment().put("LOG", folder.resolve("builds").toString());
        builder.environment().put("PATH", folder.resolve("maven") + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Result result(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes());
        String error = new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output, error);
    }

    private record Result(int exit, String output, String error) {}
}
