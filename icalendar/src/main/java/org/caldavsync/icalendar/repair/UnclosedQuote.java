package org.caldavsync.icalendar.repair;

import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;
import org.caldavsync.icalendar.RepairKind;

/** {@code CN="Eve:mailto:…}: strict readers take everything after the quote for a parameter, the next lines included. */
final class UnclosedQuote implements LineRepair {
    @Override
    public RepairKind kind() {
        return RepairKind.QUOTE_UNCLOSED;
    }

    @Override
    public ContentLine repair(ContentLine line) {
        return line.hasUnclosedQuote()
                ? line.withParameters(line.parameters().stream()
                        .map(UnclosedQuote::withoutOddQuotes)
                        .toList())
                : line;
    }

    private static Parameter withoutOddQuotes(Parameter parameter) {
        boolean odd = parameter.text().chars().filter(c -> c == '"').count() % 2 == 1;
        return odd ? new Parameter(parameter.name(), parameter.text().replace("\"", "")) : parameter;
    }
}
