package dev.slipway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordSourceTest {
    @Test
    void aPersonIsAskedOnceForEachUserAtEachPlace() {
        List<String> asked = new ArrayList<>();
        PasswordSource source = PasswordSource.askingOnce(profile -> {
            asked.add(profile.user());
            return profile.user().equals("nobody") ? Optional.empty() : Optional.of(Secret.of("of " + profile.user()));
        });
        for (String user : List.of("ann", "bob", "ann", "nobody", "nobody")) {
            ConnectionProfile profile = ConnectionProfile.parse("postgresql://" + user + "@localhost/shop", "p", Environment.STAGING)
                    .profile();
            assertThat(source.find(profile).isPresent()).isEqualTo(!user.equals("nobody"));
        }
        assertThat(asked).as("who gave no answer is asked again").containsExactly("ann", "bob", "nobody", "nobody");
    }
}
