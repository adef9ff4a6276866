package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events with anything in them that a content line may hold. */
final class RandomCalendars {
    private static final String[] ALPHABET = {
        "a", "Z", "7", " ", "\t", ":", ";", ",", "\\n", "\\,", "^n", "=", "%", "é", "日本", "😀", "\u2028", "\u00a0",
        "\"q\""
    };

    private RandomCalendars() {}

    static Component event(Random random) {
        return component("VEVENT", random, 2);
    }

    private static Component component(String name, Random random, int depth) {
        List<ContentLine> lines = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            lines.add(line(random));
        }
        List<Component> children = new ArrayList<>();
        for (int i = depth == 0 ? 0 : random.nextInt(3); i > 0; i--) {
            children.add(component("X-CHILD-" + depth, random, depth - 1));
        }
        return new Component(name, lines, children);
    }

    private static ContentLine line(Random random) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            parameters.add(Parameter.of("X-P" + i, text(random, 30)));
        }
        String name = random.nextBoolean() ? "X-PROPERTY" : "summary";
        return ContentLine.of(name + ":" + text(random, 200)).withParameters(parameters);
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }
}
