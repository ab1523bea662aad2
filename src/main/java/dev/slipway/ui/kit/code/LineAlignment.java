package dev.slipway.ui.kit.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the lines of two changed blocks that correspond, in their order, so that each stands beside the one it became and not beside
 * whatever happens to be as far down. Longest common subsequence with likeness in place of equality. Pure.
 */
final class LineAlignment {
    /** Lines less alike than this do not correspond. */
    private static final double ALIKE = 0.6;
    /** Larger blocks are laid beside each other as they come: nobody reads that many changed lines one by one. */
    private static final int MOST_PAIRS = 40_000;

    /** Two lines that correspond, by their places in the blocks. */
    record Pair(int left, int right) {}

    private LineAlignment() {}

    static List<Pair> of(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty() || (long) left.size() * right.size() > MOST_PAIRS) {
            return List.of();
        }
        List<Map<String, Integer>> leftWords = left.stream().map(LineAlignment::counted).toList();
        List<Map<String, Integer>> rightWords = right.stream().map(LineAlignment::counted).toList();
        double[][] best = new double[left.size() + 1][right.size() + 1];
        double[][] like = new double[left.size()][right.size()];
        for (int l = left.size() - 1; l >= 0; l--) {
            for (int r = right.size() - 1; r >= 0; r--) {
                like[l][r] = likeness(leftWords.get(l), rightWords.get(r));
                double paired = like[l][r] >= ALIKE ? like[l][r] + best[l + 1][r + 1] : 0;
                best[l][r] = Math.max(paired, Math.max(best[l + 1][r], best[l][r + 1]));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            if (like[l][r] >= ALIKE && best[l][r] == like[l][r] + best[l + 1][r + 1]) {
                pairs.add(new Pair(l++, r++));
            } else if (best[l][r] == best[l + 1][r]) {
                l++;
            } else {
                r++;
            }
        }
        return pairs;
    }

    private static Map<String, Integer> counted(String line) {
        Map<String, Integer> counts = new HashMap<>();
        LineDiff.words(line).stream().filter(word -> !word.isBlank()).forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    /** The share of characters in words that both have, from 0 to 1. */
    private static double likeness(Map<String, Integer> left, Map<String, Integer> right) {
        double shared = 0;
        double all = 0;
        for (Map.Entry<String, Integer> word : left.entrySet()) {
            int other = right.getOrDefault(word.getKey(), 0);
            shared += (double) word.getKey().length() * Math.min(word.getValue(), other);
            all += (double) word.getKey().length() * word.getValue();
        }
        double others = right.entrySet().stream().mapToDouble(word -> (double) word.getKey().length() * word.getValue()).sum();
        return all + others == 0 ? 1 : 2 * shared / (all + others);
    }
}
