package dev.slipway.rehearse.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.model.ProblemException;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** Events as text: one JSON object without line ends, whose {@code event} names the kind. */
public final class EventJson {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface Typed {}

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(RehearsalEvent.class, Typed.class)
            .registerSubtypes(Arrays.stream(RehearsalEvent.class.getPermittedSubclasses())
                    .map(type -> new NamedType(type, type.getSimpleName())).toArray(NamedType[]::new))
            .build();

    private EventJson() {}

    public static String write(RehearsalEvent event) {
        return MAPPER.writerFor(RehearsalEvent.class).writeValueAsString(event);
    }

    /** @throws ProblemException when the line is no event */
    public static RehearsalEvent read(String line) {
        try {
            return MAPPER.readValue(line, RehearsalEvent.class);
        } catch (JacksonException e) {
            throw new ProblemException("A line of a rehearsal's events cannot be read", line.substring(0, Math.min(80, line.length())),
                    "The file was cut off or changed: rehearse again");
        }
    }
}
