package dev.hawkins.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts numbered in the order of their first appearance, looked up from characters without making a string. */
final class Dictionary {
    private final List<String> texts = new ArrayList<>();
    private int[] slots = new int[64];
    private int last = -1;

    Dictionary() {
        Arrays.fill(slots, -1);
    }

    int size() {
        return texts.size();
    }

    List<String> texts() {
        return texts;
    }

    /** The number of the text, which is added if it is new. */
    int code(char[] buffer, int from, int length) {
        if (last >= 0 && same(texts.get(last), buffer, from, length)) {
            return last;
        }
        int slot = hash(buffer, from, length) & (slots.length - 1);
        while (slots[slot] >= 0) {
            if (same(texts.get(slots[slot]), buffer, from, length)) {
                return last = slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        last = texts.size();
        slots[slot] = last;
        texts.add(new String(buffer, from, length));
        if (texts.size() * 2 > slots.length) {
            rehash();
        }
        return last;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int code = 0; code < texts.size(); code++) {
            char[] text = texts.get(code).toCharArray();
            int slot = hash(text, 0, text.length) & (slots.length - 1);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = code;
        }
    }

    private static int hash(char[] buffer, int from, int length) {
        int h = length;
        for (int i = 0; i < length; i++) {
            h = h * 31 + buffer[from + i];
        }
        h *= 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    private static boolean same(String text, char[] buffer, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != buffer[from + i]) {
                return false;
            }
        }
        return true;
    }
}
